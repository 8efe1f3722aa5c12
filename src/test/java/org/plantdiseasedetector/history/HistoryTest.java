package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.VaultException;
import org.plantdiseasedetector.vault.Vaults;

/** Cases go in, stay over a restart, are found again, and change only as a person says. */
class HistoryTest {

  @TempDir private Path folder;

  private final MovableClock clock = new MovableClock();

  @Test
  void aCaseComesBackAsItWasSaved() throws Exception {
    byte[] leaf = bytes("leaf one");
    PlantCase saved;
    try (TestHistory history = open()) {
      saved =
          history
              .get()
              .save(
                  Cases.of(
                      Cases.details("Huber", "Spots on lower leaves."),
                      Cases.photo("a.jpg", leaf),
                      Cases.photo("b.jpg", bytes("leaf two"))));
    }
    try (TestHistory history = open()) {
      PlantCase found = history.get().find(saved.number());
      assertThat(found).isEqualTo(saved);
      assertThat(found.photos()).hasSize(2);
      assertThat(history.get().photo(found, found.photos().getFirst(), PhotoRole.ORIGINAL))
          .isEqualTo(leaf);
      assertThat(history.get().photo(found, found.photos().getFirst(), PhotoRole.THUMBNAIL))
          .asString()
          .isEqualTo("thumbnail of a.jpg");
      assertThat(history.get().verify(() -> {})).isEmpty();
    }
  }

  @Test
  void theHumanWinsAndTheMachinesAnswerStays() throws Exception {
    try (TestHistory history = open()) {
      PlantCase saved = history.get().save(simple("a"));
      assertThat(saved.label()).contains(Cases.LATE_BLIGHT);
      history.get().label(saved.number(), label(LabelState.CORRECTED, Optional.of(Cases.SCAB)));
      PlantCase corrected = history.get().find(saved.number());
      assertThat(corrected.label()).contains(Cases.SCAB);
      assertThat(corrected.machine()).isEqualTo(saved.machine());
      assertThat(corrected.human()).hasValueSatisfying(h -> assertThat(h.by()).isEqualTo("Ada"));
      assertThat(listed(history, CaseQuery.of("scab"))).containsExactly(saved.number());
      history.get().label(saved.number(), label(LabelState.NOT_SURE, Optional.empty()));
      assertThat(history.get().find(saved.number()).label()).isEmpty();
    }
  }

  @Test
  void searchFindsEveryWordInAnyFieldAndAppliesEveryFilter() throws Exception {
    try (TestHistory history = open()) {
      history.get().save(Cases.of(Cases.details("Müller", "Wet soil"), photo("1")));
      CaseDetails other = CaseDetails.of(Cases.DAY.plusDays(3));
      history.get().save(new NewCase(other, Cases.confident(Cases.SCAB), List.of(photo("2"))));
      assertThat(listed(history, CaseQuery.ALL)).containsExactly(2L, 1L);
      assertThat(listed(history, CaseQuery.of("muller WET late bli"))).containsExactly(1L);
      assertThat(listed(history, CaseQuery.of("second visit"))).containsExactly(1L);
      assertThat(listed(history, CaseQuery.of("muller dry"))).isEmpty();
      assertThat(listed(history, filter("apple", null, null))).containsExactly(2L);
      assertThat(listed(history, filter(null, "tomato.late_blight", null))).containsExactly(1L);
      assertThat(listed(history, filter(null, null, LabelState.CONFIRMED))).isEmpty();
      history.get().edit(1, Cases.details("Maier", "Dry soil"));
      assertThat(listed(history, CaseQuery.of("muller"))).isEmpty();
      assertThat(listed(history, CaseQuery.of("maier dry"))).containsExactly(1L);
      CasePage second = history.get().search(CaseQuery.ALL, 1, 1);
      assertThat(second.total()).isEqualTo(2);
      assertThat(second.cases().getFirst().number()).isEqualTo(1);
    }
  }

  @Test
  void aPhotoThatIsThereAlreadyIsRecognisedByItsContent() throws Exception {
    try (TestHistory history = open()) {
      PlantCase saved = history.get().save(simple("same"));
      assertThat(history.get().caseWithPhoto(Cases.sha256(bytes("same")))).contains(saved.number());
      assertThat(history.get().caseWithPhoto(Cases.sha256(bytes("other")))).isEmpty();
    }
  }

