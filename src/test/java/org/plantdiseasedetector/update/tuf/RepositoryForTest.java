package org.plantdiseasedetector.update.tuf;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.update.publish.SignedWriter;
import org.plantdiseasedetector.update.publish.SigningKey;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A repository in memory that a test can damage in every way, also with the genuine keys. */
public final class RepositoryForTest implements MetadataSource {

  /** When the tests take place. */
  public static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  /** The one file that is offered. */
  public static final String FILE = "leafnet-2.0.0/best_model.pth";

  final Map<String, byte[]> metadata = new HashMap<>();
  final Map<String, byte[]> files = new HashMap<>();
  final Map<Role, List<SigningKey>> keys = new EnumMap<>(Role.class);
  final Map<Role, Integer> thresholds = new EnumMap<>(Role.class);
  final Map<Role, Instant> expires = new EnumMap<>(Role.class);
  final Map<Role, Long> versions = new EnumMap<>(Role.class);
  byte[] content = "weights".getBytes(StandardCharsets.UTF_8);

  RepositoryForTest() {
    for (Role role : Role.values()) {
      keys.put(role, List.of(newKey()));
      thresholds.put(role, 1);
      expires.put(role, NOW.plusSeconds(86_400));
      versions.put(role, 1L);
    }
    keys.put(Role.ROOT, List.of(newKey(), newKey(), newKey()));
    thresholds.put(Role.ROOT, 2);
    putRoot(signedRoot());
    publish();
  }

  static SigningKey newKey() {
    return SigningKey.generate(new SecureRandom());
  }

  long version(Role role) {
    return Objects.requireNonNull(versions.get(role));
  }

  List<SigningKey> keys(Role role) {
    return Objects.requireNonNull(keys.get(role));
  }

  byte[] root(long version) {
    return Objects.requireNonNull(metadata.get(version + ".root.json"));
  }

  /** Makes the next version of everything but the root. */
  void next() {
    for (Role role : List.of(Role.TARGETS, Role.SNAPSHOT, Role.TIMESTAMP)) {
      versions.merge(role, 1L, Long::sum);
    }
    publish();
  }

  /** Signs everything but the root and makes it fit. */
  void publish() {
    put(Role.TARGETS, sign(Role.TARGETS, targets()));
    put(Role.SNAPSHOT, sign(Role.SNAPSHOT, snapshot()));
    put(Role.TIMESTAMP, sign(Role.TIMESTAMP, timestamp()));
    files.put("leafnet-2.0.0/" + Sha256.hex(content) + ".best_model.pth", content);
  }

  byte[] sign(Role role, ObjectNode signed) {
    return SignedWriter.sign(signed, keys(role));
  }

  void put(Role role, byte[] file) {
    metadata.put(name(role), file);
  }

  String name(Role role) {
    return role == Role.TIMESTAMP ? role.file() : version(role) + "." + role.file();
  }

  private ObjectNode common(Role role) {
    ObjectNode signed = StrictJson.object();
    signed.put("_type", role.id()).put("spec_version", "1.0.33").put("version", version(role));
    signed.put("expires", Objects.requireNonNull(expires.get(role)).toString());
    return signed;
  }

  ObjectNode signedRoot() {
    ObjectNode root = common(Role.ROOT);
    root.put("consistent_snapshot", true);
    ObjectNode all = root.putObject("keys");
    ObjectNode roles = root.putObject("roles");
    for (Role role : Role.values()) {
      ObjectNode entry = roles.putObject(role.id());
      ArrayNode ids = entry.putArray("keyids");
      for (SigningKey key : keys(role)) {
        ids.add(key.id());
        all.set(key.id(), key.publicForm());
      }
      entry.put("threshold", Objects.requireNonNull(thresholds.get(role)));
    }
    return root;
  }

  void putRoot(ObjectNode root) {
    metadata.put(version(Role.ROOT) + ".root.json", sign(Role.ROOT, root));
  }

  /** Makes the next root with the keys as they are now, signed by old and new root keys. */
  void rotate(List<SigningKey> oldRootKeys) {
    versions.merge(Role.ROOT, 1L, Long::sum);
    List<SigningKey> signers = new ArrayList<>(oldRootKeys);
    keys(Role.ROOT).stream().filter(key -> !signers.contains(key)).forEach(signers::add);
    metadata.put(version(Role.ROOT) + ".root.json", SignedWriter.sign(signedRoot(), signers));
  }

  ObjectNode targets() {
    ObjectNode targets = common(Role.TARGETS);
    ObjectNode file = targets.putObject("targets").putObject(FILE);
    file.put("length", content.length);
    file.putObject("hashes").put("sha256", Sha256.hex(content));
    return targets;
  }

  ObjectNode snapshot() {
    ObjectNode snapshot = common(Role.SNAPSHOT);
    snapshot.putObject("meta").set(Role.TARGETS.file(), meta(Role.TARGETS));
    return snapshot;
  }

  ObjectNode timestamp() {
    ObjectNode timestamp = common(Role.TIMESTAMP);
    timestamp.putObject("meta").set(Role.SNAPSHOT.file(), meta(Role.SNAPSHOT));
    return timestamp;
  }

  private ObjectNode meta(Role role) {
    byte[] file = Objects.requireNonNull(metadata.get(name(role)));
    ObjectNode meta = StrictJson.object();
    meta.put("version", version(role)).put("length", file.length);
    meta.putObject("hashes").put("sha256", Sha256.hex(file));
    return meta;
  }

  @Override
  public Optional<InputStream> metadata(String name) {
    return Optional.ofNullable(metadata.get(name)).map(ByteArrayInputStream::new);
  }

  @Override
  public Optional<InputStream> target(String path, long offset) {
    return Optional.ofNullable(files.get(path))
        .map(bytes -> new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset));
  }
}
