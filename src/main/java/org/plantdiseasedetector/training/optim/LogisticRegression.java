package org.plantdiseasedetector.training.optim;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Multinomial logistic regression on fixed embeddings: the head that fine-tuning starts from.
 * Features are standardised while fitting; the result applies to raw embeddings. Deterministic for
 * a seed.
 */
public final class LogisticRegression {

  private static final int BATCH = 128;
  private static final double PEAK_RATE = 2e-3;

  private final List<float[]> rows;
  private final int[] labels;
  private final int classes;
  private final int features;
  private final float[] center;
  private final float[] inverseSpread;

  /**
   * Prepares a fit.
   *
   * @param rows embeddings of equal length, at least one
   * @param labels class of each row
   * @param classes number of classes
   */
  public LogisticRegression(List<float[]> rows, int[] labels, int classes) {
    this.rows = rows;
    this.labels = labels;
    this.classes = classes;
    features = rows.getFirst().length;
    center = new float[features];
    inverseSpread = new float[features];
    standardise();
  }

  /**
   * A fitted head.
   *
   * @param weight row-major classes × features
   * @param bias one per class
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Fit(float[] weight, float[] bias) {}

  /**
   * Fits by mini-batch AdamW with a cosine schedule.
   *
   * @param epochs passes over the rows
   * @param weightDecay decoupled decay on the standardised scale
   * @param labelSmoothing share of the target that is spread over all classes, in [0, 1)
   * @param seed order of the rows
   */
  public Fit fit(int epochs, double weightDecay, double labelSmoothing, long seed) {
    float[] weight = new float[classes * features];
    float[] bias = new float[classes];
    AdamW weightStep = new AdamW(new float[weight.length], new float[weight.length], weightDecay);
    AdamW biasStep = new AdamW(new float[classes], new float[classes], 0);
    int perEpoch = Math.ceilDiv(rows.size(), BATCH);
    var schedule = new CosineSchedule(PEAK_RATE, 0, perEpoch, (long) perEpoch * epochs);
    SplittableRandom random = new SplittableRandom(seed);
    long step = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      int[] order = shuffled(random);
      for (int start = 0; start < order.length; start += BATCH) {
        int end = Math.min(order.length, start + BATCH);
        Fit gradient = gradient(weight, bias, order, start, end, labelSmoothing);
        double rate = schedule.rate(step++);
        weightStep.update(weight, gradient.weight(), 1, step, rate);
        biasStep.update(bias, gradient.bias(), 1, step, rate);
      }
    }
    return unstandardise(weight, bias);
  }

  private Fit gradient(
      float[] weight, float[] bias, int[] order, int start, int end, double smoothing) {
    float[][] inputs = new float[end - start][];
    float[][] errors = new float[end - start][];
    IntStream.range(start, end)
        .parallel()
        .forEach(
            i -> {
              float[] x = standardised(rows.get(order[i]));
              inputs[i - start] = x;
              errors[i - start] = error(weight, bias, x, labels[order[i]], smoothing);
            });
    float[] weightGradient = new float[weight.length];
    float[] biasGradient = new float[classes];
    float share = 1f / (end - start);
    IntStream.range(0, classes)
        .parallel()
        .forEach(
            c -> {
              for (int i = 0; i < inputs.length; i++) {
                float e = errors[i][c] * share;
                biasGradient[c] += e;
                for (int f = 0; f < features; f++) {
                  weightGradient[c * features + f] += e * inputs[i][f];
                }
              }
            });
    return new Fit(weightGradient, biasGradient);
  }

  /** Derivative of the cross-entropy by the logits: softmax minus target. */
  private float[] error(float[] weight, float[] bias, float[] x, int label, double smoothing) {
    float[] z = new float[classes];
    float max = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      float sum = bias[c];
      for (int f = 0; f < features; f++) {
        sum += weight[c * features + f] * x[f];
      }
      z[c] = sum;
      max = Math.max(max, sum);
    }
    double total = 0;
    for (int c = 0; c < classes; c++) {
      z[c] = (float) Math.exp(z[c] - max);
      total += z[c];
    }
    for (int c = 0; c < classes; c++) {
      double target = smoothing / classes + (c == label ? 1 - smoothing : 0);
      z[c] = (float) (z[c] / total - target);
    }
    return z;
  }

  private void standardise() {
    double[] sum = new double[features];
    double[] squares = new double[features];
    for (float[] row : rows) {
      for (int f = 0; f < features; f++) {
        sum[f] += row[f];
        squares[f] += (double) row[f] * row[f];
      }
    }
    for (int f = 0; f < features; f++) {
      double mean = sum[f] / rows.size();
      double variance = Math.max(0, squares[f] / rows.size() - mean * mean);
      center[f] = (float) mean;
      inverseSpread[f] = (float) (1 / Math.sqrt(variance + 1e-4));
    }
  }

  private float[] standardised(float[] row) {
    float[] x = new float[features];
    for (int f = 0; f < features; f++) {
      x[f] = (row[f] - center[f]) * inverseSpread[f];
    }
    return x;
  }

  private Fit unstandardise(float[] weight, float[] bias) {
    float[] rawWeight = new float[weight.length];
    float[] rawBias = bias.clone();
    for (int c = 0; c < classes; c++) {
      for (int f = 0; f < features; f++) {
        rawWeight[c * features + f] = weight[c * features + f] * inverseSpread[f];
        rawBias[c] -= rawWeight[c * features + f] * center[f];
      }
    }
    return new Fit(rawWeight, rawBias);
  }

  private int[] shuffled(SplittableRandom random) {
    int[] order = IntStream.range(0, rows.size()).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return order;
  }
}
