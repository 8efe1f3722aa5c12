package org.plantdiseasedetector.readiness.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantdiseasedetector.readiness.checks.TestInstallation.NOW;
import static org.plantdiseasedetector.readiness.checks.TestInstallation.age;
import static org.plantdiseasedetector.readiness.checks.TestInstallation.delete;
import static org.plantdiseasedetector.readiness.checks.TestInstallation.edit;
import static org.plantdiseasedetector.readiness.checks.TestInstallation.grow;
import static org.plantdiseasedetector.readiness.checks.TestInstallation.line;
import static org.plantdiseasedetector.readiness.checks.TestInstallation.write;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plantdiseasedetector.history.BackupStatus;
import org.plantdiseasedetector.history.Finding;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.imaging.DecodedPhoto;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.readiness.State;

/** Each way of breaking an installation turns exactly the rows that are about it. */
class BrokenInstallationTest {

  /** States of an unbroken installation, the same for every test. */
  private static Map<String, State> whole = Map.of();

  private static final List<String> TLS = List.of("TLSv1.3", "TLSv1.2");

  @TempDir private Path folder;

  /**
   * A way of breaking it.
   *
   * @param rows the rows that turn, joined by spaces
   * @param becomes what the first of them turns to
   * @param how what is done
   */
  record Break(String rows, State becomes, Consumer<TestInstallation> how) {
    @Override
    public String toString() {
      return rows;
    }
  }

  private static Break fails(String rows, Consumer<TestInstallation> how) {
    return new Break(rows, State.FAIL, how);
  }

  private static Break warns(String rows, Consumer<TestInstallation> how) {
    return new Break(rows, State.WARN, how);
  }

  static Stream<Break> breaks() {
    return Stream.of(
            model(), setup(), kit(), security(), transport(), operations(), backups(), machine())
        .flatMap(List::stream);
  }

  private static List<Break> model() {
    return List.of(
        fails(
            "model-preparation.3",
            i -> edit(i.bundle().resolve("model-card.md"), "sha256: ", "sha256: 0")),
        fails("model-preparation.4", i -> grow(i.bundle().resolve("extra.bin"), 20 << 20)),
        fails(
            "model-preparation.7",
            i -> edit(i.bundle().resolve("config.yaml"), "confident: 0.", "confident: 0.0")),
        fails(
            "legal.3", i -> write(i.home.resolve("samples/found-somewhere.jpg"), "whose is it?")));
  }

  private static List<Break> setup() {
    return List.of(
        warns(
            "code-quality.5",
            i -> age(i.code.resolve(Fact.class.getName().replace('.', '/') + ".class"), 200)),
        fails("configuration.1", i -> write(i.home.resolve(".env"), "PORT=80")),
        fails(
            "configuration.6",
            i ->
                i.log =
                    TestInstallation.logger(Map.of("isDebugEnabled", true, "isWarnEnabled", true))),
        fails("documentation.2", i -> i.commands.add("teleport")),
        fails("scalability.1", i -> i.commands.remove("diagnose --shard")),
        fails("legal.1", i -> write(i.home.resolve("LICENSE"), "All rights reserved.")),
        fails(
            "legal.2",
            i -> edit(i.home.resolve("THIRD_PARTY_LICENSES.md"), "info.picocli:picocli", "?")),
        fails("container-security.3", i -> write(i.libraries.getFirst(), "another library")));
  }

