package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.VaultException;

/**
 * Disks that are full or may not be written: a clear message, and nothing that was saved is lost.
 */
class FaultyDiskTest {

  @TempDir private Path folder;

  /** With {@code -Dpdd.smallDisk=DIR}, an empty file system of about 80 MiB. */
  @Test
  void aDiskThatRunsFullWhileSavingLosesNoSavedCase() throws Exception {
    String small = System.getProperty("pdd.smallDisk", "");
    assumeTrue(!small.isEmpty(), "no small disk given");
    Path history = Path.of(small).resolve("history");
    DiskSpace unnoticed = any -> Long.MAX_VALUE / 2;
    Random random = new Random(1);
    int saved = 0;
    try (TestHistory open = TestHistory.open(history, new MovableClock(), unnoticed)) {
      try {
        while (saved < 100) {
          byte[] leaf = new byte[3_000_000];
          random.nextBytes(leaf);
          open.get().save(Cases.of(Cases.details("Huber", "n"), Cases.photo("a.jpg", leaf)));
          saved++;
        }
        throw new AssertionError("The disk is too large for this test");
      } catch (HistoryException full) {
        assertThat(full.reason()).isEqualTo(HistoryException.Reason.INPUT_OUTPUT);
        assertThat(full).hasMessageContaining("free space");
      }
      assertThat(open.get().search(CaseQuery.ALL, 0, 1).total()).isEqualTo(saved);
    }
    assertThat(saved).isPositive();
    try (TestHistory again = TestHistory.open(history, new MovableClock(), unnoticed)) {
      assertThat(again.get().search(CaseQuery.ALL, 0, 1).total()).isEqualTo(saved);
      assertThat(again.get().verify(() -> {})).isEmpty();
    }
  }

  @Test
  void aDiskWithoutRoomRefusesEveryChangeBeforeItIsMade() throws Exception {
    long[] free = {Long.MAX_VALUE / 2};
    try (TestHistory history = TestHistory.open(folder, new MovableClock(), any -> free[0])) {
      history.get().save(simple());
      free[0] = DiskSpace.RESERVE - 1;
      for (Step step :
          List.<Step>of(
              () -> history.get().save(simple()),
              () -> history.get().edit(1, Cases.details("Maier", "x")),
              () -> history.get().record("x", "y", "z"),
              () -> history.get().upkeep().erase(List.of(1L), Upkeep.Reason.REQUEST),
              () -> history.get().upkeep().snapshot(Files.createDirectory(folder.resolve("s"))))) {
        assertThatExceptionOfType(HistoryException.class)
            .isThrownBy(step::run)
            .satisfies(e -> assertThat(e.reason()).isEqualTo(HistoryException.Reason.DISK_FULL));
      }
      free[0] = Long.MAX_VALUE / 2;
      Files.delete(folder.resolve("s"));
      assertThat(history.get().find(1).details().farm()).isEqualTo("Huber");
      assertThat(history.get().verify(() -> {})).isEmpty();
    }
  }

  @Test
  void aFolderThatMayNotBeWrittenIsSaidAndStaysAsItWas() throws Exception {
    try (TestHistory history = TestHistory.open(folder)) {
      history.get().save(simple());
    }
    List<Path> all = all();
    all.forEach(file -> file.toFile().setWritable(false));
    try {
      assumeTrue(!Files.isWritable(folder), "this user may write everywhere");
      assertThatExceptionOfType(VaultException.class)
          .isThrownBy(() -> TestHistory.open(folder))
          .withMessageContaining("rights")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(VaultException.Reason.INPUT_OUTPUT));
    } finally {
      all.forEach(file -> file.toFile().setWritable(true));
    }
    try (TestHistory history = TestHistory.open(folder)) {
      assertThat(history.get().verify(() -> {})).isEmpty();
    }
  }

  /** Does something. */
  private interface Step {
    void run() throws Exception;
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    }
  }

  private static NewCase simple() {
    byte[] leaf = "leaf".getBytes(StandardCharsets.UTF_8);
    return Cases.of(Cases.details("Huber", "n"), Cases.photo("a.jpg", leaf));
  }
}
