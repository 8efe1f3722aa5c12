package org.plantdiseasedetector.training.severity;

import static org.plantdiseasedetector.leaf.LesionNet.FIRST;
import static org.plantdiseasedetector.leaf.LesionNet.INPUTS;
import static org.plantdiseasedetector.leaf.LesionNet.SECOND;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.plantdiseasedetector.leaf.LesionNet;
import org.plantdiseasedetector.training.optim.CosineSchedule;

/**
 * Fits the perceptron of a {@link LesionNet} to a table of pixels by mini-batch AdamW on the
 * logistic loss. Deterministic for a seed; not thread-safe.
 */
final class PerceptronFit {

  private static final int BATCH = 512;
  private static final int EPOCHS = 10;
  private static final double PEAK_RATE = 4e-3;

  /** Keeps a feature that hardly varies from being blown up. */
  private static final double LEAST_SPREAD = 1e-3;

  private final PixelTable table;
  private final SplittableRandom random;
  private final float[] mean = new float[INPUTS];
  private final float[] scale = new float[INPUTS];
  private final Layer first;
  private final Layer second;
  private final Layer out;

  PerceptronFit(PixelTable table, long seed) {
    this.table = table;
    this.random = new SplittableRandom(seed);
    standardise();
    first = new Layer(INPUTS, FIRST, random);
    second = new Layer(FIRST, SECOND, random);
    out = new Layer(SECOND, 1, random);
  }

  /** Runs all epochs. */
  LesionNet.Parameters fit(Consumer<String> report) {
    int[] order = new int[table.size()];
    Arrays.setAll(order, i -> i);
    int perEpoch = Math.ceilDiv(order.length, BATCH);
    var schedule = new CosineSchedule(PEAK_RATE, 0, perEpoch / 4, (long) perEpoch * EPOCHS);
    long step = 0;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      shuffle(order);
      double loss = 0;
      for (int start = 0; start < order.length; start += BATCH) {
        int end = Math.min(order.length, start + BATCH);
        for (int i = start; i < end; i++) {
          loss += learn(order[i]);
        }
        double rate = schedule.rate(step++);
        for (Layer layer : new Layer[] {first, second, out}) {
          layer.update(end - start, step, rate);
        }
      }
      report.accept("epoch %d of %d, loss %.4f".formatted(epoch + 1, EPOCHS, loss / order.length));
    }
    float[] last = Arrays.copyOf(out.weight(), SECOND + 1);
    last[SECOND] = out.bias()[0];
    return new LesionNet.Parameters(
        mean, scale, first.weight(), first.bias(), second.weight(), second.bias(), last);
  }

  /** Adds one pixel's gradient and returns its loss. */
  private double learn(int row) {
    for (int f = 0; f < INPUTS; f++) {
      first.input()[f] = (table.feature(row, f) - mean[f]) * scale[f];
    }
    first.forward(second.input(), true);
    second.forward(out.input(), true);
    float[] logit = new float[1];
    out.forward(logit, false);
    double target = table.isLesion(row) ? 1 : 0;
    double probability = 1 / (1 + Math.exp(-logit[0]));
    float[] error = {(float) (probability - target)};
    first.backward(second.backward(out.backward(error)));
    return Math.max(logit[0], 0) - target * logit[0] + Math.log1p(Math.exp(-Math.abs(logit[0])));
  }

  private void standardise() {
    for (int f = 0; f < INPUTS; f++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < table.size(); row++) {
        double value = table.feature(row, f);
        sum += value;
        squares += value * value;
      }
      double centre = sum / table.size();
      mean[f] = (float) centre;
      double spread = Math.sqrt(Math.max(0, squares / table.size() - centre * centre));
      scale[f] = (float) (1 / (spread + LEAST_SPREAD));
    }
  }

  private void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }
}