  private static List<Break> kit() {
    return List.of(
        fails("image-building.2", i -> delete(deploy(i, "container/.containerignore"))),
        container("image-building.3", "FROM scratch", "FROM example@sha256:4567"),
        container("image-building.4 container-security.2", "USER 10001:10001", "USER root"),
        container("container-testing.2", ", \"health\"]", "]"),
        container("container-testing.7", "VOLUME [\"/data\"]", "VOLUME [\"/cache\"]"),
        container("container-security.1 image-building.3", "FROM scratch", "FROM example"),
        compose("docker-compose.5", "restart", "x-restart"),
        compose("docker-compose.6", "mem_limit", "x-limit"),
        compose("container-security.5", "read_only: true", "read_only: false"),
        compose("container-security.6", "[\"ALL\"]", "[\"NET_RAW\"]"),
        compose("image-building.7", "detector:0.1.0", "detector:latest"),
        fails(
            "cluster-setup.5",
            i -> edit(deploy(i, "kubernetes/network.yaml"), "NetworkPolicy", "X")),
        job(
            "deployment-configuration.4",
            "env:\n",
            "env:\n            - {name: API_TOKEN, value: x}\n"),
        job("resources.2", "limits:", "x:"),
        job("resources.3", "parallelism", "x"),
        job("resources.5", "DisruptionTarget", "X"),
        job("monitoring.1", "livenessProbe", "x"),
        job("monitoring.2 monitoring.3", "startupProbe", "x"),
        fails("metrics.2", i -> delete(deploy(i, "grafana/batches.json"))),
        fails(
            "alerting.1 monitoring.6",
            i -> edit(deploy(i, "prometheus/alerts.yaml"), "alert:", "record:")));
  }

  private static Break container(String rows, String right, String wrong) {
    return fails(rows, i -> edit(deploy(i, "container/Containerfile"), right, wrong));
  }

  private static Break compose(String rows, String right, String wrong) {
    return fails(rows, i -> edit(deploy(i, "container/compose.yaml"), right, wrong));
  }

  private static Break job(String rows, String right, String wrong) {
    return fails(rows, i -> edit(deploy(i, "kubernetes/job.yaml"), right, wrong));
  }

  private static Path deploy(TestInstallation in, String file) {
    return in.home.resolve("deploy").resolve(file);
  }

  private static List<Break> security() {
    RgbImage black = new RgbImage(1, 1, new byte[3]);
    return List.of(
        fails(
            "application-security.4",
            i -> i.decoder = (bytes, side) -> new DecodedPhoto(black, 1, 1)),
        fails("application-security.5", i -> i.addCode(Hostile.Injection.class.getName())),
        fails("application-security.6", i -> i.classes = name -> name.endsWith(".WebView")),
        fails(
            "application-security.8",
            i -> write(i.data.resolve("mail.properties"), "password=correcthorse1")),
        fails(
            "network-security.2",
            i ->
                i.updates =
                    Optional.of(
                        new UpdateFacts(
                            true, Optional.of(NOW.minus(Duration.ofDays(1))), "Expired."))),
        fails(
            "network-security.2",
            i -> i.updates = Optional.of(new UpdateFacts(false, Optional.empty(), "Forged."))),
        warns(
            "network-security.2",
            i ->
                i.updates =
                    Optional.of(
                        new UpdateFacts(true, Optional.of(NOW.plus(Duration.ofDays(9))), "Soon."))),
        fails("data-security.4", i -> i.retention = Optional.empty()),
        fails("data-security.4", BrokenInstallationTest::damageSettings),
        fails("data-security.1", i -> write(i.data.resolve("pasted/leaf.png"), "picture")),
        fails(
            "data-security.3",
            i -> log(i, line("INFO", "Fact", "event=x path=\"/home/anna/leaf.jpg\""))),
        fails(
            "logging.6", i -> i.tampered = List.of(new Finding("audit log", "Line 7 was removed"))),
        fails("deployment.5", i -> write(i.home.resolve("LICENSE.old"), "left over")));
  }

  private static List<Break> transport() {
    String rows = "network-security.1 data-security.2";
    return List.of(
        fails(
            rows + " logging.2 tracing.1 optimization.6 scalability.5",
            i -> i.addCode(Hostile.Caller.class.getName())),
        fails(rows, i -> i.addCode(Hostile.TrustAll.class.getName())),
        fails(rows, i -> i.addCode(Hostile.AnyName.class.getName())),
        fails(rows, i -> i.transport = new TestInstallation.FakeTransport("http", TLS)),
        fails(
            rows,
            i ->
                i.transport =
                    new TestInstallation.FakeTransport("https:", List.of("TLSv1.3", "TLSv1.1"))),
        fails(rows, i -> i.transport = new TestInstallation.FakeTransport("none", TLS)));
  }

