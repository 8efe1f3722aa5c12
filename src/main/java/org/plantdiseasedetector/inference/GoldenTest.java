package org.plantdiseasedetector.inference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.model.GoldenLogits;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.ModelBundle;

/**
 * Compares what a loaded model says about known pictures with what its bundle said when it was
 * made. The pictures are computed: ramps of colour, a spotted ellipse, and noise.
 */
public final class GoldenTest {

  /**
   * Largest difference of a logit, as a share of the range of the picture's stored logits. Another
   * order of summation changes logits by about 1e-5 of it, and 10-bit mantissas of graphics
   * processors (TF32) by about 1e-3; a wrong kernel or a broken memory chip changes everything.
   */
  static final double TOLERANCE = 0.02;

  private static final int PICTURES = 3;
  private static final long SEED = 20_261_124;

  private GoldenTest() {}

  /**
   * Computes what a bundle has to reproduce.
   *
   * @param classifier the loaded bundle on a trusted device
   * @throws InferenceException if the engine fails
   */
  public static GoldenLogits record(Classifier classifier) throws InferenceException {
    int classes = classifier.bundle().classes().size();
    float[] all = new float[PICTURES * classes];
    int at = 0;
    for (double[] logits : logits(classifier)) {
      for (double logit : logits) {
        all[at++] = (float) logit;
      }
    }
    return new GoldenLogits(PICTURES, classes, all);
  }

  /**
   * Tests a loaded model.
   *
   * @param classifier the loaded bundle on the device to test
   * @param golden what it has to reproduce
   * @return what is wrong; empty if the device can be trusted
   * @throws InferenceException if the engine fails
   */
  static Optional<String> check(Classifier classifier, GoldenLogits golden)
      throws InferenceException {
    if (golden.pictures() != PICTURES) {
      return Optional.of("results of " + golden.pictures() + " pictures are stored");
    }
    List<double[]> found = logits(classifier);
    for (int picture = 0; picture < PICTURES; picture++) {
      double share = difference(found.get(picture), golden, picture * golden.classes());
      // Also true for a result that is no number.
      if (!(share <= TOLERANCE)) {
        return Optional.of(
            String.format(
                Locale.ROOT, "picture %d differs by %.4f of its range", picture + 1, share));
      }
    }
    return Optional.empty();
  }

  /**
   * Measures how far a loaded model has drifted from its stored results.
   *
   * @param classifier the loaded bundle
   * @param golden what it has to reproduce
   * @return largest difference of a logit as a share of the range of its picture's stored logits
   * @throws InferenceException if the engine fails
   */
  public static double drift(Classifier classifier, GoldenLogits golden) throws InferenceException {
    List<double[]> found = logits(classifier);
    double most = 0;
    for (int picture = 0; picture < Math.min(PICTURES, golden.pictures()); picture++) {
      most = Math.max(most, difference(found.get(picture), golden, picture * golden.classes()));
    }
    return most;
  }

  private static double difference(double[] found, GoldenLogits golden, int row) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double most = 0;
    for (int c = 0; c < found.length; c++) {
      double stored = golden.logits()[row + c];
      low = Math.min(low, stored);
      high = Math.max(high, stored);
      most = Math.max(most, Math.abs(found[c] - stored));
    }
    return most / Math.max(high - low, Float.MIN_NORMAL);
  }

  private static List<double[]> logits(Classifier classifier) throws InferenceException {
    ModelBundle bundle = classifier.bundle();
    List<double[]> logits = new ArrayList<>();
    // One by one and together, since an engine uses different code for the two.
    List<PreparedPhoto> pictures = pictures(bundle.config().input());
    logits.add(
        bundle.head().logits(classifier.classify(pictures.subList(0, 1)).getFirst().embedding()));
    for (Prediction prediction : classifier.classify(pictures).subList(1, PICTURES)) {
      logits.add(bundle.head().logits(prediction.embedding()));
    }
    return logits;
  }

  private static List<PreparedPhoto> pictures(InputSpec input) {
    SplittableRandom random = new SplittableRandom(SEED);
    int size = input.size();
    return List.of(
        repeated(draw(size, (x, y) -> ramp(x, y, size)), input),
        repeated(draw(size, (x, y) -> leaf(x, y, size)), input),
        repeated(draw(size, (x, y) -> random.nextInt(1 << 24)), input));
  }

  private static PreparedPhoto repeated(RgbImage picture, InputSpec input) {
    return new PreparedPhoto(Collections.nCopies(input.views().size(), picture));
  }

  @FunctionalInterface
  private interface Colour {
    /** Red, green and blue in the lower 24 bits. */
    int at(int x, int y);
  }

  private static RgbImage draw(int size, Colour colour) {
    byte[] rgb = new byte[3 * size * size];
    for (int i = 0; i < size * size; i++) {
      int value = colour.at(i % size, i / size);
      rgb[3 * i] = (byte) (value >> 16);
      rgb[3 * i + 1] = (byte) (value >> 8);
      rgb[3 * i + 2] = (byte) value;
    }
    return new RgbImage(size, size, rgb);
  }

  private static int ramp(int x, int y, int size) {
    return (255 * x / size) << 16 | (255 * y / size) << 8 | (255 * (x + y) / (2 * size));
  }

  /** A green ellipse with brown spots on gray. */
  private static int leaf(int x, int y, int size) {
    int across = 4 * (2 * x - size);
    int along = 3 * (2 * y - size);
    long distance = (long) across * across + (long) along * along;
    if (distance > 8L * size * size) {
      return 0xA0A0A8;
    }
    int step = Math.max(size / 8, 1);
    int spotX = x % step - step / 2;
    int spotY = y % step - step / 2;
    return 9 * (spotX * spotX + spotY * spotY) < step * step ? 0x6B4423 : 0x3E8C35;
  }
}
