package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.history.h2.H2HistoryOpener;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.Vaults;

/** Backups make themselves while the history is open, and say when they do not. */
class AutomaticBackupTest {

  private static final HistorySettings FEW = new HistorySettings(3, 24, 7, 4, Optional.empty());

  @TempDir private Path data;

  private final MovableClock clock = new MovableClock();
  private final List<Path> made = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private AutomaticBackup.Place place;
  private TestHistory history;
  private Backups backups;
  private BackupScheduler scheduler;

  @BeforeEach
  void open() throws Exception {
    place = new AutomaticBackup.Place(data, data.resolve("history"), data.resolve("backups"));
    FEW.write(data);
    history = TestHistory.open(place.history(), clock, DiskSpace.REAL);
    backups =
        new Backups(
            new H2HistoryOpener(clock, new SecureRandom(), DiskSpace.REAL),
            folder -> Vaults.cheap(folder, clock),
            clock,
            DiskSpace.REAL);
    scheduler =
        new BackupScheduler(
            new AutomaticBackup(history.get(), history.vault(), place, backups, clock, "ada"),
            Runnable::run,
            clock,
            new BackupScheduler.Listener() {
              @Override
              public void made(Path file) {
                made.add(file);
              }

              @Override
              public void failed(String message) {
                failed.add(message);
              }
            });
  }

  @AfterEach
  void close() throws Exception {
    scheduler.close();
    history.close();
  }

  @Test
  void afterEnoughChangesOneIsMadeThatComesBackWhole() throws Exception {
    save("a");
    save("b");
    scheduler.tick();
    assertThat(made).isEmpty();
    save("c");
    scheduler.tick();
    assertThat(made).containsExactlyElementsOf(Backups.list(place.backups())).hasSize(1);
    assertThat(history.get().search(CaseQuery.ALL, 0, 9).total()).isEqualTo(3);
    assertThat(history.get().verify(() -> {})).isEmpty();
    save("later");
    Path elsewhere = data.resolve("elsewhere");
    backups.restore(made.getFirst(), elsewhere, false, v -> v.unlock(Vaults.passphrase()), "ada");
    try (TestHistory restored = TestHistory.open(elsewhere, clock, DiskSpace.REAL)) {
      assertThat(restored.get().search(CaseQuery.ALL, 0, 9).total()).isEqualTo(3);
      assertThat(restored.get().verify(() -> {})).isEmpty();
    }
    clock.move(Duration.ofMinutes(1));
    scheduler.tick();
    assertThat(made).hasSize(1);
    assertThat(failed).isEmpty();
  }

  @Test
  void aSingleChangeIsBackedUpAfterADayAndOverdueAfterTwo() throws Exception {
    assertThat(state()).isEqualTo(BackupStatus.State.UP_TO_DATE);
    save("a");
    assertThat(state()).isEqualTo(BackupStatus.State.CHANGED);
    clock.move(Duration.ofHours(24));
    assertThat(state()).isEqualTo(BackupStatus.State.DUE);
    clock.move(Duration.ofHours(24));
    assertThat(state()).isEqualTo(BackupStatus.State.OVERDUE);
    scheduler.tick();
    assertThat(state()).isEqualTo(BackupStatus.State.UP_TO_DATE);
    clock.move(Duration.ofDays(30));
    scheduler.tick();
    assertThat(made).hasSize(1);
  }

  @Test
  void aClockThatWasMovedBackNeitherFloodsNorStopsBackups() throws Exception {
    clock.move(Duration.ofDays(400));
    save("a");
    clock.move(Duration.ofDays(-400));
    scheduler.tick();
    assertThat(made).isEmpty();
    save("b");
    save("c");
    scheduler.tick();
    assertThat(made).hasSize(1);
  }

  @Test
  void aFailureIsToldAndTriedAgainAfterAnHour() throws Exception {
    Files.createFile(place.backups());
    save("a");
    save("b");
    save("c");
    scheduler.tick();
    scheduler.tick();
    assertThat(failed).singleElement().asString().contains(place.backups().toString());
    Files.delete(place.backups());
    clock.move(Duration.ofMinutes(61));
    scheduler.tick();
    assertThat(made).hasSize(1);
    assertThat(data.resolve("backups").toFile().list()).hasSize(1);
  }