  @Test
  void theAuditLogTellsAccessChangesAndFailedUnlocks() throws Exception {
    try (TestHistory history = open()) {
      history.get().save(simple("a"));
      history.get().label(1, label(LabelState.CONFIRMED, Optional.of(Cases.LATE_BLIGHT)));
    }
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(
            () ->
                Vaults.cheap(folder, clock)
                    .unlock(
                        new org.plantdiseasedetector.vault.Passphrase(
                            "a wrong passphrase".toCharArray())));
    try (TestHistory history = open()) {
      assertThat(history.get().audit().stream().map(AuditEntry::action))
          .containsExactly("opened", "saved", "labelled", "unlock_failed", "opened");
      assertThat(history.get().audit().get(2).detail())
          .isEqualTo("confirmed tomato.late_blight by Ada");
      assertThat(history.get().notices())
          .first()
          .asString()
          .contains("Wrong passphrases since the last time: 1.");
    }
  }

  @Test
  void aClockThatWasMovedBackIsSaid() throws Exception {
    try (TestHistory history = open()) {
      history.get().save(simple("a"));
    }
    clock.move(Duration.ofDays(-40));
    try (TestHistory history = open()) {
      assertThat(history.get().notices()).singleElement().asString().contains("Check date and");
      history.get().save(simple("b"));
      assertThat(history.get().verify(() -> {})).isEmpty();
    }
  }

  @Test
  void aSecondInstanceIsToldWhoHasIt() throws Exception {
    try (TestHistory first = open()) {
      assertThat(first.get().audit()).isNotEmpty();
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(this::open)
          .withMessageContaining("open in another window")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(HistoryException.Reason.IN_USE));
    }
    open().close();
  }

  @Test
  void aFullDiskIsNoticedBeforeAnythingIsWritten() throws Exception {
    open().close();
    long[] free = {DiskSpace.RESERVE + 100};
    try (TestHistory history = TestHistory.open(folder, clock, any -> free[0])) {
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> history.get().save(simple("leaf ".repeat(50))))
          .withMessageContaining("full")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(HistoryException.Reason.DISK_FULL));
      assertThat(listed(history, CaseQuery.ALL)).isEmpty();
      free[0] *= 2;
      history.get().save(simple("b"));
      assertThat(history.get().verify(() -> {})).isEmpty();
    }
  }

  @Test
  void aFailedWriteLeavesNothingBehind() throws Exception {
    try (TestHistory history = open()) {
      Path incoming = folder.resolve("incoming");
      Files.delete(incoming);
      Files.createFile(incoming);
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> history.get().save(simple("a")))
          .withMessageContaining(folder.toString());
      Files.delete(incoming);
      Files.createDirectory(incoming);
      assertThat(listed(history, CaseQuery.ALL)).isEmpty();
      history.get().save(simple("b"));
      assertThat(history.get().verify(() -> {})).isEmpty();
    }
  }

  @Test
  void filesOfAnUnfinishedSaveAreRemovedAtTheNextStart() throws Exception {
    open().close();
    Path left = folder.resolve("incoming").resolve("0b7e8f6a-1c52-4e8e-9c2f-0123456789ab.original");
    Files.write(left, bytes("half written"));
    open().close();
    assertThat(left).doesNotExist();
  }

  @Test
  void aFolderWhosePathWouldChangeTheDatabaseSettingsIsRefused() {
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> TestHistory.open(folder.resolve("a;CIPHER=NONE"), clock, DiskSpace.REAL))
        .withMessageContaining("semicolon");
  }

  @Test
  void everyFolderOfPhotosHoldsOnlySealedFiles() throws Exception {
    try (TestHistory history = open()) {
      history.get().save(simple("a"));
    }
    try (Stream<Path> files = Files.walk(folder.resolve("photos"))) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSize(2)
          .allSatisfy(file -> assertThat(Files.readAllBytes(file)).startsWith(bytes("PDDSEAL")));
    }
  }

  private TestHistory open() throws VaultException, HistoryException {
    return TestHistory.open(folder, clock, DiskSpace.REAL);
  }

  private static List<Long> listed(TestHistory history, CaseQuery query) throws HistoryException {
    return history.get().search(query, 0, 100).cases().stream().map(CaseSummary::number).toList();
  }

  private static CaseQuery filter(String crop, String classId, LabelState state) {
    return new CaseQuery(
        "",
        Optional.ofNullable(crop),
        Optional.ofNullable(classId),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(state),
        Optional.empty());
  }

  private static HumanLabel label(
      LabelState state, Optional<org.plantdiseasedetector.domain.ClassId> classId) {
    return new HumanLabel(state, classId, "Ada", Instant.parse("2026-06-02T08:00:00.123456Z"));
  }

  private static NewCase simple(String content) {
    return Cases.of(CaseDetails.of(Cases.DAY), photo(content));
  }

  private static NewPhoto photo(String content) {
    return Cases.photo("leaf.jpg", bytes(content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
