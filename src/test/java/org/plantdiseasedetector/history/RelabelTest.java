package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels of many cases change together or not at all, and can be taken away again. */
class RelabelTest {

  private static final Optional<HumanLabel> NONE = Optional.empty();
  private static final Optional<HumanLabel> CONFIRMED =
      Optional.of(
          new HumanLabel(
              LabelState.CONFIRMED,
              Optional.of(Cases.LATE_BLIGHT),
              "Ada",
              Instant.parse("2026-06-02T08:00:00.123456789Z")));
  private static final Optional<HumanLabel> CORRECTED =
      Optional.of(
          new HumanLabel(
              LabelState.CORRECTED,
              Optional.of(Cases.SCAB),
              "Ben",
              Instant.parse("2026-06-02T09:00:00Z")));

  @TempDir private Path folder;

  @Test
  void manyLabelsAreSetAtOnceAndTakenAwayAgain() throws Exception {
    PlantCase before;
    try (TestHistory history = TestHistory.open(folder)) {
      before = history.get().save(simple("a"));
      history.get().save(simple("b"));
      history.get().search(CaseQuery.ALL, 0, 9);
      List<LabelChange> changes =
          List.of(new LabelChange(1, NONE, CONFIRMED), new LabelChange(2, NONE, CORRECTED));
      assertThat(history.get().relabel(changes))
          .extracting(PlantCase::human)
          .containsExactly(CONFIRMED, CORRECTED);
      assertThat(states(history)).containsExactly(LabelState.CORRECTED, LabelState.CONFIRMED);
      history.get().relabel(changes.stream().map(LabelChange::reversed).toList());
      assertThat(states(history)).containsExactly(LabelState.UNLABELLED, LabelState.UNLABELLED);
    }
    try (TestHistory history = TestHistory.open(folder)) {
      PlantCase after = history.get().find(1);
      assertThat(after.with(NONE, before.changed())).isEqualTo(before);
      assertThat(after.human()).isEmpty();
      assertThat(history.get().verify(() -> {})).isEmpty();
    }
  }

  @Test
  void anEarlierLabelComesBackWithItsPersonAndTime() throws Exception {
    try (TestHistory history = TestHistory.open(folder)) {
      history.get().save(simple("a"));
      LabelChange first = new LabelChange(1, NONE, CONFIRMED);
      LabelChange second = new LabelChange(1, CONFIRMED, CORRECTED);
      history.get().relabel(List.of(first));
      history.get().relabel(List.of(second));
      history.get().relabel(List.of(second.reversed()));
      assertThat(history.get().find(1).human()).isEqualTo(CONFIRMED);
      history.get().relabel(List.of(first.reversed()));
      assertThat(history.get().audit().stream().skip(2).map(AuditEntry::action))
          .containsExactly("labelled", "labelled", "label_restored", "label_cleared");
      assertThat(history.get().audit().getLast().detail())
          .isEqualTo("was confirmed tomato.late_blight by Ada");
    }
  }

  @Test
  void ifOneCaseWasLabelledMeanwhileNothingChanges() throws Exception {
    try (TestHistory history = TestHistory.open(folder)) {
      history.get().save(simple("a"));
      history.get().save(simple("b"));
      history.get().label(2, CORRECTED.orElseThrow());
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(
              () ->
                  history
                      .get()
                      .relabel(
                          List.of(
                              new LabelChange(1, NONE, CONFIRMED),
                              new LabelChange(2, NONE, CONFIRMED))))
          .withMessageContaining("Case 2")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(HistoryException.Reason.CHANGED));
      assertThat(history.get().find(1).human()).isEmpty();
      assertThat(history.get().find(2).human()).isEqualTo(CORRECTED);
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> history.get().relabel(List.of(new LabelChange(9, NONE, CONFIRMED))))
          .withMessageContaining("no case 9");
      assertThat(history.get().verify(() -> {})).isEmpty();
    }
  }

  @Test
  void theCasesOfAPlotComeByDay() throws Exception {
    try (TestHistory history = TestHistory.open(folder)) {
      history.get().save(Cases.of(Cases.details("Huber", ""), photo("late")));
      CaseDetails other = CaseDetails.of(Cases.DAY);
      history.get().save(Cases.of(other, photo("elsewhere")));
      CaseDetails late = Cases.details("Huber", "");
      CaseDetails early =
          new CaseDetails(
              Cases.DAY.minusDays(5),
              late.farm(),
              late.field(),
              late.plot(),
              "",
              "",
              Optional.empty(),
              Optional.empty(),
              "",
              List.of());
      history.get().save(Cases.of(early, photo("early")));
      Plot plot = new Plot("Huber", "North", "7");
      assertThat(history.get().plots()).containsExactly(new Plot("", "", ""), plot);
      assertThat(history.get().casesOf(plot)).extracting(PlantCase::number).containsExactly(3L, 1L);
      history.get().edit(3, other);
      assertThat(history.get().casesOf(plot)).extracting(PlantCase::number).containsExactly(1L);
    }
  }

  private static List<LabelState> states(TestHistory history) throws HistoryException {
    return history.get().search(CaseQuery.ALL, 0, 9).cases().stream()
        .map(CaseSummary::state)
        .toList();
  }

  private static NewCase simple(String content) {
    return Cases.of(CaseDetails.of(Cases.DAY), photo(content));
  }

  private static NewPhoto photo(String content) {
    return Cases.photo("leaf.jpg", content.getBytes(StandardCharsets.UTF_8));
  }
}
