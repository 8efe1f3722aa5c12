package org.plantdiseasedetector.ui.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.WindowSettingsFile;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.testkit.TestBook;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.Vaults;

class RestoreViewModelTest {

  private static final Texts TEXTS = Texts.load(Locale.ENGLISH);

  @TempDir private Path old;
  @TempDir private Path fresh;

  private final MovableClock clock = new MovableClock();
  private final List<String> unsaved = new ArrayList<>();
  private final List<CaseBook> books = new ArrayList<>();
  private VaultViewModel vault;
  private String recoveryKey = "";
  private Path backup;
  private int restored;

  @BeforeEach
  void backUp() throws Exception {
    vault = window(old);
    vault.create(secret(), secret());
    recoveryKey = new String(((VaultState.ShowingKey) vault.stateProperty().get()).recoveryKey());
    vault.keyIsKept();
    save("before");
    backup = vault.book().backup(old.resolve("stick"));
    save("after");
  }

  @AfterEach
  void close() throws HistoryException {
    for (CaseBook book : books) {
      book.lock();
    }
  }

  private VaultViewModel window(Path data) {
    CaseBook book = TestBook.of(data, clock);
    books.add(book);
    VaultViewModel made =
        new VaultViewModel(
            new VaultViewModel.Dependencies(
                book,
                new WindowSettingsFile(data.resolve("history-window.json")),
                Runnable::run,
                Runnable::run,
                clock,
                TEXTS));
    made.start();
    return made;
  }

  private static char[] secret() {
    return Vaults.PASSPHRASE.toCharArray();
  }

  private void save(String farm) throws HistoryException, IOException {
    vault
        .book()
        .use(
            h ->
                h.save(
                    Cases.of(
                        Cases.details(farm, ""),
                        Cases.photo("leaf.jpg", farm.getBytes(StandardCharsets.UTF_8)))));
  }

  private void restore(VaultViewModel into, String with, boolean isRecoveryKey) {
    new RestoreViewModel(into, () -> List.copyOf(unsaved), TEXTS)
        .restore(backup, with.toCharArray(), isRecoveryKey, () -> restored++);
  }

  private static int cases(VaultViewModel of) throws HistoryException, IOException {
    return of.book().use(h -> h.search(CaseQuery.ALL, 0, 0).total());
  }

  private static String told(VaultViewModel by) {
    return by.messageProperty().get().orElse("");
  }

  private static long replaced(Path data) throws IOException {
    try (Stream<Path> folders = Files.list(data)) {
      return folders.filter(f -> f.getFileName().toString().startsWith("history-replaced")).count();
    }
  }

  @Test
  void anotherComputerGetsTheHistoryWithTheRecoveryKey() throws Exception {
    VaultViewModel other = window(fresh);
    other.decline();
    restore(other, recoveryKey, true);

    assertThat(other.stateProperty().get()).isEqualTo(new VaultState.Locked());
    assertThat(restored).isEqualTo(1);
    other.unlock(secret());
    assertThat(cases(other)).isEqualTo(1);
    assertThat(window(fresh).stateProperty().get()).isEqualTo(new VaultState.Locked());
  }

  @Test
  void anOpenHistoryIsMovedAsideAndNamed() throws Exception {
    restore(vault, Vaults.PASSPHRASE, false);

    assertThat(vault.stateProperty().get()).isEqualTo(new VaultState.Locked());
    assertThat(told(vault)).contains("history-replaced-");
    assertThat(replaced(old)).isEqualTo(1);
    vault.unlock(secret());
    assertThat(cases(vault)).isEqualTo(1);
  }

  @Test
  void aDamagedBackupReplacesNothing() throws Exception {
    byte[] bytes = Files.readAllBytes(backup);
    bytes[bytes.length / 2] ^= 1;
    Files.write(backup, bytes);
    restore(vault, Vaults.PASSPHRASE, false);

    assertThat(told(vault)).contains("damaged").contains("Nothing was replaced");
    assertThat(restored).isZero();
    vault.unlock(secret());
    assertThat(cases(vault)).isEqualTo(2);
    assertThat(replaced(old)).isZero();
  }

  @Test
  void aWrongKeyReplacesNothing() throws Exception {
    restore(vault, "not the passphrase", false);
    assertThat(told(vault)).contains("wrong");
    vault.unlock(secret());
    assertThat(cases(vault)).isEqualTo(2);
    assertThat(replaced(old)).isZero();
  }

  @Test
  void whatWaitsInTheWindowIsNotPutIntoAnotherHistory() throws Exception {
    unsaved.add("The changes to case 1 are not kept yet.");
    restore(vault, Vaults.PASSPHRASE, false);
    assertThat(vault.isOpen()).isTrue();
    assertThat(told(vault)).contains("The changes to case 1");
    assertThat(cases(vault)).isEqualTo(2);
  }
}
