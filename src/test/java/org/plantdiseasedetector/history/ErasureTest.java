package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.h2.store.fs.encrypt.FilePathEncrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.Vaults;

/** What is erased is gone: from lists, from the database's file, from the folder of photos. */
class ErasureTest {

  private static final String MARKER = "ZEBRASTREIFEN";

  @TempDir private Path folder;

  @Test
  void anErasedFarmIsGoneEverywhereAndTheOthersStay() throws Exception {
    try (TestHistory history = TestHistory.open(folder)) {
      save(history, "Huber", MARKER);
      save(history, "Maier", "stays");
      save(history, "HUBER", MARKER);
      assertThat(history.get().search(CaseQuery.of(MARKER), 0, 9).total()).isEqualTo(2);
      List<Long> numbers = history.get().upkeep().casesOfFarm("huber ");
      assertThat(numbers).containsExactly(1L, 3L);
      assertThat(history.get().upkeep().erase(numbers, Upkeep.Reason.REQUEST)).isEqualTo(2);
      assertGone(history);
      assertThat(history.get().upkeep().erase(numbers, Upkeep.Reason.REQUEST)).isZero();
      save(history, "Maier", "afterwards");
    }
    try (TestHistory history = TestHistory.open(folder)) {
      assertThat(history.get().search(CaseQuery.ALL, 0, 9).total()).isEqualTo(2);
      assertThat(history.get().verify(() -> {})).isEmpty();
    }
  }

  private void assertGone(TestHistory history) throws Exception {
    History open = history.get();
    assertThat(open.search(CaseQuery.of(MARKER), 0, 9).total()).isZero();
    assertThat(open.search(CaseQuery.ALL, 0, 9).cases()).hasSize(1);
    assertThat(open.caseWithPhoto(Cases.sha256(bytes("photo " + MARKER)))).isEmpty();
    assertThat(open.similarTo(2, 9)).isEmpty();
    assertThat(open.verify(() -> {})).isEmpty();
    assertThat(open.audit())
        .filteredOn(line -> line.action().equals("erased"))
        .extracting(AuditEntry::subject, AuditEntry::detail, AuditEntry::who)
        .containsExactly(tuple("case 1", "request", "ada"), tuple("case 3", "request", "ada"));
    try (Stream<Path> files = Files.walk(folder.resolve("photos"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @Test
  void theDatabasesFileHasNothingOfThemUnderItsEncryption() throws Exception {
    try (TestHistory history = TestHistory.open(folder)) {
      for (int i = 0; i < 40; i++) {
        save(history, i % 4 == 0 ? "Huber" : "Maier", (i % 4 == 0 ? MARKER : "kept") + i);
      }
    }
    assertThat(plaintext()).contains(MARKER).contains("kept1");
    try (TestHistory history = TestHistory.open(folder)) {
      Upkeep upkeep = history.get().upkeep();
      assertThat(upkeep.erase(upkeep.casesOfFarm("Huber"), Upkeep.Reason.REQUEST)).isEqualTo(10);
    }
    assertThat(plaintext()).doesNotContain(MARKER).contains("kept1");
  }

  /** The file's bytes as H2 sees them below its encryption. */
  private String plaintext() throws Exception {
    try (UnlockedVault vault =
        Vaults.cheap(folder, new MovableClock()).unlock(Vaults.passphrase())) {
      byte[] key = FilePathEncrypt.getPasswordBytes(vault.database().hex());
      Path file = folder.resolve("cases.mv.db");
      try (FileChannel open =
          new FileEncrypt(file.toString(), key, FileChannel.open(file, StandardOpenOption.READ))) {
        ByteBuffer bytes = ByteBuffer.allocate((int) open.size());
        while (bytes.hasRemaining() && open.read(bytes, bytes.position()) > 0) {
          // Reads on.
        }
        return new String(bytes.array(), StandardCharsets.ISO_8859_1);
      }
    }
  }

  @Test
  void anErasureThatWasCutOffIsFinishedAtTheNextStart() throws Exception {
    Path photo;
    try (TestHistory history = TestHistory.open(folder)) {
      save(history, "Huber", MARKER);
      save(history, "Maier", "stays");
    }
    try (Stream<Path> files = Files.walk(folder.resolve("photos"))) {
      photo = files.filter(file -> file.toString().endsWith(".original")).findFirst().orElseThrow();
    }
    byte[] sealed = Files.readAllBytes(photo);
    String id = photo.getFileName().toString().replace(".original", "");
    try (TestHistory history = TestHistory.open(folder)) {
      PlantCase owner =
          Stream.of(history.get().find(1), history.get().find(2))
              .filter(c -> c.photos().getFirst().id().toString().equals(id))
              .findFirst()
              .orElseThrow();
      history.get().upkeep().erase(List.of(owner.number()), Upkeep.Reason.RETENTION);
    }
    new Database(folder, new MovableClock())
        .change("INSERT INTO erased_photo VALUES ('" + id + "')");
    Files.createDirectories(photo.getParent());
    Files.write(photo, sealed);
    try (TestHistory history = TestHistory.open(folder)) {
      assertThat(photo).doesNotExist();
      assertThat(history.get().verify(() -> {})).isEmpty();
      assertThat(history.get().search(CaseQuery.ALL, 0, 9).total()).isEqualTo(1);
    }
  }

  @Test
  void peopleAreFoundByNameAndOldVisitsByTheirDay() throws Exception {
    try (TestHistory history = TestHistory.open(folder)) {
      save(history, "Hof Anna Huber", "x");
      save(history, "Maier", "met anna huber there");
      save(history, "Huber", "y");
      Upkeep upkeep = history.get().upkeep();
      assertThat(upkeep.casesNaming("Anna Huber")).containsExactly(1L, 2L);
      assertThat(upkeep.casesBefore(Cases.DAY)).isEmpty();
      assertThat(upkeep.casesBefore(Cases.DAY.plusDays(1))).containsExactly(1L, 2L, 3L);
    }
  }

  private static void save(TestHistory history, String farm, String notes) throws Exception {
    NewPhoto photo = Cases.photo("a.jpg", bytes("photo " + notes));
    history.get().save(Cases.of(Cases.details(farm, notes), photo));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
