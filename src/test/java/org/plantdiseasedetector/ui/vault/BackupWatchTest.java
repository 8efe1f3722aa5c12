package org.plantdiseasedetector.ui.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.WindowSettingsFile;
import org.plantdiseasedetector.history.Backups;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HistorySettings;
import org.plantdiseasedetector.history.NewCase;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.testkit.TestBook;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.Vaults;

/** The window's history backs itself up, and says when it does not. */
class BackupWatchTest {

  @TempDir private Path data;

  private final MovableClock clock = new MovableClock();
  private final ScheduledThreadPoolExecutor clockwork = new ScheduledThreadPoolExecutor(1);
  private CaseBook book;
  private VaultViewModel vault;

  @BeforeEach
  void start() throws HistoryException, IOException {
    clockwork.setRemoveOnCancelPolicy(true);
    new HistorySettings(100, 24, 7, 4, Optional.empty()).write(data);
    book = TestBook.of(data, clock);
    Texts texts = Texts.load(Locale.ENGLISH);
    vault =
        new VaultViewModel(
            new VaultViewModel.Dependencies(
                book,
                new WindowSettingsFile(data.resolve("history-window.json")),
                Runnable::run,
                Runnable::run,
                clock,
                texts));
    BackupWatch.over(
        vault, new BackupWatch.Dependencies(data, clockwork, Runnable::run, Runnable::run, texts));
    vault.start();
    vault.create(Vaults.PASSPHRASE.toCharArray(), Vaults.PASSPHRASE.toCharArray());
    vault.keyIsKept();
    NewCase kept = Cases.of(Cases.details("Farm", ""), Cases.photo("a.jpg", new byte[] {1, 2, 3}));
    book.use(history -> history.save(kept));
    vault.lock();
  }

  @AfterEach
  void close() throws HistoryException {
    clockwork.shutdownNow();
    book.lock();
  }

  private void comeBackAfter(Duration time) {
    clock.move(time);
    vault.unlock(Vaults.PASSPHRASE.toCharArray());
    assertThat(vault.isOpen()).isTrue();
  }

  private String message() {
    return vault.messageProperty().get().orElse("");
  }

  @Test
  void aBackupIsMadeAsSoonAsOneIsDueByTheStoredSettings() throws IOException {
    comeBackAfter(Duration.ofHours(1));
    assertThat(data.resolve("backups")).doesNotExist();
    vault.lock();

    comeBackAfter(Duration.ofDays(3));
    assertThat(Backups.list(data.resolve("backups"))).hasSize(1);
    assertThat(message()).contains("long overdue").contains("A backup was made");
  }

  @Test
  void aBackupThatFailsIsToldAndTheHistoryStaysOpen() throws IOException {
    Files.writeString(data.resolve("backups"), "in the way");
    comeBackAfter(Duration.ofDays(3));
    assertThat(message()).contains("was not made").contains("again in an hour");
    assertThat(vault.isOpen()).isTrue();
  }

  @Test
  void nothingAsksAnyMoreOnceTheHistoryIsLocked() {
    comeBackAfter(Duration.ofHours(1));
    assertThat(clockwork.getQueue()).hasSize(1);
    vault.lock();
    assertThat(clockwork.getQueue()).isEmpty();
  }
}
