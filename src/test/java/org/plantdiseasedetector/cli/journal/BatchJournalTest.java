package org.plantdiseasedetector.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchJournalTest {

  private static final Map<String, String> SETTINGS = Map.of("model", "leafnet 1.0.0");

  @TempDir private Path folder;
  private Path file;
  private Path photo;

  @BeforeEach
  void makePhoto() throws IOException {
    file = folder.resolve("run.journal");
    photo = Files.writeString(folder.resolve("leaf 🍃.jpg"), "pixels");
  }

  @Test
  void rowsAreThereAfterTheProcessEnded() throws Exception {
    fill("row 1\n");
    try (BatchJournal journal = open()) {
      assertThat(journal.isDone(stamp())).isTrue();
      assertThat(journal.row(stamp())).contains(new FinishedRow("confident", "row 1\n", false));
      assertThat(journal.damaged()).isZero();
    }
  }

  @Test
  void aPhotoThatChangedIsNotDone() throws Exception {
    fill("row 1\n");
    Files.setLastModifiedTime(photo, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    try (BatchJournal journal = open()) {
      assertThat(journal.isDone(stamp())).isFalse();
      assertThat(journal.isChanged(stamp())).isTrue();
      journal.add(stamp(), new FinishedRow("uncertain", "row 2\n", false));
      assertThat(journal.row(stamp()).orElseThrow().row()).isEqualTo("row 2\n");
    }
    try (BatchJournal journal = open()) {
      assertThat(journal.row(stamp()).orElseThrow().row()).isEqualTo("row 2\n");
    }
  }

  @Test
  void aRowToBeTriedAgainCountsOnlyInItsOwnRun() throws Exception {
    try (BatchJournal journal = open()) {
      journal.add(stamp(), new FinishedRow("rejected", "row\n", true));
      assertThat(journal.row(stamp())).isPresent();
    }
    try (BatchJournal journal = open()) {
      assertThat(journal.isDone(stamp())).isFalse();
    }
  }

  @Test
  void everyCutOfTheFileLosesAtMostTheRowsBehindIt() throws Exception {
    fill("row 1\n");
    int oneRow = (int) Files.size(file);
    Path other = Files.writeString(folder.resolve("other.jpg"), "pixels");
    try (BatchJournal journal = open()) {
      journal.add(PhotoStamp.of(other), new FinishedRow("confident", "row 2\n", false));
    }
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (BatchJournal journal = open()) {
        assertThat(journal.isDone(stamp())).as("%d bytes", length).isEqualTo(length >= oneRow);
        assertThat(journal.isDone(PhotoStamp.of(other))).isFalse();
        journal.add(PhotoStamp.of(other), new FinishedRow("confident", "row 3\n", false));
      }
      try (BatchJournal journal = open()) {
        assertThat(journal.damaged()).isZero();
        assertThat(journal.row(PhotoStamp.of(other)).orElseThrow().row()).isEqualTo("row 3\n");
      }
    }
  }

  @Test
  void everyFlippedByteOfARowIsNoticed() throws Exception {
    fill("row 1\n");
    byte[] whole = Files.readAllBytes(file);
    int start = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
    for (int at = start; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 1;
      Files.write(file, flipped);
      try (BatchJournal journal = open()) {
        assertThat(journal.isDone(stamp())).as("byte %d", at).isFalse();
        assertThat(journal.damaged()).isPositive();
      }
    }
  }

  @Test
  void otherSettingsAreRefusedAndNamed() throws Exception {
    fill("row 1\n");
    byte[] before = Files.readAllBytes(file);
    JournalOpener other = new JournalOpener(file, Map.of("model", "leafnet 1.1.0"), () -> 0);
    assertThatThrownBy(other::open)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("model was leafnet 1.0.0, now leafnet 1.1.0");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFileThatIsNoJournalIsLeftAlone() throws Exception {
    for (String content : List.of("dear diary\nleaves\n", "x", "00000000 {}\n", "\n")) {
      Files.writeString(file, content);
      assertThatThrownBy(this::open)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("no journal");
      assertThat(file).hasContent(content);
    }
    assertThatThrownBy(() -> new JournalOpener(folder, SETTINGS, () -> 0).open())
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> new JournalOpener(folder.resolve("gone/j"), SETTINGS, () -> 0).open())
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void twoRunsCannotShareAJournal() throws Exception {
    try (BatchJournal journal = open()) {
      assertThat(journal.isDone(stamp())).isFalse();
      assertThatThrownBy(this::open)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("in use by another run");
    }
  }

  @Test
  void onlyTheOwnerMayReadIt() throws Exception {
    Assumptions.assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "No POSIX permissions here");
    fill("row 1\n");
    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void aMissingPhotoHasAStampToo() {
    PhotoStamp gone = PhotoStamp.of(folder.resolve("gone.jpg"));
    assertThat(gone.size()).isEqualTo(-1);
    assertThat(gone.modified()).isEmpty();
  }

  private PhotoStamp stamp() {
    return PhotoStamp.of(photo);
  }

  private BatchJournal open() throws JournalException {
    return new JournalOpener(file, SETTINGS, () -> 0).open();
  }

  private void fill(String row) throws JournalException, IOException {
    try (BatchJournal journal = open()) {
      journal.add(stamp(), new FinishedRow("confident", row, false));
    }
  }
}
