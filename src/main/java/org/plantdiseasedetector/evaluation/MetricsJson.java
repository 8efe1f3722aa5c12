package org.plantdiseasedetector.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a report into {@code metrics.json}, whose fields {@code docs/evaluation.md} describes.
 * Holds neither time nor paths, so the same photos and model give the same bytes.
 */
final class MetricsJson {

  /** Version of the layout; grows when a field changes its meaning or goes away. */
  static final int SCHEMA = 2;

  private MetricsJson() {}

  /** Returns the document. */
  static ObjectNode of(EvaluationReport report) {
    ObjectNode root = Json.object();
    root.put("schema", SCHEMA);
    root.set("model", model(report.config().identity()));
    root.set("evaluation", evaluation(report));
    root.set("overall", figures(report.overall()));
    root.set("domains", groups(report.domains()));
    root.set("sources", groups(report.sources()));
    root.set("crops", groups(report.crops()));
    root.set("classes", classes(report));
    root.set("reliability", reliability(report.bins()));
    ObjectNode byDomain = root.putObject("reliabilityByDomain");
    report.binsByDomain().forEach((domain, bins) -> byDomain.set(domain, reliability(bins)));
    if (!report.rejections().isEmpty()) {
      ObjectNode rejections = root.putObject("rejection");
      report.rejections().forEach((name, figures) -> rejections.set(name, rejection(figures)));
    }
    return root;
  }

  /** Returns name and version of a model. */
  static ObjectNode model(ModelIdentity identity) {
    ObjectNode node = Json.object();
    node.put("name", identity.name());
    node.put("version", identity.version());
    return node;
  }

  /** Returns the thresholds of a model. */
  static ObjectNode thresholds(Thresholds thresholds) {
    ObjectNode node = Json.object();
    Json.put(node, "confident", thresholds.confident());
    Json.put(node, "rolledUp", thresholds.rolledUp());
    Json.put(node, "unfamiliar", thresholds.unfamiliar());
    return node;
  }

  private static ObjectNode evaluation(EvaluationReport report) {
    ObjectNode node = Json.object();
    node.put("edit", report.edit());
    node.put("photos", report.photos().size());
    node.put("unreadable", report.failures().size());
    node.put("skipped", report.skipped());
    node.put("photoListSha256", photoListSha256(report));
    node.set("thresholds", thresholds(report.config().thresholds()));
    ObjectNode interval = node.putObject("interval");
    Json.put(interval, "level", Estimate.LEVEL);
    interval.put("method", "bootstrap percentile");
    interval.put("unit", report.isResampledByLeaf() ? "leaf_group" : "photo");
    interval.put("resamples", report.bootstrap().resamples());
    interval.put("seed", report.bootstrap().seed());
    return node;
  }

  /** Identifies the evaluated photos, so that two results can be told to be of the same ones. */
  private static String photoListSha256(EvaluationReport report) {
    StringBuilder names = new StringBuilder();
    report.photos().forEach(photo -> names.append(photo.photo().name()).append('\n'));
    return Sha256.hex(names.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode groups(Map<String, Figures> groups) {
    ObjectNode node = Json.object();
    groups.forEach((name, figures) -> node.set(name, figures(figures)));
    return node;
  }

  private static ObjectNode figures(Figures figures) {
    ObjectNode node = Json.object();
    node.put("n", figures.photos());
    node.put("clusters", figures.clusters());
    node.put("classes", figures.classes());
    for (Measure measure : Measure.values()) {
      node.set(measure.key(), estimate(figures.get(measure)));
    }
    return node;
  }

  private static ObjectNode rejection(RejectionFigures figures) {
    ObjectNode node = Json.object();
    node.put("n", figures.photos());
    node.put("unreadable", figures.unreadable());
    node.set("auroc", estimate(figures.auroc()));
    node.set("refused", estimate(figures.refused()));
    node.set("refusedAtKept95", estimate(figures.refusedAtKept()));
    return node;
  }

  private static ObjectNode classes(EvaluationReport report) {
    ObjectNode node = Json.object();
    int[][] confusion = ReportTables.confusionCounts(report);
    for (ClassFigures figures : report.perClass()) {
      ObjectNode one = node.putObject(figures.classId().value());
      one.put("n", figures.support());
      one.put("predicted", figures.predicted());
      one.set("precision", estimate(figures.precision()));
      one.set("recall", estimate(figures.recall()));
      one.set("f1", estimate(figures.f1()));
      int truth = report.classes().indexOf(figures.classId());
      one.set("takenFor", takenFor(report.classes(), truth, confusion[truth]));
    }
    return node;
  }

  /** The row of the confusion matrix without its diagonal, its zeros and unreadable photos. */
  private static ObjectNode takenFor(List<ClassId> classes, int truth, int[] counts) {
    ObjectNode node = Json.object();
    for (int c = 0; c < classes.size(); c++) {
      if (c != truth && counts[c] > 0) {
        node.put(classes.get(c).value(), counts[c]);
      }
    }
    return node;
  }

  /** Returns value and interval. */
  static ObjectNode estimate(Estimate estimate) {
    ObjectNode node = Json.object();
    Json.put(node, "value", estimate.value());
    Json.put(node, "low", estimate.low());
    Json.put(node, "high", estimate.high());
    return node;
  }

  private static ArrayNode reliability(ReliabilityBins bins) {
    ArrayNode array = Json.object().arrayNode();
    for (int bin = 0; bin < ReliabilityBins.BINS; bin++) {
      ObjectNode node = array.addObject();
      Json.put(node, "low", (double) bin / ReliabilityBins.BINS);
      Json.put(node, "high", (bin + 1.0) / ReliabilityBins.BINS);
      node.put("n", bins.count(bin));
      Json.put(node, "confidence", bins.confidence(bin));
      Json.put(node, "accuracy", bins.accuracy(bin));
    }
    return array;
  }
}
