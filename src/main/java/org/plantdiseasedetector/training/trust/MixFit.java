package org.plantdiseasedetector.training.trust;

import java.util.ArrayList;
import java.util.List;
import org.plantdiseasedetector.model.Familiarity;

/** Logistic regression on the signals of familiarity: known against unknown. */
final class MixFit {

  private static final double DECAY = 1e-3;

  /** Share of the left-out diseases in the weight of the unknown; chosen among 0, 0.2 and 0.5. */
  private static final double DISEASES = 0.2;

  private final List<double[]> lab = new ArrayList<>();
  private final List<double[]> elsewhere = new ArrayList<>();
  private final List<double[]> pictures = new ArrayList<>();
  private final List<double[]> diseases = new ArrayList<>();

  /** Adds a known leaf. */
  void known(double[] signals, boolean isLab) {
    (isLab ? lab : elsewhere).add(signals);
  }

  /** Adds a picture without a leaf. */
  void noLeaf(double[] signals) {
    pictures.add(signals);
  }

  /** Adds a leaf with a disease that was left out. */
  void unknownDisease(double[] signals) {
    diseases.add(signals);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Example(double[] signals, boolean unknown, double weight) {}

  /** Returns the weights of the signals; lab, field, and all unknown together weigh the same. */
  double[] fit() {
    List<Example> examples = new ArrayList<>();
    add(examples, lab, false, 0.5);
    add(examples, elsewhere, false, 0.5);
    add(examples, pictures, true, 1 - DISEASES);
    add(examples, diseases, true, DISEASES);
    double[] mean = new double[Familiarity.SIGNALS];
    double[] spread = new double[Familiarity.SIGNALS];
    moments(examples, mean, spread);
    double[] scaled =
        NelderMead.minimise(w -> loss(w, examples, mean, spread), new double[mean.length]);
    return unscaled(scaled, mean, spread);
  }

  private static void add(
      List<Example> examples, List<double[]> signals, boolean unknown, double weight) {
    signals.forEach(s -> examples.add(new Example(s, unknown, weight / signals.size())));
  }

  private static void moments(List<Example> examples, double[] mean, double[] spread) {
    for (int s = 1; s < mean.length; s++) {
      int signal = s;
      mean[s] = examples.stream().mapToDouble(e -> e.signals()[signal]).average().orElse(0);
      double centre = mean[s];
      double variance =
          examples.stream()
              .mapToDouble(e -> Math.pow(e.signals()[signal] - centre, 2))
              .average()
              .orElse(0);
      spread[s] = variance > 0 ? Math.sqrt(variance) : 1;
    }
  }

  private static double loss(
      double[] weights, List<Example> examples, double[] mean, double[] spread) {
    double sum = 0;
    double total = 0;
    for (Example example : examples) {
      double logit = weights[0];
      for (int s = 1; s < weights.length; s++) {
        logit += weights[s] * (example.signals()[s] - mean[s]) / spread[s];
      }
      sum += example.weight() * SceneFit.softplus(example.unknown() ? -logit : logit);
      total += example.weight();
    }
    double decay = 0;
    for (int s = 1; s < weights.length; s++) {
      decay += DECAY * weights[s] * weights[s];
    }
    return sum / total + decay;
  }

  private static double[] unscaled(double[] scaled, double[] mean, double[] spread) {
    double[] weights = scaled.clone();
    for (int s = 1; s < weights.length; s++) {
      weights[s] = scaled[s] / spread[s];
      weights[0] -= weights[s] * mean[s];
    }
    return weights;
  }
}
