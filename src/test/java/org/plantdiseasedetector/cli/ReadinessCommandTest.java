package org.plantdiseasedetector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.history.BackupStatus;
import org.plantdiseasedetector.history.Backups;
import org.plantdiseasedetector.history.DiskSpace;
import org.plantdiseasedetector.history.HistoryOpener;
import org.plantdiseasedetector.history.h2.H2HistoryOpener;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.Thumbnail;
import org.plantdiseasedetector.readiness.checks.BackupPlan;
import org.plantdiseasedetector.readiness.checks.Installation;
import org.plantdiseasedetector.readiness.checks.Probes;
import org.plantdiseasedetector.readiness.checks.ReadinessDesk;
import org.plantdiseasedetector.readiness.checks.SelfTest;
import org.plantdiseasedetector.vault.KdfCalibration;
import org.plantdiseasedetector.vault.KeychainKey;
import org.plantdiseasedetector.vault.VaultStore;
import org.plantdiseasedetector.vault.keychain.SystemKeychain;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console's side of the checklist, on the project itself with a model that is not started. */
class ReadinessCommandTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter messages = new StringWriter();

  private static final BackupStatus NEVER_SAVED =
      new BackupStatus(BackupStatus.State.OVERDUE, Optional.empty(), Optional.empty());

  private int run(String... arguments) {
    Console console =
        new Console(out, StandardCharsets.UTF_8, new PrintWriter(messages, true), false);
    return new PddCommandLine(
            console,
            List.of(
                new ReadinessCommand((data, history, names) -> desk(names), histories(), console)))
        .run(arguments);
  }

  private ReadinessDesk desk(List<String> names) {
    Installation installation =
        new Installation(
            PROJECT,
            PROJECT.resolve("models"),
            PROJECT.resolve("src/main/samples"),
            folder.resolve("data"),
            PROJECT.resolve("src/test/resources"),
            List.of(),
            "1");
    Probes probes =
        new Probes(
            () -> new SelfTest("cpu", Optional.empty(), List.of(), 1),
            Optional::empty,
            Optional::empty,
            new NoTransport(),
            () -> new BackupPlan(Duration.ofDays(1), 7, List.of(), NEVER_SAVED),
            Optional::empty,
            names,
            new SafePhotoDecoder(),
            LoggerFactory.getLogger(ReadinessCommandTest.class),
            name -> false,
            folder);
    return new ReadinessDesk(installation, probes, Clock.systemUTC(), System::nanoTime);
  }

  /** An app that fetches nothing. */
  private static final class NoTransport implements Probes.Transport {
    @Override
    public boolean accepts(String address) {
      return false;
    }

    @Override
    public List<String> protocols() {
      return List.of();
    }
  }

  private HistoryServices histories() {
    HistoryOpener opener =
        new H2HistoryOpener(Clock.systemUTC(), new SecureRandom(), DiskSpace.REAL);
    KdfCalibration calibration =
        new KdfCalibration(
            System::nanoTime, KdfCalibration.STANDARD_TARGET, KdfCalibration.STANDARD_MEMORY_KIB);
    Function<Path, VaultStore> vaults =
        at -> new VaultStore(at, Clock.systemUTC(), new SecureRandom(), calibration);
    return new HistoryServices(
        named -> folder.resolve("data"),
        vaults,
        at -> new KeychainKey(at, vaults.apply(at), new SystemKeychain(), new SecureRandom()),
        opener,
        new Backups(opener, vaults, Clock.systemUTC(), DiskSpace.REAL),
        new Thumbnail(new SafePhotoDecoder()),
        question -> Optional.empty(),
        "anna",
        Clock.systemUTC());
  }

  private JsonNode json() {
    return new JsonMapper().readTree(out.toByteArray());
  }

  @Test
  void everyRowIsThereOnceWithStateEvidenceAndTimeAndTheCodeSaysNotReady() {
    assertThat(run("readiness", "--format", "json")).isEqualTo(ExitCode.NOT_READY);

    JsonNode rows = json().path("rows");
    assertThat(rows.size()).isEqualTo(212);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.path("state").asString("")).isNotEmpty();
              assertThat(row.path("evidence").asString("")).isNotEmpty();
              assertThat(row.path("at").asString("")).isNotEmpty();
            });
    assertThat(rows).extracting(row -> row.path("id").asString()).doesNotHaveDuplicates();
    assertThat(json().path("verdict").asString()).isEqualTo("not_ready");
  }

  @Test
  void oneRowDecidesTheCodeWhenItIsAskedFor() {
    assertThat(run("readiness", "--check", "legal.1")).isEqualTo(ExitCode.DONE);
    assertThat(run("readiness", "--check", "legal.4", "--format", "html")).isEqualTo(ExitCode.DONE);
    assertThat(run("readiness", "--check", "post-deployment.1")).isEqualTo(ExitCode.NOT_CHECKED);
    assertThat(run("readiness", "--check", "metrics.1")).isEqualTo(ExitCode.NOT_READY);
    assertThat(run("readiness", "--check", "legal.99")).isEqualTo(ExitCode.USAGE);
    assertThat(messages.toString()).contains("There is no row legal.99");
  }

  @Test
  void peopleAttestAndSignOnTheConsole() throws Exception {
    Path evidence = Files.writeString(folder.resolve("tests.txt"), "passed");
    String tomorrow = LocalDate.now(Clock.systemUTC()).plusDays(1).toString();
    String[] attest = {
      "readiness",
      "attest",
      "code-quality.1",
      "--by",
      "Anna",
      "--note",
      "Ran the tests.",
      "--evidence",
      evidence.toString(),
      "--until",
      tomorrow
    };
    assertThat(run(attest)).isEqualTo(ExitCode.DONE);
    assertThat(run("readiness", "--check", "code-quality.1")).isEqualTo(ExitCode.DONE);

    assertThat(run("readiness", "sign", "boss", "--by", "A", "--deployer", "B"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("readiness", "sign", "final", "--by", "A", "--deployer", "B"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(messages.toString()).contains("no role boss", "Run pdd readiness first");
  }
}
