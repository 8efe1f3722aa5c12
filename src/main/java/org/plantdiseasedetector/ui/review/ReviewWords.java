package org.plantdiseasedetector.ui.review;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.CaseIndex;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.MachineLabel;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;

/**
 * Puts cases, labels and steps into words. Immutable.
 *
 * @param texts words
 * @param presenter names of the classes
 * @param locale for numbers
 */
public record ReviewWords(Texts texts, ResultPresenter presenter, Locale locale) {

  /**
   * Says what the machine said, for example {@code Confident · Rust on bean, 93 %}.
   *
   * @param machine its answer
   */
  public String machine(MachineLabel machine) {
    String word = outcome(machine.outcome());
    List<Candidate> candidates = machine.candidates();
    return switch (machine.outcome()) {
      case "confident" -> texts.format("line.with-class", word, withPercent(candidates.getFirst()));
      case "uncertain" -> texts.format("line.with-class", word, alternatives(candidates));
      default -> word;
    };
  }

  private String withPercent(Candidate candidate) {
    return texts.format(
        "review.with-percent",
        presenter.className(candidate.classId()),
        NumberFormat.getPercentInstance(locale).format(Math.min(candidate.confidence(), 0.99)));
  }

  private String alternatives(List<Candidate> candidates) {
    String first = withPercent(candidates.getFirst());
    if (candidates.size() == 1) {
      return texts.format("or.one", first);
    }
    String second = withPercent(candidates.get(1));
    return candidates.size() == 2
        ? texts.format("or.two", first, second)
        : texts.format("or.more", first, second, candidates.size() - 2);
  }

  /** Says the number of a case, and how many photos it has if there are several. */
  String number(CaseSummary summary) {
    String number = String.valueOf(summary.number());
    return summary.photos() == 1
        ? number
        : texts.format("review.number.photos", number, summary.photos());
  }

  /** Says an outcome. */
  String outcome(String outcome) {
    return switch (outcome) {
      case "confident" -> texts.get("outcome.confident");
      case "uncertain" -> texts.get("outcome.uncertain");
      case "not_recognised" -> texts.get("outcome.not-recognised");
      default -> texts.get("outcome.rejected");
    };
  }

  /** Says a state of the human label. */
  String state(LabelState state) {
    return switch (state) {
      case UNLABELLED -> texts.get("review.state.unlabelled");
      case CONFIRMED -> texts.get("review.state.confirmed");
      case CORRECTED -> texts.get("review.state.corrected");
      case NOT_SURE -> texts.get("review.state.not-sure");
    };
  }

  /** Says what the person said, with the class where there is one. */
  String human(LabelState state, Optional<ClassId> label) {
    boolean named = state == LabelState.CONFIRMED || state == LabelState.CORRECTED;
    return named && label.isPresent()
        ? texts.format("line.with-class", state(state), presenter.className(label.get()))
        : state(state);
  }

  /**
   * Says what the person said, with name and day.
   *
   * @param label the label, or none
   */
  public String human(Optional<HumanLabel> label) {
    return label
        .map(
            known ->
                texts.format(
                    "review.human.by",
                    human(known.state(), known.classId()),
                    known.by(),
                    known.at().toString().substring(0, 10)))
        .orElseGet(() -> state(LabelState.UNLABELLED));
  }

  /** Says everything about a case in one line, also for a screen reader. */
  String line(PlantCase of) {
    CaseSummary summary = CaseIndex.Source.of(of).summary();
    return texts.format(
        "review.line",
        number(summary),
        summary.visited().toString(),
        summary.place().isEmpty() ? texts.get("review.no-place") : summary.place(),
        human(of.human()),
        machine(of.machine()),
        of.machine().model().toString());
  }

  /** Says what is written below a large photo. */
  String large(String fileName, int index, int photos) {
    return photos == 1 ? fileName : texts.format("review.photo.of", index, photos, fileName);
  }

  /** Says what a step did. */
  String done(ReviewAction action, ReviewSession.Outcome outcome) {
    int count = outcome.changed().size();
    String what =
        switch (action) {
          case ReviewAction.Confirm() -> texts.format("review.done.confirm", count);
          case ReviewAction.Correct(ClassId classId) ->
              texts.format("review.done.correct", count, presenter.className(classId));
          case ReviewAction.NotSure() -> texts.format("review.done.not-sure", count);
          case ReviewAction.Clear() -> texts.format("review.done.clear", count);
        };
    return outcome.skipped().isEmpty()
        ? what
        : texts.format("review.done.skipped", what, outcome.skipped().size());
  }

  /** Says that a step was taken back. */
  String undone(ReviewSession.Outcome outcome) {
    return withChanged(texts.format("review.undone", outcome.changed().size()), outcome);
  }

  /** Says that a step was done again. */
  String redone(ReviewSession.Outcome outcome) {
    return withChanged(texts.format("review.redone", outcome.changed().size()), outcome);
  }

  private String withChanged(String what, ReviewSession.Outcome outcome) {
    return outcome.skipped().isEmpty()
        ? what
        : texts.format("review.step.skipped", what, outcome.skipped().size());
  }

  /** Says that a name cannot be used. */
  String badName() {
    return texts.get("review.reviewer.bad");
  }

  /** Says that the name will be asked for again. */
  String nameNotKept(String reason) {
    return texts.format("review.reviewer.not-kept", reason);
  }
}
