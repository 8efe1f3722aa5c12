package org.plantdiseasedetector.ui.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.readiness.Finding;
import org.plantdiseasedetector.readiness.ReadinessReport;
import org.plantdiseasedetector.readiness.RowResult;
import org.plantdiseasedetector.readiness.State;

class ReadinessViewModelTest {

  private final FakeService service = new FakeService();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final ReadinessViewModel viewModel =
      new ReadinessViewModel(service, service.fixes::get, work::add, Runnable::run);

  private void work() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  private List<String> rows() {
    return viewModel.rows().stream().map(item -> item.row().id()).toList();
  }

  @Test
  void showsTheLastReportAndWhatIsInTheWayFirst() throws Exception {
    service.runAll((done, of, result) -> {}, () -> false);
    viewModel.open();
    work();

    assertThat(rows()).containsExactly("cellar.2", "roof.1");
    assertThat(viewModel.reportProperty().get().map(ReadinessReport::verdict))
        .contains(ReadinessReport.Verdict.NOT_READY);
  }

  @Test
  void filtersBySectionStateAndWords() {
    viewModel.runAll();
    work();
    viewModel.filterProperty().set(RowFilter.ALL);
    assertThat(rows()).hasSize(4);
    viewModel.searchProperty().set("OPEN door");
    assertThat(rows()).containsExactly("cellar.2");
    viewModel.searchProperty().set("");
    viewModel.sectionProperty().set(Optional.of("Roof"));
    assertThat(rows()).containsExactly("roof.1", "roof.2");
    viewModel.filterProperty().set(RowFilter.NOT_APPLICABLE);
    assertThat(rows()).containsExactly("roof.2");
    viewModel.sectionProperty().set(Optional.empty());
    viewModel.filterProperty().set(RowFilter.GOOD);
    assertThat(rows()).containsExactly("cellar.1");
  }

  @Test
  void saysWhatARunChanged() {
    viewModel.runAll();
    work();
    service.findings.put("cellar.1", new Finding.Fail("dark", "new bulb"));
    service.findings.put("cellar.2", new Finding.Pass("shut"));
    viewModel.runAll();
    work();

    assertThat(viewModel.changesProperty().get().orElseThrow().worse())
        .extracting(result -> result.row().id())
        .containsExactly("cellar.1");
    assertThat(viewModel.changesProperty().get().orElseThrow().better()).hasSize(1);
  }

  @Test
  void runsInTheBackgroundOnceAndCanBeCancelled() {
    viewModel.runAll();
    viewModel.runAll();
    assertThat(work).hasSize(1);
    assertThat(viewModel.runningProperty().get()).isTrue();
    viewModel.cancel();
    work();

    assertThat(viewModel.runningProperty().get()).isFalse();
    assertThat(viewModel.reportProperty().get()).isEmpty();
    viewModel.runAll();
    work();
    assertThat(viewModel.reportProperty().get()).isPresent();
    assertThat(viewModel.progressProperty().get()).isEqualTo(1);
  }

  @Test
  void answersOneRowAndKeepsItChosen() {
    viewModel.runAll();
    work();
    RowItem door = viewModel.rows().getFirst();
    viewModel.selectedProperty().set(door);
    service.findings.put("cellar.2", new Finding.Pass("shut"));
    viewModel.runOne(door);
    work();

    assertThat(viewModel.selectedProperty().get().result().map(RowResult::state))
        .contains(State.PASS);
    assertThat(rows()).containsExactly("roof.1");
  }

  @Test
  void aFailureIsShownAndTheNextRunPossible() {
    service.breaks = true;
    viewModel.runAll();
    work();

    assertThat(viewModel.problemProperty().get()).contains("the disk is gone");
    assertThat(viewModel.runningProperty().get()).isFalse();
    service.breaks = false;
    viewModel.runAll();
    work();
    assertThat(viewModel.problemProperty().get()).isEmpty();
  }

  @Test
  void aPersonAnswersForARowOrLearnsWhyNot() {
    viewModel.runAll();
    work();
    RowItem door = viewModel.rows().getFirst();
    viewModel.selectedProperty().set(door);
    viewModel.attest(door, answer("none.pdf"));
    work();
    assertThat(viewModel.problemProperty().get()).contains("There is no none.pdf.");
    assertThat(viewModel.runningProperty().get()).isFalse();

    viewModel.attest(door, answer("mail.pdf"));
    work();
    assertThat(viewModel.problemProperty().get()).isEmpty();
    assertThat(viewModel.selectedProperty().get().state()).contains(State.ATTESTED);
  }

  @Test
  void whatCanBeFixedIsFixedAndUndone() {
    viewModel.runAll();
    work();
    RowItem door = viewModel.rows().getFirst();
    viewModel.selectedProperty().set(door);
    assertThat(viewModel.fix(viewModel.rows().get(1))).isEmpty();
    viewModel.apply(door, viewModel.fix(door).orElseThrow());
    work();
    assertThat(viewModel.selectedProperty().get().state()).contains(State.PASS);
    assertThat(viewModel.fix(viewModel.selectedProperty().get())).isEmpty();
    assertThat(viewModel.undoProperty().get()).isPresent();

    viewModel.undo();
    work();
    assertThat(viewModel.selectedProperty().get().state()).contains(State.FAIL);
    assertThat(viewModel.undoProperty().get()).isEmpty();
  }

  @Test
  void aFixThatFailsSaysWhy() {
    viewModel.runAll();
    work();
    service.breaks = true;
    RowItem door = viewModel.rows().getFirst();
    viewModel.apply(door, viewModel.fix(door).orElseThrow());
    work();
    assertThat(viewModel.problemProperty().get()).contains("the door is stuck");
    assertThat(viewModel.runningProperty().get()).isFalse();
    assertThat(viewModel.undoProperty().get()).isEmpty();
  }

  private static ReadinessViewModel.Answer answer(String file) {
    return new ReadinessViewModel.Answer(
        "Anna", "operations", "Shut it.", Path.of(file), LocalDate.of(2026, 12, 31));
  }
}
