package org.plantdiseasedetector.training;

import java.util.Arrays;
import java.util.List;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;

/**
 * Chooses temperature and thresholds on validation logits.
 *
 * @param logits one row per photo
 * @param labels class of each photo
 * @param domains kind of scene of each photo
 */
@SuppressWarnings("ArrayRecordComponent")
record Calibration(List<double[]> logits, int[] labels, List<String> domains) {

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double TARGET_PRECISION = 0.95;
  private static final double LOST_LEAVES = 0.01;
  private static final double CANDIDATE_MASS = 0.95;

  /**
   * Finds the temperature with the least negative log-likelihood (Guo et al. 2017, arXiv
   * 1706.04599) by golden-section search; the loss is unimodal in the logarithm.
   */
  double temperature() {
    double low = Math.log(0.2);
    double high = Math.log(5);
    for (int i = 0; i < 60; i++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (loss(Math.exp(left)) < loss(Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private double loss(double temperature) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double[] z = logits.get(i);
      double max = Arrays.stream(z).max().orElseThrow();
      double total = 0;
      for (double value : z) {
        total += Math.exp((value - max) / temperature);
      }
      sum += Math.log(total) - (z[labels[i]] - max) / temperature;
    }
    return sum / labels.length;
  }

  /**
   * Chooses the thresholds: {@code confident} is the lowest top-1 probability above which at least
   * 95 % of the photos are right in every domain, so that many easy lab photos cannot vouch for the
   * field; {@code recognised} is the one below which 1 % of all photos lie.
   *
   * @param head with its temperature set
   */
  Thresholds thresholds(LinearHead head) {
    int n = labels.length;
    double[] confidence = new double[n];
    boolean[] right = new boolean[n];
    for (int i = 0; i < n; i++) {
      double[] p = head.probabilities(logits.get(i));
      confidence[i] = Arrays.stream(p).max().orElseThrow();
      right[i] = p[labels[i]] == confidence[i];
    }
    double[] sorted = confidence.clone();
    Arrays.sort(sorted);
    double recognised = sorted[(int) (LOST_LEAVES * n)];
    double confident =
        domains.stream()
            .distinct()
            .mapToDouble(domain -> confident(confidence, right, sorted, domain))
            .max()
            .orElseThrow();
    return new Thresholds(round(confident), round(recognised), CANDIDATE_MASS);
  }

  private double confident(double[] confidence, boolean[] right, double[] sorted, String domain) {
    for (double threshold : sorted) {
      int kept = 0;
      int correct = 0;
      for (int i = 0; i < right.length; i++) {
        if (confidence[i] >= threshold && domains.get(i).equals(domain)) {
          kept++;
          correct += right[i] ? 1 : 0;
        }
      }
      if (correct >= TARGET_PRECISION * kept) {
        return threshold;
      }
    }
    return 1;
  }

  private static double round(double value) {
    return Math.floor(value * 10_000) / 10_000;
  }
}
