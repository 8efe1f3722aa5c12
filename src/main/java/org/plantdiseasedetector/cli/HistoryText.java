package org.plantdiseasedetector.cli;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.history.AuditEntry;
import org.plantdiseasedetector.history.CaseIndex;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.MachineLabel;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.SimilarCase;

/** Cases as lines for people. Stateless. */
final class HistoryText {

  private HistoryText() {}

  /** One line of a list; the label is the person's if there is one. */
  static String line(CaseSummary summary) {
    String label =
        summary.label().map(Object::toString).orElseGet(() -> summary.outcome().replace('_', ' '));
    String state =
        switch (summary.state()) {
          case UNLABELLED -> "machine";
          case CONFIRMED -> "confirmed";
          case CORRECTED -> "corrected";
          case NOT_SURE -> "not sure";
        };
    return printable(
        String.format(
            Locale.ROOT,
            "%6d  %s  %-12s  %-32s  %-9s  %d %s  %s  (%s)",
            summary.number(),
            summary.visited(),
            summary.crop(),
            label,
            state,
            summary.photos(),
            summary.photos() == 1 ? "photo " : "photos",
            summary.place(),
            summary.model()));
  }

  /** A case that looks alike, after how much it does. */
  static String line(SimilarCase similar) {
    return String.format(Locale.ROOT, "%.3f  ", similar.similarity())
        + line(CaseIndex.Source.of(similar.found()).summary());
  }

  /** Everything about a case, one fact a line. */
  static List<String> lines(PlantCase of) {
    String photos = of.photos().stream().map(HistoryText::photo).collect(Collectors.joining("\n"));
    String text =
        """
        case       %d
        identity   %s
        %s
        machine    %s
        person     %s
        saved      %s
        changed    %s
        %s\
        """
            .formatted(
                of.number(),
                of.id(),
                noted(of),
                machine(of.machine()),
                of.human().map(HistoryText::human).orElse(""),
                of.created(),
                of.changed(),
                photos);
    return text.lines().map(line -> printable(line.stripTrailing())).toList();
  }

  private static String noted(PlantCase of) {
    var d = of.details();
    return """
    visited    %s
    farm       %s
    field      %s
    plot       %s
    crop       %s
    variety    %s
    stage      %s
    position   %s
    tags       %s
    notes      %s\
    """
        .formatted(
            d.visited(),
            d.farm(),
            d.field(),
            d.plot(),
            of.crop(),
            d.variety(),
            d.growthStage().map(stage -> "BBCH " + stage).orElse(""),
            d.position().map(p -> p.latitude() + ", " + p.longitude()).orElse(""),
            String.join(", ", d.tags()),
            d.notes().replaceAll("\\R", " / "));
  }

  private static String photo(CasePhoto photo) {
    return "photo      %s, %d bytes%s: %s"
        .formatted(
            photo.fileName(),
            photo.bytes(),
            photo.takenAt().map(time -> ", taken " + time).orElse(""),
            machine(photo.machine()));
  }

  private static String machine(MachineLabel machine) {
    String candidates =
        machine.candidates().stream().map(HistoryText::words).collect(Collectors.joining(", "));
    return "%s: %s (%s)".formatted(machine.outcome(), candidates, machine.model());
  }

  private static String words(Candidate candidate) {
    return String.format(
        Locale.ROOT, "%s %.1f %%", candidate.classId(), 100 * candidate.confidence());
  }

  private static String human(HumanLabel label) {
    return "%s%s by %s at %s"
        .formatted(
            label.state().id().replace('_', ' '),
            label.classId().map(id -> " " + id).orElse(""),
            label.by(),
            label.at());
  }

  /** A line of the audit log. */
  static String line(AuditEntry entry) {
    return printable(
        "%6d  %s  %s  %s  %s  %s"
            .formatted(
                entry.number(),
                entry.at().atOffset(ZoneOffset.UTC),
                entry.who(),
                entry.action(),
                entry.subject(),
                entry.detail())
            .stripTrailing());
  }

  /** Control characters in a note could drive the terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