  @Test
  void afterClosingNothingIsStarted() throws Exception {
    save("a");
    save("b");
    save("c");
    scheduler.close();
    scheduler.tick();
    assertThat(made).isEmpty();
  }

  @Test
  void theLastBackupOfEachDayAndWeekStays() {
    Instant monday = Instant.parse("2026-06-01T08:00:00Z");
    List<Path> all = new ArrayList<>();
    for (int day = 0; day < 28; day++) {
      all.add(named(monday.plus(Duration.ofDays(day))));
      all.add(named(monday.plus(Duration.ofDays(day)).plusSeconds(3600)));
    }
    List<Path> kept = new ArrayList<>(all);
    kept.removeAll(BackupRotation.daysAndWeeks(3, 3).superfluous(all));
    assertThat(kept)
        .containsExactly(
            named(Instant.parse("2026-06-14T09:00:00Z")),
            named(Instant.parse("2026-06-21T09:00:00Z")),
            named(Instant.parse("2026-06-26T09:00:00Z")),
            named(Instant.parse("2026-06-27T09:00:00Z")),
            named(Instant.parse("2026-06-28T09:00:00Z")));
  }

  private static Path named(Instant time) {
    String stamp = time.toString().replaceAll("[-:Z]", "").replace('T', '-');
    return Path.of("pdd-history-" + stamp + ".pddbackup");
  }

  @Test
  void aLockedHistoryIsJudgedByItsFiles() throws Exception {
    Instant now = clock.instant();
    assertThat(locked(now).state()).isEqualTo(BackupStatus.State.OVERDUE);
    Files.createDirectories(place.backups());
    Files.createFile(place.backups().resolve(named(now.minus(Duration.ofDays(3)))));
    Path database = place.history().resolve("cases.mv.db");
    Files.setLastModifiedTime(database, FileTime.from(now.minus(Duration.ofDays(1))));
    assertThat(locked(now).state()).isEqualTo(BackupStatus.State.OVERDUE);
    assertThat(locked(now).last()).contains(now.minus(Duration.ofDays(3)));
    Files.setLastModifiedTime(database, FileTime.from(now.minus(Duration.ofDays(4))));
    assertThat(locked(now).state()).isEqualTo(BackupStatus.State.UP_TO_DATE);
    assertThat(BackupStatus.ofLocked(data.resolve("none"), place.backups(), FEW, now).isDue())
        .isFalse();
  }

  private BackupStatus locked(Instant now) throws IOException {
    return BackupStatus.ofLocked(place.history(), place.backups(), FEW, now);
  }

  @Test
  void settingsComeBackAndDamagedOnesAreNotReplacedByDefaults() throws Exception {
    HistorySettings settings = new HistorySettings(9, 12, 1, 0, Optional.of(5));
    settings.write(data);
    assertThat(HistorySettings.read(data)).isEqualTo(settings);
    assertThat(HistorySettings.read(data.resolve("none"))).isEqualTo(HistorySettings.STANDARD);
    for (String bad :
        List.of("{\"keepDays\": 0}", "{\"keepDay\": 1}", "{", "{\"keepDays\": 1.5}")) {
      Files.writeString(data.resolve(HistorySettings.FILE), bad);
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> HistorySettings.read(data))
          .withMessageContaining(HistorySettings.FILE);
      assertThat(data.resolve(HistorySettings.FILE)).hasContent(bad);
    }
  }

  private BackupStatus.State state() throws HistoryException {
    return new AutomaticBackup(history.get(), history.vault(), place, backups, clock, "ada")
        .status()
        .state();
  }

  private void save(String content) throws HistoryException {
    NewPhoto photo = Cases.photo("a.jpg", content.getBytes(StandardCharsets.UTF_8));
    history.get().save(Cases.of(Cases.details("Huber", content), photo));
  }
}