  private static List<Break> backups() {
    return List.of(
        fails("backup-strategy.4", i -> i.backupStatus = status(BackupStatus.State.OVERDUE)),
        warns("backup-strategy.4", i -> i.backupStatus = status(BackupStatus.State.DUE)),
        fails(
            "backup-strategy.4",
            i -> {
              String name = Hostile.Scheduled.class.getName().replace('.', '/');
              delete(i.code.resolve(name + ".class"));
            }));
  }

  private static BackupStatus status(BackupStatus.State state) {
    return new BackupStatus(state, Optional.empty(), Optional.of(60L));
  }

  private static void damageSettings(TestInstallation in) {
    in.damagedSettings =
        Optional.of(
            new HistoryException(HistoryException.Reason.INVALID, "Correct the settings.", null));
  }

  private static void log(TestInstallation in, String text) {
    write(in.data.resolve("logs/pdd-2.log"), text);
  }

  private static List<Break> operations() {
    return List.of(
        fails("logging.1", i -> log(i, line("INFO", "Fact", "something happened"))),
        warns("logging.4", i -> log(i, line("ERROR", "Driver", "broken"))),
        fails(
            "tracing.2 logging.4 post-deployment.2",
            i -> log(i, line("ERROR", "Fact", "event=internal_error"))),
        fails(
            "metrics.3.7",
            i -> edit(i.data.resolve("metrics/pdd.prom"), "pdd_queue_length", "queue")),
        fails(
            "metrics.1 metrics.3 metrics.3.1 metrics.3.2 metrics.3.3 metrics.3.4 metrics.3.5"
                + " metrics.3.6 metrics.3.7 monitoring.4",
            i -> age(i.data.resolve("metrics/pdd.prom"), 2)),
        fails("regular-tasks.4", i -> grow(i.data.resolve("logs/pdd-2.log"), 11 << 20)),
        fails(
            "backup-strategy.6",
            i ->
                write(
                    i.data.resolve("backups/pdd-history-20261125-100000.pddbackup"),
                    "overwritten by something")),
        fails(
            "backup-strategy.3 disaster-recovery.2",
            i -> age(i.data.resolve("backups/pdd-history-20261125-100000.pddbackup"), 8)),
        fails("load-testing.2", i -> i.writePlan(999)),
        fails("load-testing.1 load-testing.5", i -> i.writeLoad(200, 200, 1)),
        fails("load-testing.3", i -> i.writeLoad(4000, 4000, 0)));
  }

  private static List<Break> machine() {
    return List.of(
        fails(
            "load-testing.3", i -> i.selfTest = new SelfTest("cpu", Optional.of(0.0), slow(), 0.2)),
        fails(
            "load-testing.4",
            i -> write(i.root.resolve("proc/self/status"), "VmHWM:\t 9000000 kB\n")),
        fails(
            "deployment.2",
            i ->
                i.selfTest =
                    new SelfTest(
                        "cpu", Optional.of(0.0), TestInstallation.samples("corn.rust"), 20)),
        fails(
            "deployment.6",
            i ->
                i.selfTest =
                    new SelfTest(
                        "cpu", Optional.of(0.01), TestInstallation.samples("apple.scab"), 20)));
  }

  private static List<SelfTest.Sample> slow() {
    return List.of(
        new SelfTest.Sample("apple-scab.jpg", Optional.of("apple.scab"), Optional.empty(), 4000));
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void exactlyTheRowsTurnThatAreAboutIt(Break broken) throws Exception {
    TestInstallation installation = new TestInstallation(folder);
    if (whole.isEmpty()) {
      whole = installation.states();
    }
    Map<String, State> before = whole;
    List<String> rows = List.of(broken.rows().split(" "));

    broken.how().accept(installation);
    if (!rows.contains("deployment.5")) {
      installation.seal();
    }
    Map<String, State> after = installation.states();

    Set<String> turned = new TreeSet<>();
    after.forEach(
        (row, state) -> {
          if (state != before.get(row)) {
            turned.add(row);
          }
        });
    assertThat(turned).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(after.get(rows.getFirst())).isEqualTo(broken.becomes());
    assertThat(before.get(rows.getFirst()).isBlocking()).isFalse();
  }
}
