package org.plantdiseasedetector.update;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelConfig;
import org.plantdiseasedetector.model.View;
import org.plantdiseasedetector.testing.Trusts;
import org.plantdiseasedetector.update.publish.KeyPlan;
import org.plantdiseasedetector.update.publish.Publisher;
import org.plantdiseasedetector.update.publish.ReleaseMaker;
import org.plantdiseasedetector.update.publish.SigningKey;
import org.plantdiseasedetector.update.tuf.Role;

/** A publisher with a repository, and a computer whose app came with {@code tiny-1.0.0}. */
public final class UpdateWorld {

  /** When everything happens. */
  public static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  /** Bytes of a network file: large enough to be cut in the middle. */
  public static final int NETWORK_BYTES = 300_000;

  private static final long PROMISE = 9_000;

  final Map<String, SigningKey> ring = new HashMap<>();
  final Path folder;
  public Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  public BundleTrial trial = bundle -> PROMISE;

  public UpdateWorld(Path folder) throws Exception {
    this.folder = folder;
    bundle(folder.resolve("shipped"), "1.0.0");
    Map<Role, List<SigningKey>> keys = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      SigningKey key = SigningKey.generate(new SecureRandom());
      keys.put(role, List.of(key));
      ring.put(key.publicHex(), key);
    }
    publisher().create(new KeyPlan(keys, Map.of()));
  }

  private UpdateWorld(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Opens what another process made. */
  static UpdateWorld existing(Path folder) {
    return new UpdateWorld(folder, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Removes the installed models and what is recorded of them, so that all can begin anew. */
  void forget(int turn) throws Exception {
    folders().state().write(ModelState.NEW);
    for (String name : turn % 2 == 0 ? folders().installed().names() : List.<String>of()) {
      Path model = folders().installed().path(name);
      // Given another name first: a half deleted model must not look like an installed one.
      Path gone = model.resolveSibling(".old-" + name);
      Files.move(model, gone);
      try (Stream<Path> files = Files.list(gone)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(gone);
    }
  }

  public Path repository() {
    return folder.resolve("repository");
  }

  public Path data() {
    return folder.resolve("data");
  }

  Publisher publisher() {
    return new Publisher(repository(), clock);
  }

  static Path bundle(Path parent, String version) throws IOException {
    Path target = parent.resolve("tiny-" + version);
    ModelConfig config =
        new ModelConfig(
            2,
            new ModelIdentity("tiny", version),
            new InputSpec(64, List.of(View.WHOLE), new float[] {0, 0, 0}, new float[] {1, 1, 1}),
            new ModelConfig.Thresholds(0.7, 0.9, 1.5));
    List<ClassId> classes = List.of(new ClassId("apple.healthy"), new ClassId("apple.scab"));
    LinearHead head = new LinearHead(2, 2, new float[] {1, 2, 3, 4}, new float[] {0, 1});
    BundleFiles.write(new ModelBundle(target, config, classes, head, Trusts.neutral(2, 2)));
    byte[] network = new byte[NETWORK_BYTES];
    new Random(version.hashCode()).nextBytes(network);
    Files.write(target.resolve(ModelBundle.NETWORK_FILE), network);
    return target;
  }

  /** Signs and publishes a model. */
  public Release publish(String version) throws Exception {
    Path bundle = bundle(folder.resolve("publisher"), version);
    Release release =
        ReleaseMaker.describe(
            BundleFiles.read(bundle), Optional.of(PROMISE), List.of("News of " + version));
    publisher().add(release, bundle, ring);
    return release;
  }

  public Path pack(String version) throws Exception {
    Path file = folder.resolve("tiny-" + version + ".pddmodel");
    try (OutputStream out = Files.newOutputStream(file)) {
      publisher().pack("tiny-" + version, out);
    }
    return file;
  }

  public ModelFolders folders() throws Exception {
    Path shipped = folder.resolve("shipped");
    Path manifest = folder.resolve("shipped-models.json");
    if (!Files.exists(manifest)) {
      Files.write(manifest, ShippedManifest.of(shipped).render());
    }
    return new ModelFolders(
        data(),
        new ShippedModels(shipped, ShippedManifest.parse(Files.readAllBytes(manifest))),
        Files.readAllBytes(repository().resolve("metadata/1.root.json")));
  }

  ModelUpdater updater() throws Exception {
    return new ModelUpdater(folders(), trial, clock);
  }

  ModelChoice choice() throws Exception {
    return new ModelChoice(folders(), clock);
  }

  public ModelGuard guard() throws Exception {
    return new ModelGuard(folders());
  }

  /** Returns the version that the next start uses, starting it. */
  public String start() throws Exception {
    ModelGuard guard = guard();
    String version = guard.choose().orElseThrow().identity().version();
    guard.started();
    return version;
  }

  public void update(Path from) throws Exception {
    try (UpdateSource source = UpdateSource.carried(from)) {
      ModelUpdater updater = updater();
      updater.apply(updater.check(source), source, new Progress());
    }
  }

  /** Remembers what it was told. */
  static final class Progress implements UpdateObserver {
    final List<Long> told = new ArrayList<>();
    long cancelAt = Long.MAX_VALUE;

    @Override
    public void progress(long done, long total) {
      told.add(done);
    }

    @Override
    public boolean cancelled() {
      return told.getLast() >= cancelAt;
    }
  }
}
