package org.plantdiseasedetector.update.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.update.Release;
import org.plantdiseasedetector.update.archive.ArchiveWriter;
import org.plantdiseasedetector.update.tuf.Fields;
import org.plantdiseasedetector.update.tuf.Hashes;
import org.plantdiseasedetector.update.tuf.Role;
import org.plantdiseasedetector.update.tuf.RoleKeys;
import org.plantdiseasedetector.update.tuf.RootMetadata;
import org.plantdiseasedetector.update.tuf.StrictJson;
import org.plantdiseasedetector.update.tuf.TargetFetch;
import org.plantdiseasedetector.update.tuf.TargetFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes and changes a repository. The timestamp is written last, so that a client sees either the
 * old state or the new one. Keys are given by their public key. Not thread-safe.
 */
public final class Publisher {

  private static final String SPECIFICATION = "1.0.33";

  private final RepositoryFolder repository;
  private final Clock clock;

  /**
   * Makes a publisher; touches no file.
   *
   * @param folder of the repository
   * @param clock from which expiry is counted
   */
  public Publisher(Path folder, Clock clock) {
    this.repository = new RepositoryFolder(folder);
    this.clock = clock;
  }

  /**
   * Makes an empty repository.
   *
   * @param plan keys of all roles
   * @throws PublishException if there is one already
   * @throws IOException if the disk refuses
   */
  public void create(KeyPlan plan) throws PublishException, IOException {
    if (repository.exists()) {
      throw new PublishException(
          repository.folder() + " holds a repository already. It was left as it is.");
    }
    ObjectNode root = common(Role.ROOT, 1);
    root.put("consistent_snapshot", true);
    root.set("keys", StrictJson.object());
    root.set("roles", StrictJson.object());
    setKeys(root, plan);
    repository.writeMetadata("1.root.json", SignedWriter.sign(root, keysOf(plan, Role.ROOT)));
    ObjectNode targets = common(Role.TARGETS, 1);
    targets.putObject("targets");
    publish(targets, 1, 1, ring(plan));
  }

  private static Collection<SigningKey> keysOf(KeyPlan plan, Role role) {
    return plan.keys().getOrDefault(role, List.of());
  }

  private static Map<String, SigningKey> ring(KeyPlan plan) {
    Map<String, SigningKey> ring = new HashMap<>();
    plan.keys().values().forEach(keys -> keys.forEach(key -> ring.put(key.publicHex(), key)));
    return ring;
  }

  /**
   * Returns the public keys that may sign for roles.
   *
   * @param roles the roles
   * @throws IOException if the repository cannot be read
   */
  public Set<String> publicKeys(Set<Role> roles) throws IOException {
    RootMetadata root = RootMetadata.parse(repository.root());
    Set<String> keys = new TreeSet<>();
    roles.forEach(
        role -> root.of(role).keyIds().forEach(id -> keys.add(root.keys().getOrDefault(id, ""))));
    return keys;
  }

  /**
   * Adds a model, or signs one with changed files again.
   *
   * @param release what it says of itself
   * @param bundle folder with its files
   * @param ring keys of targets, snapshot and timestamp
   * @throws PublishException if keys are missing
   * @throws IOException if a file cannot be read or written
   */
  public void add(Release release, Path bundle, Map<String, SigningKey> ring)
      throws PublishException, IOException {
    ObjectNode targets = repository.current(Role.TARGETS);
    ObjectNode files = Fields.object(targets, "targets");
    removeRelease(files, release.folder());
    for (String file : release.files()) {
      addTarget(files, release.path(file), Files.readAllBytes(bundle.resolve(file)));
    }
    addTarget(files, release.path(Release.FILE), release.render());
    republish(targets, ring);
  }

  private void addTarget(ObjectNode files, String path, byte[] content) throws IOException {
    String sha256 = Sha256.hex(content);
    TargetFile file = new TargetFile(content.length, new Hashes(Map.of("sha256", sha256)));
    repository.writeTarget(TargetFetch.consistent(path, file), content);
    ObjectNode node = files.putObject(path);
    node.put("length", content.length);
    node.putObject("hashes").put("sha256", sha256);
  }

