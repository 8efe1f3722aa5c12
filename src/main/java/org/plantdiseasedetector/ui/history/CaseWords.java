package org.plantdiseasedetector.ui.history;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.MachineLabel;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;

/**
 * Cases in words. Immutable.
 *
 * @param texts words
 * @param presenter names of classes
 * @param locale for dates
 * @param zone for times
 */
public record CaseWords(Texts texts, ResultPresenter presenter, Locale locale, ZoneId zone) {

  private static final double SHOWN_FROM = 0.005;
  private static final int MOST_CANDIDATES = 5;

  /** The machine's outcomes, as the history keeps them. */
  static final List<String> OUTCOMES =
      List.of("confident", "uncertain", "not_recognised", "rejected");

  String className(ClassId classId) {
    return presenter.className(classId);
  }

  String outcome(String word) {
    return switch (word) {
      case "confident" -> texts.get("outcome.confident");
      case "uncertain" -> texts.get("outcome.uncertain");
      case "not_recognised" -> texts.get("outcome.not-recognised");
      default -> texts.get("outcome.rejected");
    };
  }

  String state(LabelState state) {
    return switch (state) {
      case UNLABELLED -> texts.get("state.unlabelled");
      case CONFIRMED -> texts.get("state.confirmed");
      case CORRECTED -> texts.get("state.corrected");
      case NOT_SURE -> texts.get("state.not-sure");
    };
  }

  /** What the case is, in one line: the person's word where there is one. */
  String headline(CaseSummary of) {
    if (of.label().isPresent()) {
      return className(of.label().get());
    }
    return of.state() == LabelState.NOT_SURE
        ? texts.get("state.not-sure")
        : texts.format("history.no-label", outcome(of.outcome()));
  }

  /** What a person says of the case, or else that nobody but the machine said anything. */
  String said(CaseSummary of) {
    return of.state() == LabelState.UNLABELLED
        ? texts.format("similar.machine", headline(of))
        : texts.format("similar.person", headline(of), state(of.state()));
  }

  /** When and where. */
  String place(CaseSummary of) {
    String day = of.visited().toString();
    return of.place().isEmpty() ? day : texts.format("history.line", day, of.place());
  }

  /** Who says so, and how ill. */
  String facts(CaseSummary of) {
    String state = state(of.state());
    String facts =
        of.severityPercent()
            .map(percent -> texts.format("history.facts", state, percent / 100))
            .orElse(state);
    return texts.format("history.facts.model", facts, of.model().toString());
  }

  List<String> candidates(MachineLabel machine) {
    return machine.candidates().stream()
        .filter(candidate -> candidate.confidence() >= SHOWN_FROM)
        .limit(MOST_CANDIDATES)
        .map(this::candidate)
        .toList();
  }

  private String candidate(Candidate candidate) {
    return texts.format("case.candidate", className(candidate.classId()), candidate.confidence());
  }

  String model(MachineLabel machine) {
    return texts.format("case.model", machine.model().name(), machine.model().version());
  }

  String who(HumanLabel label) {
    String when =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
            .withLocale(locale)
            .withZone(zone)
            .format(label.at());
    return texts.format("case.by", label.by(), when);
  }

  String human(PlantCase of) {
    return of.human()
        .map(
            label ->
                label
                    .classId()
                    .map(id -> texts.format("case.human", state(label.state()), className(id)))
                    .orElse(state(label.state())))
        .orElse(texts.get("case.human.none"));
  }

  /** What was noted, one fact a line; nothing for what was not. */
  List<String> details(PlantCase of) {
    CaseDetails d = of.details();
    return Stream.of(
            fact("details.visited", d.visited().toString()),
            fact("details.farm", d.farm()),
            fact("details.field", d.field()),
            fact("details.plot", d.plot()),
            fact("details.crop", of.crop()),
            fact("details.variety", d.variety()),
            fact("details.stage", d.growthStage().map(String::valueOf).orElse("")),
            fact("details.position", d.position().map(DetailsDraft::words).orElse("")),
            fact("case.tags", String.join(", ", d.tags())),
            fact("details.notes", d.notes()))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private String fact(String key, String value) {
    return value.isEmpty() ? "" : texts.format("case.fact", texts.get(key), value);
  }
}
