package org.plantdiseasedetector.ui.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantdiseasedetector.history.LabelState.CONFIRMED;
import static org.plantdiseasedetector.history.LabelState.CORRECTED;
import static org.plantdiseasedetector.history.LabelState.NOT_SURE;
import static org.plantdiseasedetector.history.LabelState.UNLABELLED;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.ui.testkit.Histories;

/** What a person says reaches the database, and every step can be taken back. */
class ReviewViewModelTest {

  private static final ReviewAction CONFIRM = new ReviewAction.Confirm();
  private static final ReviewAction SCAB = new ReviewAction.Correct(Cases.SCAB);
  private static final ReviewAction UNSURE = new ReviewAction.NotSure();
  private static final ReviewAction CLEAR = new ReviewAction.Clear();

  @TempDir private Path folder;
  private ReviewBench bench;

  @BeforeEach
  void start() throws Exception {
    bench = new ReviewBench(folder);
  }

  @AfterEach
  void end() throws Exception {
    bench.close();
  }

  @Test
  void uncertainCasesComeFirstAndLabelledOnesLast() throws Exception {
    bench.save("cncuc");
    HumanLabel label = new HumanLabel(NOT_SURE, Optional.empty(), "Ben", Instant.EPOCH);
    bench.history.get().label(5, label);
    bench.open();
    assertThat(bench.shown()).containsExactly(4L, 2L, 3L, 1L, 5L);
    bench.viewModel.filterProperty().set(ReviewFilter.NOT_SURE);
    bench.settle();
    assertThat(bench.shown()).containsExactly(5L);
    bench.viewModel.filterProperty().set(ReviewFilter.UNLABELLED);
    bench.settle();
    assertThat(bench.shown()).containsExactly(4L, 2L, 3L, 1L);
    bench.viewModel.filterProperty().set(ReviewFilter.NEWEST_FIRST);
    bench.settle();
    assertThat(bench.shown()).containsExactly(5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void oneKeyLabelsAndGoesOnToTheNextCase() throws Exception {
    bench.save("ccc");
    bench.open();
    bench.label(CONFIRM);
    assertThat(bench.viewModel.currentProperty().get().map(PlantCase::number)).contains(2L);
    bench.label(SCAB);
    bench.label(UNSURE);
    assertThat(bench.viewModel.currentProperty().get().map(PlantCase::number)).contains(1L);
    assertThat(bench.stored()).containsExactly(NOT_SURE, CORRECTED, CONFIRMED);
    assertThat(bench.human(3).orElseThrow().by()).isEqualTo("Ada");
    assertThat(bench.human(3).orElseThrow().classId()).contains(Cases.LATE_BLIGHT);
    assertThat(bench.human(2).orElseThrow().classId()).contains(Cases.SCAB);
    assertThat(bench.viewModel.cases().get(1).label()).contains(Cases.SCAB);
  }

  @Test
  void everyStepIsTakenBackAndDoneAgainDownToNoLabel() throws Exception {
    bench.save("cc");
    bench.open();
    bench.label(CONFIRM);
    bench.go(GridSelection.Move.HOME, false);
    bench.label(SCAB);
    bench.go(GridSelection.Move.HOME, false);
    bench.label(CLEAR);
    bench.label(UNSURE);
    Optional<HumanLabel> unsure = bench.human(1);
    assertThat(bench.stored()).containsExactly(NOT_SURE, UNLABELLED);
    bench.undo();
    assertThat(bench.stored()).containsExactly(UNLABELLED, UNLABELLED);
    bench.undo();
    assertThat(bench.human(2).flatMap(HumanLabel::classId)).contains(Cases.SCAB);
    bench.undo();
    assertThat(bench.stored()).containsExactly(UNLABELLED, CONFIRMED);
    bench.undo();
    assertThat(bench.stored()).containsExactly(UNLABELLED, UNLABELLED);
    assertThat(bench.human(2)).isEmpty();
    assertThat(bench.viewModel.undoableProperty().get()).isFalse();
    bench.undo();
    assertThat(bench.stored()).containsExactly(UNLABELLED, UNLABELLED);
    for (int i = 0; i < 4; i++) {
      bench.redo();
    }
    assertThat(bench.stored()).containsExactly(NOT_SURE, UNLABELLED);
    assertThat(bench.human(1)).isEqualTo(unsure);
    assertThat(bench.viewModel.redoableProperty().get()).isFalse();
    assertThat(bench.history.get().verify(() -> {})).isEmpty();
  }

  @Test
  void aNewStepAfterAnUndoEndsTheRedo() throws Exception {
    bench.save("cc");
    bench.open();
    bench.label(CONFIRM);
    bench.undo();
    assertThat(bench.viewModel.redoableProperty().get()).isTrue();
    bench.label(UNSURE);
    bench.redo();
    assertThat(bench.stored()).containsExactly(UNLABELLED, NOT_SURE);
  }

  @Test
  void manyChosenCasesAreOneStep() throws Exception {
    bench.save("cccnc");
    bench.open();
    bench.viewModel.chooseAll();
    bench.label(CONFIRM);
    assertThat(bench.stored())
        .containsExactly(CONFIRMED, CONFIRMED, CONFIRMED, UNLABELLED, CONFIRMED);
    assertThat(bench.viewModel.saidProperty().get())
        .isEqualTo(
            "4 cases were confirmed. For 1 case the machine named no class: correct instead (X).");
    bench.undo();
    assertThat(bench.stored()).containsOnly(UNLABELLED);
    assertThat(bench.viewModel.saidProperty().get()).isEqualTo("Taken back for 4 cases.");
  }

  @Test
  void shiftChoosesARangeAndOnlyThatIsLabelled() throws Exception {
    bench.save("cccccc");
    bench.open();
    bench.go(GridSelection.Move.RIGHT, false);
    bench.go(GridSelection.Move.RIGHT, true);
    bench.go(GridSelection.Move.DOWN, true);
    bench.go(GridSelection.Move.LEFT, true);
    bench.label(UNSURE);
    assertThat(bench.stored())
        .containsExactly(UNLABELLED, NOT_SURE, NOT_SURE, NOT_SURE, NOT_SURE, UNLABELLED);
  }

  @Test
  void undoShowsTheCaseThatItChanged() throws Exception {
    bench.save("ccc");
    bench.open();
    bench.label(UNSURE);
    bench.go(GridSelection.Move.END, false);
    bench.undo();
    assertThat(bench.viewModel.selection().cursor()).isZero();
    assertThat(bench.viewModel.currentProperty().get().orElseThrow().human()).isEmpty();
  }

  @Test
  void anUndoLeavesAloneWhatSomebodyElseLabelledMeanwhile() throws Exception {
    bench.save("cc");
    bench.open();
    bench.viewModel.chooseAll();
    bench.label(CONFIRM);
    HumanLabel other =
        new HumanLabel(CORRECTED, Optional.of(Cases.SCAB), "Ben", Instant.EPOCH.plusSeconds(9));
    bench.history.get().label(1, other);
    bench.undo();
    assertThat(bench.human(1)).contains(other);
    assertThat(bench.human(2)).isEmpty();
    assertThat(bench.viewModel.saidProperty().get())
        .isEqualTo(
            "Taken back for 1 case. 1 case was labelled elsewhere meanwhile and left alone.");
  }

  @Test
  void choosingTheMachinesOwnClassConfirmsIt() throws Exception {
    bench.save("u");
    bench.open();
    bench.viewModel.askClass();
    assertThat(bench.viewModel.dialogProperty().get()).isEqualTo(ReviewDialog.CLASS);
    assertThat(bench.viewModel.machineClasses())
        .containsExactly(Cases.LATE_BLIGHT, ReviewBench.EARLY_BLIGHT);
    bench.label(new ReviewAction.Correct(Cases.LATE_BLIGHT));
    assertThat(bench.viewModel.dialogProperty().get()).isEqualTo(ReviewDialog.NONE);
    assertThat(bench.stored()).containsExactly(CONFIRMED);
  }

  @Test
  void theNameIsAskedForOnceAndRemembered() throws Exception {
    bench.names.name = Optional.empty();
    bench.save("cc");
    bench.open();
    bench.label(CONFIRM);
    assertThat(bench.viewModel.dialogProperty().get()).isEqualTo(ReviewDialog.REVIEWER);
    assertThat(bench.viewModel.reviewerOrSuggestion()).isEqualTo("grace");
    assertThat(bench.stored()).containsOnly(UNLABELLED);
    bench.viewModel.setReviewer("  ");
    assertThat(bench.viewModel.problemProperty().get()).contains("1 to 100 characters");
    bench.viewModel.setReviewer(" Grace H. ");
    bench.settle();
    assertThat(bench.human(2).orElseThrow().by()).isEqualTo("Grace H.");
    assertThat(bench.names.name).contains("Grace H.");
    bench.label(CONFIRM);
    assertThat(bench.stored()).containsOnly(CONFIRMED);
  }

  @Test
  void leavingTheQuestionForTheNameLabelsNothing() throws Exception {
    bench.names.name = Optional.empty();
    bench.save("c");
    bench.open();
    bench.label(CONFIRM);
    bench.viewModel.escape();
    bench.viewModel.askReviewer();
    bench.viewModel.setReviewer("Ada");
    bench.settle();
    assertThat(bench.stored()).containsExactly(UNLABELLED);
  }

  @Test
  void aNameThatCannotBeStoredIsSaidAndUsedAllTheSame() throws Exception {
    bench.names.name = Optional.empty();
    bench.names.refuses = true;
    bench.save("c");
    bench.open();
    bench.label(CONFIRM);
    bench.viewModel.setReviewer("Ada");
    bench.work.remove().run();
    assertThat(bench.viewModel.problemProperty().get()).contains("read-only");
    bench.settle();
    assertThat(bench.stored()).containsExactly(CONFIRMED);
  }

  @Test
  void aFailureIsSaidAndTheReviewGoesOn() throws Exception {
    bench.save("c");
    bench.open();
    bench.free = 0;
    bench.label(CONFIRM);
    assertThat(bench.viewModel.problemProperty().get()).contains("full");
    assertThat(bench.stored()).containsExactly(UNLABELLED);
    assertThat(bench.viewModel.busy().get()).isFalse();
    bench.free = Long.MAX_VALUE;
    bench.label(CONFIRM);
    assertThat(bench.viewModel.problemProperty().get()).isEmpty();
    assertThat(bench.stored()).containsExactly(CONFIRMED);
  }

  @Test
  void afterClosingNothingOfTheOldReviewTurnsUp() throws Exception {
    bench.save("cc");
    bench.viewModel.open(Histories.lend(bench.history.get()), CaseQuery.ALL);
    bench.viewModel.close();
    bench.settle();
    assertThat(bench.viewModel.cases()).isEmpty();
    assertThat(bench.viewModel.currentProperty().get()).isEmpty();
    assertThat(bench.viewModel.historyProperty().get()).isEmpty();
  }

  @Test
  void readingAnewKeepsTheCursorAndTheSteps() throws Exception {
    bench.save("ccc");
    bench.open();
    bench.label(CONFIRM);
    bench.viewModel.reload();
    bench.settle();
    assertThat(bench.shown()).containsExactly(2L, 1L, 3L);
    assertThat(bench.viewModel.currentProperty().get().map(PlantCase::number)).contains(2L);
    bench.undo();
    assertThat(bench.stored()).containsOnly(UNLABELLED);
  }

  @Test
  void theLineTellsBothLabelsAndTheModel() throws Exception {
    bench.save("u");
    bench.open();
    bench.label(SCAB);
    String line = ReviewBench.words().line(bench.viewModel.currentProperty().get().orElseThrow());
    assertThat(line)
        .isEqualTo(
            "Case 1, 2026-06-01, no place. Person: Corrected · Apple scab on apple"
                + " (Ada, 2026-06-03). Machine: Uncertain · Late blight on tomato, 55% or"
                + " Early blight on tomato, 40% (leafnet 1.0.0)");
    assertThat(List.of(bench.viewModel.cases().getFirst().outcome())).containsExactly("uncertain");
  }
}
