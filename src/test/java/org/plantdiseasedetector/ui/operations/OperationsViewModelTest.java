package org.plantdiseasedetector.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.operations.AlertRule;
import org.plantdiseasedetector.operations.DiagnosticPackage;
import org.plantdiseasedetector.ui.common.Texts;

class OperationsViewModelTest {

  @TempDir private Path folder;

  private final FakeDesk desk = new FakeDesk();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final OperationsViewModel viewModel =
      new OperationsViewModel(desk, work::add, Runnable::run, Texts.load(Locale.ENGLISH));

  private void work() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  @Test
  void alertsAndPastCrashesAreNotices() {
    desk.alerts = List.of(AlertRule.DISK_LOW, AlertRule.DRIFT);
    desk.crashes = List.of(Path.of("crash-1.txt"));
    viewModel.refresh();
    viewModel.refresh();
    assertThat(work).as("one look at a time, and the question about crashes").hasSize(2);
    work();
    assertThat(viewModel.notices()).isEqualTo(3);
    viewModel.forgetCrashes();
    assertThat(viewModel.notices()).isEqualTo(2);
  }

  @Test
  void aLookThatFailsIsSaidWithAnIdAndTheNextOneWorks() {
    desk.breaks = true;
    viewModel.refresh();
    work();
    assertThat(viewModel.messageProperty().get().orElseThrow())
        .matches("That did not work: the disk is gone \\(Error [0-9a-f]{8}\\)");
    desk.breaks = false;
    viewModel.refresh();
    work();
    assertThat(viewModel.stateProperty().get()).isPresent();
  }

  @Test
  void theFileIsSwitchedOn() {
    viewModel.writeFile(true);
    work();
    assertThat(viewModel.stateProperty().get().orElseThrow().isFileWritten()).isTrue();
  }

  @Test
  void onlyWhatTheUserWantsIsSavedAndThenTheCrashIsSettled() throws Exception {
    desk.crashes = List.of(Path.of("crash-1.txt"));
    List<DiagnosticPackage> seen = new ArrayList<>();
    viewModel.gather(seen::add);
    work();
    assertThat(folder).isEmptyDirectory();
    Path target = folder.resolve("p.zip");
    viewModel.save(seen.getFirst(), item -> item.name().startsWith("logs/"), target);
    work();
    try (ZipFile zip = new ZipFile(target.toFile())) {
      assertThat(zip.stream()).extracting(Object::toString).containsExactly("logs/a.log");
    }
    assertThat(viewModel.notices()).isZero();
    assertThat(viewModel.messageProperty().get().orElseThrow()).contains(target.toString());
  }
}
