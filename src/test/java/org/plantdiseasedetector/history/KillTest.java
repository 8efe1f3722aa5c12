package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pulled plug, as far as a program can show it: a real process is killed at random points while
 * it saves. A few kills by default; {@code -Dpdd.kills=200} for the whole run (docs/history.md).
 */
class KillTest {

  @TempDir private Path folder;

  @Test
  void noCommittedCaseIsLostNoneIsHalfThereAndNoPhotoIsOrphaned() throws Exception {
    int kills = Integer.getInteger("pdd.kills", 3);
    Random random = new Random(20261125);
    TestHistory.open(folder).close();
    for (int kill = 0; kill < kills; kill++) {
      int before = cases();
      int said = killWhileSaving(kill, random.nextInt(400));
      try (TestHistory history = TestHistory.open(folder)) {
        int after = history.get().search(CaseQuery.ALL, 0, 0).total();
        assertThat(after).as("kill " + kill).isBetween(before + said, before + said + 1);
        assertThat(history.get().verify(() -> {})).as("kill " + kill).isEmpty();
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
      }
    }
    assertThat(cases()).isPositive();
  }

  private int cases() throws Exception {
    try (TestHistory history = TestHistory.open(folder)) {
      return history.get().search(CaseQuery.ALL, 0, 0).total();
    }
  }

  /** Returns how many cases the process said it had saved. */
  private int killWhileSaving(int seed, int millis) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xshare:auto",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KillableSaver.class.getName(),
                    folder.toString(),
                    Integer.toString(seed)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("ready");
      assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
      // Through the handle: the process itself would close its output along with it.
      assertThat(process.toHandle().destroyForcibly()).isTrue();
      process.waitFor();
      // A number that was cut off in the middle was still said after its commit.
      try (Stream<String> lines = out.lines()) {
        return (int) lines.filter(line -> !line.isEmpty()).count();
      }
    }
  }
}