  private static boolean removeRelease(ObjectNode files, String folder) {
    List<String> gone = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : files.properties()) {
      if (entry.getKey().startsWith(folder + "/")) {
        gone.add(entry.getKey());
      }
    }
    gone.forEach(files::remove);
    return !gone.isEmpty();
  }

  /**
   * Withdraws a model: it counts as genuine no more, also where it is installed, once the new
   * metadata arrive there.
   *
   * @param folder its name and version, such as {@code leafnet-1.1.0}
   * @param ring keys of targets, snapshot and timestamp
   * @throws PublishException if there is no such model or keys are missing
   * @throws IOException if a file cannot be read or written
   */
  public void withdraw(String folder, Map<String, SigningKey> ring)
      throws PublishException, IOException {
    ObjectNode targets = repository.current(Role.TARGETS);
    if (!removeRelease(Fields.object(targets, "targets"), folder)) {
      throw new PublishException("The repository has no model " + folder + ".");
    }
    republish(targets, ring);
  }

  private void republish(ObjectNode targets, Map<String, SigningKey> ring)
      throws PublishException, IOException {
    renew(targets, Role.TARGETS);
    publish(
        targets,
        Fields.number(repository.current(Role.SNAPSHOT), "version", 1) + 1,
        Fields.number(repository.current(Role.TIMESTAMP), "version", 1) + 1,
        ring);
  }

  /**
   * Packs what a client needs to install a model into one file.
   *
   * @param release its folder in the repository, such as {@code leafnet-1.1.0}
   * @param out where to; is closed
   * @throws PublishException if there is no such model
   * @throws IOException if a file cannot be read or the disk is full
   */
  public void pack(String release, OutputStream out) throws PublishException, IOException {
    List<String> names = new ArrayList<>(repository.currentMetadata());
    ObjectNode files = Fields.object(repository.current(Role.TARGETS), "targets");
    int before = names.size();
    for (Map.Entry<String, JsonNode> entry : files.properties()) {
      if (entry.getKey().startsWith(release + "/")) {
        String sha256 = Fields.hex(entry.getValue().path("hashes"), "sha256");
        TargetFile file = new TargetFile(0, new Hashes(Map.of("sha256", sha256)));
        names.add("targets/" + TargetFetch.consistent(entry.getKey(), file));
      }
    }
    if (names.size() == before) {
      throw new PublishException("The repository has no model " + release + ".");
    }
    ArchiveWriter.pack(repository.folder(), names, out);
  }

  /**
   * Signs snapshot and timestamp anew, so that they do not expire.
   *
   * @param ring keys of snapshot and timestamp
   * @throws PublishException if keys are missing
   * @throws IOException if a file cannot be read or written
   */
  public void refresh(Map<String, SigningKey> ring) throws PublishException, IOException {
    ObjectNode snapshot = repository.current(Role.SNAPSHOT);
    renew(snapshot, Role.SNAPSHOT);
    publishSnapshot(
        snapshot, Fields.number(repository.current(Role.TIMESTAMP), "version", 1) + 1, ring);
  }

  /**
   * Writes the next root, with other keys for some roles or only a later expiry, and signs all
   * metadata below it anew.
   *
   * @param plan the new keys and thresholds of the roles that change
   * @param ring old root keys, and the keys of the roles that stay
   * @throws PublishException if keys are missing
   * @throws IOException if a file cannot be read or written
   */
  public void rotateRoot(KeyPlan plan, Map<String, SigningKey> ring)
      throws PublishException, IOException {
    ObjectNode root = repository.root();
    RootMetadata before = RootMetadata.parse(root);
    List<SigningKey> signers = new ArrayList<>(signers(before, Role.ROOT, ring));
    setKeys(root, plan);
    long version = renew(root, Role.ROOT);
    Map<String, SigningKey> all = new HashMap<>(ring);
    all.putAll(ring(plan));
    for (SigningKey key : signers(RootMetadata.parse(root), Role.ROOT, all)) {
      if (!signers.contains(key)) {
        signers.add(key);
      }
    }
    ObjectNode targets = repository.current(Role.TARGETS);
    repository.writeMetadata(version + ".root.json", SignedWriter.sign(root, signers));
    republish(targets, all);
  }

  private static void setKeys(ObjectNode root, KeyPlan plan) {
    ObjectNode roles = Fields.object(root, "roles");
    ObjectNode keys = Fields.object(root, "keys");
    for (Map.Entry<Role, List<SigningKey>> entry : new EnumMap<>(plan.keys()).entrySet()) {
      ObjectNode role = roles.putObject(entry.getKey().id());
      ArrayNode ids = role.putArray("keyids");
      for (SigningKey key : entry.getValue()) {
        ids.add(key.id());
        keys.set(key.id(), key.publicForm());
      }
      role.put("threshold", plan.thresholds().getOrDefault(entry.getKey(), 1));
    }
    removeUnused(keys, roles);
  }

  private static void removeUnused(ObjectNode keys, ObjectNode roles) {
    Set<String> used = new TreeSet<>();
    roles.forEach(role -> role.path("keyids").forEach(id -> used.add(id.asString())));
    List<String> all = new ArrayList<>(keys.propertyNames());
    all.stream().filter(id -> !used.contains(id)).forEach(keys::remove);
  }

  private void publish(
      ObjectNode targets, long snapshotVersion, long timestampVersion, Map<String, SigningKey> ring)
      throws PublishException, IOException {
    byte[] file = SignedWriter.sign(targets, signers(Role.TARGETS, ring));
    long version = Fields.number(targets, "version", 1);
    ObjectNode snapshot = common(Role.SNAPSHOT, snapshotVersion);
    snapshot.putObject("meta").set(Role.TARGETS.file(), meta(version, file));
    // Before anything is written, so that missing keys change nothing.
    signers(Role.SNAPSHOT, ring);
    signers(Role.TIMESTAMP, ring);
    repository.writeMetadata(version + "." + Role.TARGETS.file(), file);
    publishSnapshot(snapshot, timestampVersion, ring);
  }

  private void publishSnapshot(
      ObjectNode snapshot, long timestampVersion, Map<String, SigningKey> ring)
      throws PublishException, IOException {
    byte[] file = SignedWriter.sign(snapshot, signers(Role.SNAPSHOT, ring));
    long version = Fields.number(snapshot, "version", 1);
    ObjectNode timestamp = common(Role.TIMESTAMP, timestampVersion);
    timestamp.putObject("meta").set(Role.SNAPSHOT.file(), meta(version, file));
    byte[] last = SignedWriter.sign(timestamp, signers(Role.TIMESTAMP, ring));
    repository.writeMetadata(version + "." + Role.SNAPSHOT.file(), file);
    repository.writeMetadata(Role.TIMESTAMP.file(), last);
  }

  private List<SigningKey> signers(Role role, Map<String, SigningKey> ring)
      throws PublishException, IOException {
    return signers(RootMetadata.parse(repository.root()), role, ring);
  }

  private static List<SigningKey> signers(
      RootMetadata root, Role role, Map<String, SigningKey> ring) throws PublishException {
    RoleKeys keys = root.of(role);
    List<SigningKey> signers =
        keys.keyIds().stream()
            .map(id -> root.keys().getOrDefault(id, ""))
            .filter(ring::containsKey)
            .map(ring::get)
            .toList();
    if (signers.size() < keys.threshold()) {
      throw new PublishException(
          "%d keys of the role %s are needed, and %d were found. Name all folders with --keys."
              .formatted(keys.threshold(), role.id(), signers.size()));
    }
    return signers;
  }

  private ObjectNode common(Role role, long version) {
    ObjectNode signed = StrictJson.object();
    signed.put("_type", role.id()).put("spec_version", SPECIFICATION).put("version", version);
    signed.put("expires", Lifetimes.expiry(role, clock.instant()).toString());
    return signed;
  }

  private long renew(ObjectNode signed, Role role) {
    long version = Fields.number(signed, "version", 1) + 1;
    signed.put("version", version);
    signed.put("expires", Lifetimes.expiry(role, clock.instant()).toString());
    return version;
  }

  private static ObjectNode meta(long version, byte[] file) {
    ObjectNode meta = StrictJson.object();
    meta.put("version", version).put("length", file.length);
    meta.putObject("hashes").put("sha256", Sha256.hex(file));
    return meta;
  }
}
