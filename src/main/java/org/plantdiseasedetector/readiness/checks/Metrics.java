package org.plantdiseasedetector.readiness.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The measured figures of the installed model.
 *
 * @param root content of {@code metrics.json}
 */
record Metrics(JsonNode root) {

  /**
   * A figure with its target.
   *
   * @param name for people
   * @param pointer JSON pointer of the value
   * @param floor least value, or the most where {@code isMost}
   * @param isMost whether smaller is better
   */
  private record Target(String name, String pointer, double floor, boolean isMost) {}

  /** The floors of docs/model-development.md, "What is still missing". */
  private static final List<Target> TARGETS =
      List.of(
          new Target("macro-F1 in the laboratory", "/test/domains/lab/macroF1", 0.97, false),
          new Target("top-1 on PlantDoc", "/test/sources/plantdoc/accuracy", 0.66, false),
          new Target("top-1 on iBean", "/test/sources/ibean/accuracy", 0.95, false),
          new Target("calibration error, laboratory", "/test/domains/lab/ece", 0.02, true),
          new Target("calibration error, field", "/test/domains/field/ece", 0.05, true),
          new Target("coverage of the candidates", "/test/domains/lab/coverage", 0.935, false),
          new Target(
              "known leaves refused, field", "/test/domains/field/notRecognisedShare", 0.08, true),
          new Target("AUROC without a leaf", "/test/rejection/not_a_leaf/auroc", 0.99, false),
          new Target(
              "AUROC of unknown diseases", "/test/rejection/unknown_disease/auroc", 0.80, false));

  /**
   * A measured figure.
   *
   * @param name of what
   * @param photos how many it rests on
   * @param value the figure
   * @param low lower end of the 95 % interval
   * @param high upper end
   */
  record Figure(String name, int photos, double value, double low, double high) {
    @Override
    public String toString() {
      return Findings.text(
          "%s %.1f %% (%.1f–%.1f, n %d)", name, 100 * value, 100 * low, 100 * high, photos);
    }
  }

  /** Returns the targets that are missed or not measured, in words. */
  List<String> missed() {
    List<String> missed = new ArrayList<>();
    for (Target target : TARGETS) {
      double value = root.at(target.pointer() + "/value").asDouble(Double.NaN);
      boolean isReached = target.isMost() ? value <= target.floor() : value >= target.floor();
      if (!isReached) {
        missed.add(
            Findings.text(
                "%s %s, wanted %s %s",
                target.name(),
                Double.isNaN(value) ? "not measured" : Findings.text("%.3f", value),
                target.isMost() ? "at most" : "at least",
                target.floor()));
      }
    }
    return missed;
  }

  static int targets() {
    return TARGETS.size();
  }

  /** Returns the accuracy of each group of the test section: {@code crops} or {@code domains}. */
  List<Figure> accuracies(String groups) {
    List<Figure> figures = new ArrayList<>();
    for (Map.Entry<String, JsonNode> group : root.path("test").path(groups).properties()) {
      JsonNode accuracy = group.getValue().path("accuracy");
      figures.add(
          new Figure(
              group.getKey(),
              group.getValue().path("n").asInt(0),
              accuracy.path("value").asDouble(Double.NaN),
              accuracy.path("low").asDouble(Double.NaN),
              accuracy.path("high").asDouble(Double.NaN)));
    }
    return figures;
  }
}
