package org.plantdiseasedetector.evaluation;

import java.util.Optional;
import org.plantdiseasedetector.leaf.LeafMap;

/**
 * How one photo agrees with its mask. Not a number stands for what is undefined.
 *
 * @param percent measured severity
 * @param drawnPercent severity of the mask
 * @param leafOverlap intersection over union of the delimited and the drawn leaf, in [0, 1]
 * @param evidenceInLeaf share of the evidence on the drawn leaf, in [0, 1]
 * @param lesionEvidence share of the leaf's evidence in drawn lesions, over their share of the
 *     leaf; undefined without lesions or for a healthy diagnosis, whose evidence is elsewhere
 */
public record MaskScore(
    double percent,
    double drawnPercent,
    double leafOverlap,
    double evidenceInLeaf,
    double lesionEvidence) {

  /**
   * Compares.
   *
   * @param drawn the mask
   * @param found the delimited leaf, at any size; empty if there is none
   * @param evidence row by row at the mask's size, at least 0
   * @param diseased whether the evidence is for a disease
   */
  static MaskScore of(LeafMap drawn, Optional<LeafMap> found, float[] evidence, boolean diseased) {
    double[] sums = new double[3];
    int[] counts = new int[3];
    for (int i = 0; i < evidence.length; i++) {
      sums[drawn.labels()[i]] += evidence[i];
      counts[drawn.labels()[i]]++;
    }
    double onLeaf = sums[LeafMap.HEALTHY] + sums[LeafMap.LESION];
    double leaf = counts[LeafMap.HEALTHY] + counts[LeafMap.LESION];
    double area = counts[LeafMap.LESION] / leaf;
    return new MaskScore(
        found.flatMap(LeafMap::severity).map(s -> s.percent()).orElse(Double.NaN),
        100 * area,
        found.map(map -> overlap(drawn, map)).orElse(Double.NaN),
        onLeaf / (onLeaf + sums[LeafMap.BACKGROUND]),
        diseased && area > 0 ? sums[LeafMap.LESION] / onLeaf / area : Double.NaN);
  }

  private static double overlap(LeafMap drawn, LeafMap found) {
    int both = 0;
    int either = 0;
    for (int i = 0; i < drawn.labels().length; i++) {
      int row = i / drawn.width();
      int x = (int) ((i % drawn.width() + 0.5) * found.width() / drawn.width());
      int y = (int) ((row + 0.5) * found.height() / drawn.height());
      boolean a = drawn.labels()[i] != LeafMap.BACKGROUND;
      boolean b = found.at(x, y) != LeafMap.BACKGROUND;
      both += a && b ? 1 : 0;
      either += a || b ? 1 : 0;
    }
    return (double) both / either;
  }
}
