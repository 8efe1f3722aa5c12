package org.plantdiseasedetector.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.plantdiseasedetector.leaf.Concordance;
import org.plantdiseasedetector.model.ModelBundle;
import tools.jackson.databind.node.ObjectNode;

/**
 * How severity and evidence agree with hand-drawn masks, with bootstrap intervals over photos.
 *
 * @param photos number of photos
 * @param measured those whose leaf could be delimited
 * @param diseased those with lesions that were diagnosed as diseased
 * @param concordance of measured and drawn percentages, over the measured photos
 * @param meanAbsoluteError in percentage points, over the measured photos
 * @param leafOverlap median intersection over union, over the measured photos
 * @param evidenceInLeaf median share of the evidence on the drawn leaf
 * @param lesionEvidence median share of the leaf's evidence in lesions over their share of the leaf
 */
public record MaskFigures(
    int photos,
    int measured,
    int diseased,
    Estimate concordance,
    Estimate meanAbsoluteError,
    Estimate leafOverlap,
    Estimate evidenceInLeaf,
    Estimate lesionEvidence) {

  /** Section of the masked photos that belong to the fitted ones' kind. */
  public static final String SEVERITY = "masks_severity";

  /** Section of the masked photos of another kind. */
  public static final String NOVEL = "masks_novel";

  private static final Bootstrap BOOTSTRAP = Bootstrap.STANDARD;

  /**
   * Computes the figures.
   *
   * @param scores one per photo, at least one
   */
  public static MaskFigures of(List<MaskScore> scores) {
    List<MaskScore> measured = scores.stream().filter(s -> !Double.isNaN(s.percent())).toList();
    List<MaskScore> diseased =
        scores.stream().filter(s -> !Double.isNaN(s.lesionEvidence())).toList();
    return new MaskFigures(
        scores.size(),
        measured.size(),
        diseased.size(),
        estimate(measured, MaskFigures::concordance),
        estimate(
            measured,
            some ->
                some.stream()
                    .mapToDouble(s -> Math.abs(s.percent() - s.drawnPercent()))
                    .average()
                    .orElse(Double.NaN)),
        estimate(measured, some -> median(some, MaskScore::leafOverlap)),
        estimate(scores, some -> median(some, MaskScore::evidenceInLeaf)),
        estimate(diseased, some -> median(some, MaskScore::lesionEvidence)));
  }

  /**
   * Puts the figures into a bundle and writes its card anew.
   *
   * @param bundle the evaluated bundle
   * @param section {@link #SEVERITY} or {@link #NOVEL}
   * @throws EvaluationException if a file cannot be read or written
   */
  public void writeInto(ModelBundle bundle, String section) throws EvaluationException {
    ObjectNode node = Json.object();
    node.set("overall", json());
    BundleMetrics.put(bundle, section, node, Optional.empty());
  }

  /** Returns the figures in lines for people. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "photos %d, leaf delimited %d, diseased with lesions %d%n"
            + "concordance          %s%nmean error, points   %s%nleaf overlap, %%      %s%n"
            + "evidence in leaf, %%  %s%nlesion evidence      %s%n",
        photos,
        measured,
        diseased,
        Summary.decimal(concordance, 3),
        Summary.decimal(meanAbsoluteError, 2),
        Summary.percent(leafOverlap),
        Summary.percent(evidenceInLeaf),
        Summary.decimal(lesionEvidence, 2));
  }

  private ObjectNode json() {
    ObjectNode node = Json.object();
    node.put("n", photos);
    node.put("measured", measured);
    node.put("diseased", diseased);
    node.set("concordance", MetricsJson.estimate(concordance));
    node.set("meanAbsoluteError", MetricsJson.estimate(meanAbsoluteError));
    node.set("leafOverlap", MetricsJson.estimate(leafOverlap));
    node.set("evidenceInLeaf", MetricsJson.estimate(evidenceInLeaf));
    node.set("lesionEvidence", MetricsJson.estimate(lesionEvidence));
    return node;
  }

  private static double concordance(List<MaskScore> scores) {
    return Concordance.of(
        scores.stream().mapToDouble(MaskScore::percent).toArray(),
        scores.stream().mapToDouble(MaskScore::drawnPercent).toArray());
  }

  private static double median(List<MaskScore> scores, ToDoubleFunction<MaskScore> value) {
    double[] sorted = scores.stream().mapToDouble(value).sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static Estimate estimate(
      List<MaskScore> scores, ToDoubleFunction<List<MaskScore>> figure) {
    Random random = new Random(BOOTSTRAP.seed());
    double[] resampled = new double[scores.isEmpty() ? 0 : BOOTSTRAP.resamples()];
    for (int r = 0; r < resampled.length; r++) {
      MaskScore[] drawn = new MaskScore[scores.size()];
      Arrays.setAll(drawn, i -> scores.get(random.nextInt(scores.size())));
      resampled[r] = figure.applyAsDouble(List.of(drawn));
    }
    return Estimate.of(figure.applyAsDouble(scores), resampled);
  }
}
