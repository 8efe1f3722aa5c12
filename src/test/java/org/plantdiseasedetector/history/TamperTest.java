package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.VaultException;

/** Somebody, or a dying disk, changed files of a closed history. */
class TamperTest {

  @TempDir private Path folder;

  @BeforeEach
  void fill() throws Exception {
    try (TestHistory history = TestHistory.open(folder)) {
      for (int i = 1; i <= 3; i++) {
        byte[] leaf = new byte[70_000 + i];
        new Random(i).nextBytes(leaf);
        history.get().save(Cases.of(Cases.details("Huber", "n" + i), Cases.photo("a.jpg", leaf)));
      }
    }
  }

  @Test
  void aFlippedBitIsFoundInEachFile() throws Exception {
    Random random = new Random(1);
    List<Path> files = files(file -> Files.isRegularFile(file) && !file.endsWith("lock"));
    assertThat(files).hasSize(3 + 6);
    for (Path file : files) {
      byte[] good = Files.readAllBytes(file);
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bad);
      assertThat(isNoticed(file)).as(file.toString()).isTrue();
      Files.write(file, good);
    }
    assertThat(findings()).isEmpty();
  }

  @Test
  void aDatabaseThatIsGoneIsNotReplacedByAnEmptyOne() throws Exception {
    Path file = folder.resolve("cases.mv.db");
    byte[] good = Files.readAllBytes(file);
    Path seal = folder.resolve("database.seal");
    byte[] sealed = Files.readAllBytes(seal);
    Files.delete(file);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> TestHistory.open(folder))
        .withMessageContaining("is missing")
        .withMessageContaining("restore");
    Files.delete(seal);
    assertThatExceptionOfType(HistoryException.class).isThrownBy(() -> TestHistory.open(folder));
    assertThat(file).doesNotExist();
    Files.write(file, good);
    Files.write(seal, sealed);
    assertThat(findings()).isEmpty();
  }

  @Test
  void bitsAnywhereInTheDatabaseAreFoundBeforeItIsOpened() throws Exception {
    Path file = folder.resolve("cases.mv.db");
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at += good.length / 40) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(file, bad);
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> TestHistory.open(folder))
          .withMessageContaining("restore")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(HistoryException.Reason.TAMPERED));
      assertThat(Files.readAllBytes(file)).isEqualTo(bad);
    }
    Files.write(file, good);
    assertThat(findings()).isEmpty();
  }

  private boolean isNoticed(Path file) throws HistoryException {
    try {
      return findings().stream().anyMatch(finding -> finding.subject().equals(file.toString()));
    } catch (VaultException refused) {
      return refused.reason() == VaultException.Reason.TAMPERED;
    } catch (HistoryException refused) {
      return refused.reason() == HistoryException.Reason.TAMPERED;
    }
  }

  @Test
  void swappedTruncatedMissingAndForeignPhotosAreFound() throws Exception {
    List<Path> originals = files(file -> file.toString().endsWith(".original"));
    byte[] first = Files.readAllBytes(originals.get(0));
    byte[] second = Files.readAllBytes(originals.get(1));
    Files.write(originals.get(0), second);
    Files.write(originals.get(1), first);
    assertThat(findings()).hasSize(2);
    Files.write(originals.get(0), first);
    Files.write(originals.get(1), Arrays.copyOf(second, 65_536));
    assertThat(findings()).hasSize(1);
    Files.delete(originals.get(1));
    assertThat(findings()).hasSize(1);
    Files.write(originals.get(1), second);
    Files.writeString(folder.resolve("photos").resolve("note.txt"), "x");
    assertThat(findings())
        .singleElement()
        .satisfies(f -> assertThat(f.subject()).endsWith("note.txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE plant_case SET notes = 'other' WHERE number = 2",
        "UPDATE plant_case SET human_state = 'confirmed', human_class = 'apple.scab',"
            + " human_by = 'Eve', human_at = CURRENT_TIMESTAMP WHERE number = 1",
        "UPDATE case_photo SET candidates = 'apple.scab:0.99' WHERE case_number = 3",
        "DELETE FROM case_photo WHERE case_number = 3",
        "INSERT INTO plant_case (id, created, changed, visited, farm, field, plot, crop, variety,"
            + " notes, tags, outcome, candidates, model_name, model_version, human_state) SELECT"
            + " RANDOM_UUID(), created, changed, visited, farm, field, plot, crop, variety, notes,"
            + " tags, outcome, candidates, model_name, model_version, human_state FROM plant_case"
            + " WHERE number = 1",
        "UPDATE audit_entry SET detail = 'nothing' WHERE number = 2",
        "UPDATE audit_entry SET who = 'Eve' WHERE number = 3",
        "DELETE FROM audit_entry WHERE number = 3",
        "DELETE FROM audit_entry WHERE number = (SELECT MAX(number) FROM audit_entry)",
        "INSERT INTO audit_entry SELECT number + 10, at, who, action, subject, detail, digest, mac"
            + " FROM audit_entry WHERE number = 1"
      })
  void aRowThatWasChangedWithSqlIsFound(String change) throws Exception {
    // Whoever has the passphrase can open the database; without the seal its rows are checked.
    new Database(folder, new MovableClock()).change(change);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> TestHistory.open(folder))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(HistoryException.Reason.TAMPERED));
  }

  private List<Finding> findings() throws VaultException, HistoryException {
    try (TestHistory history = TestHistory.open(folder)) {
      return history.get().verify(() -> {});
    }
  }

  private List<Path> files(Predicate<Path> wanted) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(wanted).sorted().toList();
    }
  }
}
