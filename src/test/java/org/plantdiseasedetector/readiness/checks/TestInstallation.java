package org.plantdiseasedetector.readiness.checks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.plantdiseasedetector.benchmark.LoadRuns;
import org.plantdiseasedetector.benchmark.RunHistory;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.history.BackupStatus;
import org.plantdiseasedetector.history.CasePage;
import org.plantdiseasedetector.history.Finding;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.operations.MetricsFile;
import org.plantdiseasedetector.operations.Surroundings;
import org.plantdiseasedetector.readiness.Checklist;
import org.plantdiseasedetector.readiness.ReadinessRun;
import org.plantdiseasedetector.readiness.RowResult;
import org.plantdiseasedetector.readiness.State;
import org.slf4j.Logger;

/** A small but complete installation in a folder, for tests to break. */
final class TestInstallation {

  static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  static final String VERSION = "0.1.0";

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  final Path home;
  final Path data;
  final Path root;
  final Path code;
  final List<Path> libraries = new ArrayList<>();
  List<String> commands =
      new ArrayList<>(List.of("diagnose", "diagnose --shard", "collect --out", "history"));
  PhotoDecoder decoder = new SafePhotoDecoder();
  Logger log = logger(Map.of("isInfoEnabled", true, "isWarnEnabled", true));
  Predicate<String> classes = name -> false;
  SelfTest selfTest = new SelfTest("cpu", Optional.of(1e-6), samples("apple.scab"), 20);
  List<Finding> tampered = List.of();
  Optional<UpdateFacts> updates =
      Optional.of(new UpdateFacts(true, Optional.of(NOW.plus(Duration.ofDays(90))), "Signed."));
  Probes.Transport transport = new FakeTransport("https:", List.of("TLSv1.3", "TLSv1.2"));
  BackupStatus backupStatus =
      new BackupStatus(BackupStatus.State.UP_TO_DATE, Optional.empty(), Optional.of(0L));
  Optional<String> retention = Optional.of("ten years");
  Optional<HistoryException> damagedSettings = Optional.empty();
  Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  /** A client of updates that accepts addresses with a certain beginning. */
  record FakeTransport(String beginning, List<String> protocols) implements Probes.Transport {
    @Override
    public boolean accepts(String address) {
      return address.startsWith(beginning);
    }
  }

