package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.history.BackupStatus;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HistorySettings;
import org.plantdiseasedetector.readiness.checks.UpdateFacts;
import org.plantdiseasedetector.update.UpdateWorld;

class ReadinessFactsTest {

  private static final Path SHIPPED = Path.of("models");

  @TempDir private Path folder;

  private ReadinessFacts facts(Path models) {
    return new ReadinessFacts(folder, models, Optional::empty);
  }

  @Test
  void keepingWithoutLimitIsNoRule() throws Exception {
    assertThat(facts(SHIPPED).retention()).isEmpty();

    new HistorySettings(50, 24, 7, 4, Optional.of(3)).write(folder);
    assertThat(facts(SHIPPED).retention().orElseThrow()).contains("3 full years");

    Files.writeString(folder.resolve(HistorySettings.FILE), "{");
    assertThatThrownBy(() -> facts(SHIPPED).retention()).isInstanceOf(HistoryException.class);
  }

  @Test
  void aLockedHistoryThatWasUsedSinceItsLastBackupIsOverdue() throws Exception {
    Path database = Files.createDirectories(folder.resolve("history")).resolve("cases.mv.db");
    Files.writeString(database, "H2encrypt");
    Files.setLastModifiedTime(database, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

    assertThat(facts(SHIPPED).backupPlan().status().state()).isEqualTo(BackupStatus.State.OVERDUE);
    assertThat(facts(SHIPPED).backupPlan().targets()).containsExactly(folder.resolve("backups"));
  }

  @Test
  void theShippedModelIsGenuineAndTheRootOfTrustHasItsEnd() {
    UpdateFacts found = facts(SHIPPED).updates();

    assertThat(found.isTrusted()).as(found.evidence()).isTrue();
    assertThat(found.expires()).isPresent();
    assertThat(found.evidence()).contains("no update has brought");
  }

  @Test
  void aModelWithOneMoreByteIsToldByItsName() throws IOException {
    Path models = Files.createDirectories(folder.resolve("models-copy"));
    String name = "";
    try (Stream<Path> all = Files.walk(SHIPPED)) {
      for (Path file : all.toList()) {
        Path target = models.resolve(SHIPPED.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
        if (file.endsWith("config.yaml")) {
          name = file.getParent().getFileName().toString();
          Files.writeString(target, "\n", StandardOpenOption.APPEND);
        }
      }
    }
    UpdateFacts found = facts(models).updates();

    assertThat(found.isTrusted()).isFalse();
    assertThat(found.evidence()).contains(name).contains("No genuine model");
  }

  @Test
  void aTamperedUpdateIsAFaultAlthoughTheLastGoodModelWorks() throws Exception {
    UpdateWorld world = new UpdateWorld(folder);
    world.start();
    world.publish("2.0.0");
    world.update(world.repository());
    world.start();
    assertThat(ReadinessFacts.updates(world.folders()).isTrusted()).isTrue();

    Files.write(world.data().resolve("models/tiny-2.0.0/head.safetensors"), new byte[1]);

    UpdateFacts found = ReadinessFacts.updates(world.folders());
    assertThat(found.isTrusted()).isFalse();
    assertThat(found.evidence()).contains("tiny-2.0.0", "head.safetensors", "in use [tiny-1.0.0]");
  }

  @Test
  void updatesAreFetchedOverHttpsAlone() {
    HttpsTransport transport = new HttpsTransport();

    assertThat(transport.accepts("https://example.org/")).isTrue();
    for (String address : List.of("http://example.org/", "ftp://example.org/", "file:///x", "?")) {
      assertThat(transport.accepts(address)).as(address).isFalse();
    }
    assertThat(transport.protocols()).contains("TLSv1.3").doesNotContain("TLSv1", "SSLv3");
  }
}
