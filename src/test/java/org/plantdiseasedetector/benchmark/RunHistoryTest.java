package org.plantdiseasedetector.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.ModelIdentity;

class RunHistoryTest {

  private static final ModelIdentity MODEL = new ModelIdentity("leafnet", "1");

  @TempDir private Path folder;

  private RunHistory history() {
    return new RunHistory(folder.resolve("data"));
  }

  @Test
  void whatWasStoredIsReadAgain() throws IOException {
    BenchmarkRun run = Runs.of(Power.MAINS, 200);
    LoadRun load = LoadRuns.of(MODEL, 200, 260, 1);
    history().add(run);
    history().add(load);

    assertThat(history().read()).isEqualTo(history().look());
    assertThat(history().read().runs()).containsExactly(run);
    assertThat(history().read().latestLoad()).hasValue(load);
  }

  @Test
  void onlyTheNewestAreKept() throws IOException {
    for (int i = 0; i < RunHistory.MOST_RUNS + 2; i++) {
      history().add(Runs.of(Power.MAINS, 100 + i));
    }

    List<BenchmarkRun> kept = history().read().runs();
    assertThat(kept).hasSize(RunHistory.MOST_RUNS);
    assertThat(kept.getFirst().latency().median().value()).isEqualTo(102);
  }

  @Test
  void aDamagedFileIsSaidAndKept() throws IOException {
    history().add(Runs.of(Power.MAINS, 200));
    Path file = folder.resolve("data").resolve(RunHistory.NAME);
    Files.writeString(file, "{\"format\":1,\"runs\":[{\"at\":");

    assertThatThrownBy(() -> history().look()).hasMessageContaining("damaged");
    RunHistory.Stored stored = history().read();

    assertThat(stored.runs()).isEmpty();
    assertThat(stored.problem().orElseThrow()).contains(file.toString()).contains("kept as");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .anyMatch(name -> name.startsWith("benchmark-runs-damaged-"));
    }
    assertThat(history().add(Runs.of(Power.MAINS, 200)).runs()).hasSize(1);
  }

  @Test
  void aTestThatWasKilledCountsWithWhatItMeasured() throws IOException {
    LoadJournal journal = killed();

    LoadRun found = history().read().latestLoad().orElseThrow();

    assertThat(found.complete()).isFalse();
    assertThat(found.seconds()).isEqualTo(22);
    assertThat(found.photos()).isEqualTo(200);
    assertThat(journal.file()).doesNotExist();
    assertThat(history().read().loads()).hasSize(1);
  }

  @Test
  void aTestThatStillRunsIsLeftAlone() throws IOException {
    LoadJournal journal = killed();
    try (LoadGuard running = LoadGuard.take(folder.resolve("data")).orElseThrow()) {
      assertThat(LoadGuard.take(folder.resolve("data"))).isEmpty();
      assertThat(history().read().loads()).isEmpty();
      assertThat(journal.file()).exists();
      assertThat(running).isNotNull();
    }
    assertThat(history().read().loads()).hasSize(1);
  }

  /** Two whole windows and a line that was cut in two. */
  private LoadJournal killed() throws IOException {
    LoadJournal journal = history().journal();
    journal.begin(LoadRuns.start(MODEL));
    journal.add(LoadRuns.window(11, 200, 0, 0));
    journal.add(LoadRuns.window(22, 210, 0, 0));
    Files.writeString(journal.file(), "{\"second\":33,\"pho", StandardOpenOption.APPEND);
    return journal;
  }

  @Test
  void theVerdictComparesMainsAndBattery() {
    List<BenchmarkRun> runs =
        List.of(Runs.of(Power.BATTERY, 400), Runs.of(Power.MAINS, 300), Runs.of(Power.MAINS, 200));

    Verdict verdict = Verdict.of(runs).orElseThrow();

    assertThat(Verdict.seconds(verdict.latest())).isEqualTo(0.2);
    assertThat(Verdict.seconds(verdict.onBattery().orElseThrow())).isEqualTo(0.4);
    assertThat(Verdict.of(List.of())).isEmpty();
  }
}