  TestInstallation(Path folder) throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    data = Files.createDirectories(folder.resolve("data"));
    root = Files.createDirectories(folder.resolve("root"));
    code = Files.createDirectories(folder.resolve("code"));
    copy(PROJECT.resolve("models"), home.resolve("models"));
    copy(PROJECT.resolve("src/main/samples"), home.resolve("samples"));
    copy(PROJECT.resolve("docs"), home.resolve("docs"));
    for (String name : List.of("README.md", "LICENSE", "THIRD_PARTY_LICENSES.md")) {
      Files.copy(PROJECT.resolve(name), home.resolve(name));
    }
    addCode(Fact.class.getName());
    addCode("org.plantdiseasedetector.history.h2.Sql");
    addCode("org.plantdiseasedetector.update.transport.HttpSource");
    addCode("org.plantdiseasedetector.update.transport.TrustAnchors");
    addCode(Hostile.Scheduled.class.getName());
    addLibraries();
    for (String kit : List.of("container", "kubernetes", "grafana", "prometheus", "slurm")) {
      copy(PROJECT.resolve("installer").resolve(kit), home.resolve("deploy").resolve(kit));
    }
    addMachine();
    addHistory();
    write(data.resolve("logs/pdd-1.log"), line("INFO", "Fact", "event=started version=1"));
    writePlan(Runtime.getRuntime().availableProcessors());
    addMetrics();
    writeLoad(200, 200, 0);
    seal();
  }

  private void addMetrics() throws IOException {
    Path file = data.resolve("metrics/pdd.prom");
    Files.createDirectories(file.getParent());
    new MetricsFile(file)
        .write(
            new org.plantdiseasedetector.operations.Metrics().snapshot(),
            Surroundings.of(VERSION, "leafnet"));
    age(file, 0);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  static void edit(Path file, String from, String to) {
    try {
      String text = Files.readString(file);
      if (!text.contains(from)) {
        throw new IllegalArgumentException(file + " has no " + from);
      }
      Files.writeString(file, text.replace(from, to));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  static void age(Path file, int days) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(days))));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  static void grow(Path file, long bytes) {
    try (var access = new RandomAccessFile(file.toFile(), "rw")) {
      access.setLength(bytes);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  static String line(String level, String logger, String message) {
    return "2026-11-25T10:00:00.000Z [main] %s %s - %s\n".formatted(level, logger, message);
  }

  static List<SelfTest.Sample> samples(String classOfTheFirst) {
    return List.of(
        new SelfTest.Sample("apple-scab.jpg", Optional.of(classOfTheFirst), Optional.empty(), 50));
  }

  static Logger logger(Map<String, Boolean> levels) {
    return (Logger)
        Proxy.newProxyInstance(
            Logger.class.getClassLoader(),
            new Class<?>[] {Logger.class},
            (proxy, method, arguments) -> levels.getOrDefault(method.getName(), false));
  }

  Path bundle() {
    try (Stream<Path> bundles = Files.list(home.resolve("models"))) {
      return bundles.findFirst().orElseThrow();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Adds a compiled class of the tests or of the app to the installation's code. */
  void addCode(String type) {
    String name = type.replace('.', '/') + ".class";
    try (var in = TestInstallation.class.getClassLoader().getResourceAsStream(name)) {
      Path file = code.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, in.readAllBytes());
      age(file, type.equals(Fact.class.getName()) ? 1 : 300);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private void addLibraries() throws IOException {
    Path jar = home.resolve("picocli-4.7.7.jar");
    Files.writeString(jar, "library");
    libraries.add(jar);
    write(
        home.resolve("plant-disease-detector-sbom.json"),
        """
        {"components":[{"group":"info.picocli","name":"picocli","version":"4.7.7",
        "hashes":[{"alg":"SHA-256","content":"%s"}]}]}
        """
            .formatted(Sha256.hex("library".getBytes(StandardCharsets.UTF_8))));
  }

  private void addMachine() {
    write(root.resolve("proc/self/status"), "Name: java\nVmHWM:\t  400000 kB\n");
    write(root.resolve("proc/meminfo"), "MemAvailable:   8000000 kB\n");
    write(root.resolve("proc/self/net/tcp"), "  sl  local_address rem_address   st\n");
    write(root.resolve("proc/self/fd/keep"), "");
  }

  private void addHistory() {
    write(data.resolve("history/vault.json"), "{}");
    write(data.resolve("history/cases.mv.db"), "H2encrypted database");
    Path backup = data.resolve("backups/pdd-history-20261125-100000.pddbackup");
    write(backup, "PDDBACK and more");
    age(backup, 0);
  }

  void writePlan(int processors) {
    write(
        data.resolve("batch-plan.json"),
        ("{\"format\":2,\"basis\":\"%d processors, leafnet 1, app 1\","
                + "\"plan\":{\"workers\":2}}")
            .formatted(processors));
  }

  /** Stores a load test of eleven minutes with so many windows of a latency each. */
  void writeLoad(double first, double last, int failed) {
    try {
      Files.deleteIfExists(data.resolve(RunHistory.NAME));
      new RunHistory(data).add(LoadRuns.of(model(), first, last, failed));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private ModelIdentity model() throws IOException {
    try {
      return BundleFiles.read(bundle()).identity();
    } catch (BundleException broken) {
      throw new IOException(broken);
    }
  }

  /** Writes the manifest for what lies there now. */
  void seal() {
    try {
      InstallationFiles.main(new String[] {home.toString()});
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private History history() {
    return (History)
        Proxy.newProxyInstance(
            History.class.getClassLoader(),
            new Class<?>[] {History.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "verify" -> tampered;
                  case "audit" -> List.of("one line");
                  case "search" -> new CasePage(0, List.of());
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  Installation installation() {
    return new Installation(
        home, home.resolve("models"), home.resolve("samples"), data, code, libraries, VERSION);
  }

  Probes probes() {
    return new Probes(
        () -> selfTest,
        () -> Optional.of(history()),
        () -> updates,
        transport,
        () -> new BackupPlan(Duration.ofDays(1), 7, List.of(), backupStatus),
        this::retention,
        commands,
        decoder,
        log,
        classes,
        root);
  }

  ReadinessDesk desk() {
    return new ReadinessDesk(installation(), probes(), clock, System::nanoTime);
  }

  /** Answers all rows. */
  Map<String, RowResult> results() {
    Map<String, RowResult> results = new TreeMap<>();
    new ReadinessRun(
            Checklist.shipped(),
            AllChecks.of(installation(), probes(), clock),
            clock,
            System::nanoTime)
        .all((done, of, result) -> results.put(result.row().id(), result), () -> false);
    return results;
  }

  /** Returns the state of each row. */
  Map<String, State> states() {
    Map<String, State> states = new TreeMap<>();
    results().forEach((id, result) -> states.put(id, result.state()));
    return states;
  }

  private Optional<String> retention() throws HistoryException {
    if (damagedSettings.isPresent()) {
      throw damagedSettings.get();
    }
    return retention;
  }
}
