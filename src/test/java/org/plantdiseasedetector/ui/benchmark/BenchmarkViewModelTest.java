package org.plantdiseasedetector.ui.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.benchmark.Phase;

class BenchmarkViewModelTest {

  private final FakeDesk desk = new FakeDesk();
  private final BenchmarkViewModel viewModel =
      new BenchmarkViewModel(desk, Runnable::run, Runnable::run);

  @Test
  void aRunShowsItsStepsAndIsAmongTheStoredOnesInTheEnd() {
    List<Optional<BenchmarkViewModel.Step>> seen = new ArrayList<>();
    desk.during = () -> seen.add(viewModel.stepProperty().get());

    viewModel.start();

    assertThat(seen)
        .containsExactly(Optional.of(new BenchmarkViewModel.Step.Benchmark(Phase.SINGLES, 0.25)));
    assertThat(viewModel.storedProperty().get().runs()).hasSize(1);
    assertThat(viewModel.runningProperty().get()).isFalse();
    assertThat(viewModel.stepProperty().get()).isEmpty();
  }

  @Test
  void aCancelledRunKeepsNothingAndIsNoProblem() {
    desk.during = viewModel::cancel;

    viewModel.start();

    assertThat(viewModel.storedProperty().get().runs()).isEmpty();
    assertThat(viewModel.problemProperty().get()).isEmpty();
    assertThat(viewModel.runningProperty().get()).isFalse();
  }

  @Test
  void aCancelledLoadTestKeepsWhatItMeasured() {
    desk.during = viewModel::cancel;

    viewModel.startLoad(10);

    assertThat(viewModel.live()).hasSize(1);
    assertThat(viewModel.storedProperty().get().loads().getFirst().complete()).isFalse();
  }

  @Test
  void whatWentWrongIsSaid() {
    desk.failure = Optional.of("The model cannot be started.");

    viewModel.start();

    assertThat(viewModel.problemProperty().get()).hasValue("The model cannot be started.");
    assertThat(viewModel.runningProperty().get()).isFalse();
  }

  @Test
  void damagedRunsAreSaid() {
    desk.damage = Optional.of("kept as x");

    viewModel.open();

    assertThat(viewModel.problemProperty().get()).hasValue("kept as x");
  }

  @Test
  void theBestSettingsCanBeUndone() {
    viewModel.useBest();
    assertThat(viewModel.settingsProperty().get().undoable()).isTrue();
    assertThat(viewModel.settingsProperty().get().times()).hasValue(1.1);

    viewModel.undo();

    assertThat(viewModel.settingsProperty().get().undoable()).isFalse();
    assertThat(viewModel.settingsProperty().get().plan()).isEmpty();
  }

  @Test
  void theNewestRunIsExported(@TempDir Path folder) throws IOException {
    viewModel.start();
    Path csv = folder.resolve("b.csv");
    Path json = folder.resolve("b.json");

    viewModel.export(csv, BenchmarkViewModel.Export.CSV);
    viewModel.export(json, BenchmarkViewModel.Export.JSON);
    viewModel.export(folder.resolve("gone/b.json"), BenchmarkViewModel.Export.JSON);

    assertThat(Files.readString(csv))
        .startsWith("figure,value,low,high,unit")
        .contains("photo_p99");
    assertThat(Files.readString(json)).contains("\"coldStart\"");
    assertThat(viewModel.writtenProperty().get()).hasValue(json);
    assertThat(viewModel.problemProperty().get().orElseThrow()).contains("gone");
  }
}
