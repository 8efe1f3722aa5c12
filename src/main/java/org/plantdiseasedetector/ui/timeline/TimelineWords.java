package org.plantdiseasedetector.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.PlotTimeline.Visit;
import org.plantdiseasedetector.history.VisitComparison;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.review.ReviewWords;

/**
 * Puts visits and their differences into words. Immutable.
 *
 * @param labels words of labels
 */
public record TimelineWords(ReviewWords labels) {

  private static final double HUNDRED = 100;

  /** A smaller difference, in percentage points, is not worth a direction. */
  private static final double HARDLY = 1;

  private Texts texts() {
    return labels.texts();
  }

  /** Names a class. */
  String className(ClassId id) {
    return labels.presenter().className(id);
  }

  /** Says what was found on a plant, and whose word it is. */
  String label(PlantCase of) {
    Optional<ClassId> label = of.label();
    if (of.human().isPresent()) {
      return labels.human(of.human());
    }
    return label
        .map(id -> texts().format("timeline.machine-only", className(id)))
        .orElseGet(() -> texts().format("timeline.machine-only", labels.machine(of.machine())));
  }

  /** Says a severity. */
  String severity(Optional<Double> percent) {
    return percent
        .map(value -> texts().format("timeline.severity", value / HUNDRED))
        .orElseGet(() -> texts().get("timeline.severity.none"));
  }

  /** Says everything about a point of the chart. */
  String point(PlantCase of) {
    return texts()
        .format(
            "timeline.point",
            of.details().visited().toString(),
            String.valueOf(of.number()),
            label(of),
            severity(of.severityPercent()),
            of.machine().model().toString());
  }

  /** Says number, label and severity of a plant. */
  String plant(PlantCase of) {
    return texts()
        .format(
            "timeline.plant",
            String.valueOf(of.number()),
            label(of),
            severity(of.severityPercent()));
  }

  /** Says a visit in one line. */
  String line(Visit visit) {
    return texts()
        .format(
            "timeline.visit",
            visit.day().toString(),
            visit.cases().size(),
            severity(visit.meanSeverity()),
            classes(visit),
            models(visit.models()));
  }

  /** Says the classes of a visit with their numbers of cases. */
  String classes(Visit visit) {
    List<String> parts = new ArrayList<>();
    for (ClassId id : visit.labels()) {
      long count = visit.cases().stream().filter(of -> of.label().equals(Optional.of(id))).count();
      parts.add(texts().format("timeline.class-count", className(id), count));
    }
    if (visit.withoutLabel() > 0) {
      parts.add(texts().format("timeline.without-label", visit.withoutLabel()));
    }
    return String.join(", ", parts);
  }

  /** Says models. */
  String models(List<ModelIdentity> models) {
    String names = models.stream().map(ModelIdentity::toString).collect(Collectors.joining(", "));
    return models.size() == 1
        ? texts().format("timeline.model", names)
        : texts().format("timeline.models", names);
  }

  /** Says how many labels rest on the machine alone. */
  String confirmed(Visit visit) {
    long human = visit.cases().stream().filter(of -> of.human().isPresent()).count();
    return texts().format("timeline.confirmed", human, visit.cases().size());
  }

  /** Says how the later visit differs from the earlier one, a sentence for each thing. */
  List<String> differences(VisitComparison comparison) {
    List<String> sentences = new ArrayList<>();
    sentences.add(texts().format("compare.days", comparison.days()));
    sentences.add(severityChange(comparison));
    add(sentences, "compare.appeared", comparison.appeared());
    add(sentences, "compare.gone", comparison.gone());
    add(sentences, "compare.stayed", comparison.stayed());
    if (comparison.isOfDifferentSize()) {
      sentences.add(
          texts()
              .format(
                  "compare.size",
                  comparison.earlier().cases().size(),
                  comparison.later().cases().size()));
    }
    if (comparison.isOfDifferentModels()) {
      List<ModelIdentity> models =
          Stream.of(comparison.earlier(), comparison.later())
              .flatMap(visit -> visit.models().stream())
              .distinct()
              .toList();
      sentences.add(texts().format("compare.models", models(models)));
    }
    return sentences;
  }

  private void add(List<String> sentences, String key, List<ClassId> ids) {
    if (!ids.isEmpty()) {
      String names = ids.stream().map(this::className).collect(Collectors.joining(", "));
      sentences.add(texts().format(key, names));
    }
  }

  private String severityChange(VisitComparison comparison) {
    Optional<Double> change = comparison.severityChange();
    if (change.isEmpty()) {
      return texts().get("compare.severity.none");
    }
    double points = change.get();
    String key =
        Math.abs(points) < HARDLY
            ? "compare.severity.same"
            : points > 0 ? "compare.severity.rose" : "compare.severity.fell";
    return texts()
        .format(
            key,
            comparison.earlier().meanSeverity().orElse(0.0) / HUNDRED,
            comparison.later().meanSeverity().orElse(0.0) / HUNDRED,
            Math.abs(points));
  }
}
