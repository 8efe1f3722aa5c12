package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.ErrorId;
import org.plantdiseasedetector.readiness.Fix;

/** Metrics of the window, and what the app can do about rows of the checklist. */
class LiveOperationsTest {

  @TempDir private Path data;

  private Environment environment;
  private LiveOperations operations;
  private ReadinessFixes fixes;

  @BeforeEach
  void wire() {
    environment =
        new Environment(name -> null, name -> name.equals("PDD_DATA_DIR") ? data.toString() : null);
    operations = new LiveOperations(environment, InstantSource.system());
    fixes = new ReadinessFixes(data, HistoryParts.book(environment), operations);
  }

  @Test
  void theFileIsKeptWhileItIsWantedAndGoesWithTheSwitch() throws IOException {
    Path file = data.resolve("metrics/pdd.prom");
    operations.look();
    assertThat(file).doesNotExist();
    operations.writeFile(true);
    assertThat(operations.look().isFileWritten()).isTrue();
    assertThat(Files.readString(file))
        .contains("pdd_photos_total{run=\"pdd\"} 0", "pdd_disk_free_bytes", "pdd_model_expires");
    operations.writeFile(false);
    operations.look();
    assertThat(file).doesNotExist();
  }

  @Test
  void aNewInstallationHasNoAlertsButPerhapsTheDisk() throws IOException {
    assertThat(operations.look().alerts().toString()).doesNotContain("BACKUP", "ERROR", "DRIFT");
    assertThat(operations.collect().files()).extracting("name").contains("metrics.prom");
  }

  @Test
  void crashesOfTheLastRunAreToldOnce() throws IOException {
    OperationsParts.crashes(environment, data).keep(new ErrorId("00"), "report");
    assertThat(operations.pastCrashes()).hasSize(1);
    assertThat(operations.pastCrashes()).isEmpty();
  }

  @Test
  void metricsAreSwitchedOnAndTheUndoSwitchesThemOff() throws Exception {
    Optional<Fix.Undo> undo = fixes.of("metrics.3.1").orElseThrow().work().apply();
    assertThat(data.resolve("metrics/pdd.prom")).exists();
    undo.orElseThrow().undo();
    assertThat(data.resolve("metrics/pdd.prom")).doesNotExist();
  }

  @Test
  void theDataFolderIsClosedToOthersAndOpenedAgain() throws Exception {
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    Optional<Fix.Undo> undo = fixes.of("data-security.3").orElseThrow().work().apply();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    undo.orElseThrow().undo();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwxr-xr-x");
  }

  @Test
  void aLogThatIsTooLargeKeepsItsEnd() throws Exception {
    Path log = Files.createDirectories(data.resolve("logs")).resolve("old.log");
    byte[] many = "x".repeat(9 << 20).getBytes(StandardCharsets.UTF_8);
    many[many.length - 1] = 'Z';
    Files.write(log, many);
    fixes.of("regular-tasks.4").orElseThrow().work().apply();
    assertThat(Files.size(log)).isEqualTo(4 << 20);
    assertThat(Files.readString(log)).endsWith("xZ");
  }

  @Test
  void whatPeopleHaveToDoHasNoFix() {
    assertThat(fixes.of("sign-off.1")).isEmpty();
    assertThat(fixes.of("data-security.1")).isEmpty();
  }
}
