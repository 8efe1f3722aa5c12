package org.plantdiseasedetector.leaf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plantdiseasedetector.model.FloatTensor;
import org.plantdiseasedetector.model.SafeTensors;

/**
 * Tells lesion from healthy leaf, pixel by pixel: a perceptron with two hidden layers of rectified
 * units over {@link LesionFeatures}. Immutable and thread-safe.
 *
 * <p>The parameters come with the app; {@code pdd train-severity} makes them.
 */
public final class LesionNet {

  /** Features per pixel that a net takes. */
  public static final int INPUTS = LesionFeatures.COUNT;

  /** Units of the first hidden layer. */
  public static final int FIRST = 24;

  /** Units of the second hidden layer. */
  public static final int SECOND = 12;

  private static final String RESOURCE = "lesion-net.safetensors";
  private static final int MAX_BYTES = 1 << 20;

  /** Pixels that are worked on at a time, so that inner loops are long and stay in the cache. */
  private static final int BLOCK = 512;

  private final Parameters parameters;
  private final float limit;

  /**
   * The numbers of a net. Arrays are shared, never written after construction.
   *
   * @param mean subtracted from each feature
   * @param scale multiplies the difference
   * @param first row-major {@link #FIRST} × {@link #INPUTS}
   * @param firstBias one per unit
   * @param second row-major {@link #SECOND} × {@link #FIRST}
   * @param secondBias one per unit
   * @param out one per unit of the second layer, then the bias
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Parameters(
      float[] mean,
      float[] scale,
      float[] first,
      float[] firstBias,
      float[] second,
      float[] secondBias,
      float[] out) {

    /** Checks the lengths. */
    public Parameters {
      if (mean.length != INPUTS
          || scale.length != INPUTS
          || first.length != FIRST * INPUTS
          || firstBias.length != FIRST
          || second.length != SECOND * FIRST
          || secondBias.length != SECOND
          || out.length != SECOND + 1) {
        throw new IllegalArgumentException("The lesion net's tensors have wrong sizes");
      }
    }
  }

  /**
   * Makes a net.
   *
   * @param parameters its numbers
   * @param limit logit above which a pixel is lesion
   */
  public LesionNet(Parameters parameters, float limit) {
    this.parameters = parameters;
    this.limit = limit;
  }

  /**
   * Loads the net that comes with the app.
   *
   * @throws IllegalStateException if the app's files are damaged
   */
  public static LesionNet shipped() {
    try (InputStream in = LesionNet.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The app lacks its resource " + RESOURCE);
      }
      return of(SafeTensors.read(in, MAX_BYTES));
    } catch (IOException e) {
      throw new IllegalStateException("The app's resource " + RESOURCE + " is damaged", e);
    }
  }

  private static LesionNet of(SafeTensors file) throws IOException {
    try {
      Parameters parameters =
          new Parameters(
              tensor(file, "mean"),
              tensor(file, "scale"),
              tensor(file, "first"),
              tensor(file, "first_bias"),
              tensor(file, "second"),
              tensor(file, "second_bias"),
              tensor(file, "out"));
      return new LesionNet(parameters, tensor(file, "limit")[0]);
    } catch (IllegalArgumentException e) {
      throw new IOException("Not a lesion net", e);
    }
  }

  private static float[] tensor(SafeTensors file, String name) throws IOException {
    FloatTensor tensor = file.tensors().get(name);
    if (tensor == null || tensor.data().length == 0) {
      throw new IOException("The lesion net lacks " + name);
    }
    return tensor.data();
  }

  /**
   * Writes the net.
   *
   * @param file replaced
   * @param provenance free text by key
   * @throws IOException if the disk refuses
   */
  public void write(Path file, Map<String, String> provenance) throws IOException {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    tensors.put("mean", new FloatTensor(new int[] {INPUTS}, parameters.mean()));
    tensors.put("scale", new FloatTensor(new int[] {INPUTS}, parameters.scale()));
    tensors.put("first", new FloatTensor(new int[] {FIRST, INPUTS}, parameters.first()));
    tensors.put("first_bias", new FloatTensor(new int[] {FIRST}, parameters.firstBias()));
    tensors.put("second", new FloatTensor(new int[] {SECOND, FIRST}, parameters.second()));
    tensors.put("second_bias", new FloatTensor(new int[] {SECOND}, parameters.secondBias()));
    tensors.put("out", new FloatTensor(new int[] {SECOND + 1}, parameters.out()));
    tensors.put("limit", new FloatTensor(new int[] {1}, new float[] {limit}));
    new SafeTensors(tensors, provenance).write(file);
  }

  /** Returns the logit above which a pixel is lesion. */
  public float limit() {
    return limit;
  }

  /** Computes the logit of every leaf pixel, in the order of the features' pixels. */
  float[] logits(LesionFeatures features) {
    int n = features.pixels().length;
    float[] logits = new float[n];
    float[][] input = new float[INPUTS][BLOCK];
    float[][] first = new float[FIRST][BLOCK];
    float[][] second = new float[SECOND][BLOCK];
    for (int from = 0; from < n; from += BLOCK) {
      int count = Math.min(BLOCK, n - from);
      features.write(from, count, input);
      standardise(input, count);
      layer(input, parameters.first(), parameters.firstBias(), first, count);
      layer(first, parameters.second(), parameters.secondBias(), second, count);
      sum(second, logits, from, count);
    }
    return logits;
  }

  private void standardise(float[][] input, int count) {
    for (int f = 0; f < INPUTS; f++) {
      float[] row = input[f];
      float mean = parameters.mean()[f];
      float scale = parameters.scale()[f];
      for (int k = 0; k < count; k++) {
        row[k] = (row[k] - mean) * scale;
      }
    }
  }

  private static void layer(
      float[][] input, float[] weight, float[] bias, float[][] output, int count) {
    for (int u = 0; u < output.length; u++) {
      float[] row = output[u];
      java.util.Arrays.fill(row, 0, count, bias[u]);
      for (int f = 0; f < input.length; f++) {
        add(row, input[f], weight[u * input.length + f], count);
      }
      for (int k = 0; k < count; k++) {
        row[k] = Math.max(0, row[k]);
      }
    }
  }

  private void sum(float[][] second, float[] logits, int from, int count) {
    float[] out = parameters.out();
    float[] row = new float[count];
    java.util.Arrays.fill(row, out[SECOND]);
    for (int u = 0; u < SECOND; u++) {
      add(row, second[u], out[u], count);
    }
    System.arraycopy(row, 0, logits, from, count);
  }

  private static void add(float[] row, float[] other, float factor, int count) {
    for (int k = 0; k < count; k++) {
      row[k] += factor * other[k];
    }
  }
}
