package org.plantdiseasedetector.imaging;

import java.util.Arrays;

/**
 * Crops and resamples with a triangle filter that widens with the reduction, so that shrinking does
 * not alias (the "bilinear" filter of the Pillow library, whose fixed-point arithmetic it repeats).
 * Two passes, first along rows, then along columns. Stateless and thread-safe.
 */
public final class Resampler {

  /** Fixed-point bits of a weight: 32 bits less 8 for the sample and 2 for the sum. */
  private static final int PRECISION = 32 - 8 - 2;

  private static final int HALF = 1 << (PRECISION - 1);

  private Resampler() {}

  /**
   * Cuts a rectangle out of a picture and resamples it.
   *
   * @param image the source
   * @param cropX left edge of the rectangle in pixels
   * @param cropY top edge of the rectangle in pixels
   * @param cropW width of the rectangle in pixels, at least 1
   * @param cropH height of the rectangle in pixels, at least 1
   * @param outW width of the result in pixels, at least 1
   * @param outH height of the result in pixels, at least 1
   * @return a picture of the wanted size; the very source if nothing changes
   * @throws IllegalArgumentException if the rectangle leaves the picture or a size is below 1
   */
  public static RgbImage resize(
      RgbImage image, int cropX, int cropY, int cropW, int cropH, int outW, int outH) {
    check(image, cropX, cropY, cropW, cropH, outW, outH);
    if (cropW == image.width()
        && cropH == image.height()
        && outW == image.width()
        && outH == image.height()) {
      return image;
    }
    byte[] rows = alongRows(image, cropX, cropY, cropW, cropH, outW);
    return new RgbImage(outW, outH, alongColumns(rows, outW, cropH, outH));
  }

  private static void check(
      RgbImage image, int cropX, int cropY, int cropW, int cropH, int outW, int outH) {
    boolean inside =
        cropX >= 0
            && cropY >= 0
            && cropW >= 1
            && cropH >= 1
            && cropW <= image.width() - cropX
            && cropH <= image.height() - cropY;
    if (!inside || outW < 1 || outH < 1) {
      throw new IllegalArgumentException(
          "Crop %d,%d %dx%d of %dx%d to %dx%d"
              .formatted(cropX, cropY, cropW, cropH, image.width(), image.height(), outW, outH));
    }
  }

  private static byte[] alongRows(
      RgbImage image, int cropX, int cropY, int cropW, int cropH, int outW) {
    byte[] in = image.rgb();
    byte[] out = new byte[Math.multiplyExact(3 * outW, cropH)];
    if (cropW == outW) {
      for (int y = 0; y < cropH; y++) {
        int from = ((cropY + y) * image.width() + cropX) * 3;
        System.arraycopy(in, from, out, y * outW * 3, outW * 3);
      }
      return out;
    }
    Weights weights = Weights.triangle(cropW, outW);
    for (int y = 0; y < cropH; y++) {
      int row = ((cropY + y) * image.width() + cropX) * 3;
      weights.applyToRow(in, row, out, y * outW * 3);
    }
    return out;
  }

  private static byte[] alongColumns(byte[] in, int width, int inH, int outH) {
    if (inH == outH) {
      return in;
    }
    int stride = width * 3;
    byte[] out = new byte[Math.multiplyExact(stride, outH)];
    Weights weights = Weights.triangle(inH, outH);
    int[] sums = new int[stride];
    for (int y = 0; y < outH; y++) {
      weights.sumRows(in, stride, y, sums);
      for (int i = 0; i < stride; i++) {
        out[y * stride + i] = clip(sums[i]);
      }
    }
    return out;
  }

  private static byte clip(int sum) {
    return (byte) Math.clamp(sum >> PRECISION, 0, 255);
  }

  /**
   * The source samples and weights of every result sample along one axis.
   *
   * @param first index of the first source sample, one per result sample
   * @param count number of source samples, one per result sample
   * @param weight fixed-point weights, {@code taps} per result sample
   * @param taps room per result sample
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Weights(int[] first, int[] count, int[] weight, int taps) {

    static Weights triangle(int inSize, int outSize) {
      double scale = (double) inSize / outSize;
      double support = Math.max(scale, 1);
      int taps = (int) Math.ceil(support) * 2 + 1;
      Weights weights =
          new Weights(new int[outSize], new int[outSize], new int[outSize * taps], taps);
      for (int i = 0; i < outSize; i++) {
        double centre = (i + 0.5) * scale;
        int from = Math.max((int) (centre - support + 0.5), 0);
        int to = Math.min((int) (centre + support + 0.5), inSize);
        weights.first[i] = from;
        weights.count[i] = to - from;
        weights.fill(i, centre - from - 0.5, support);
      }
      return weights;
    }

    private void fill(int index, double centre, double support) {
      double[] raw = new double[count[index]];
      double sum = 0;
      for (int k = 0; k < raw.length; k++) {
        raw[k] = Math.max(1 - Math.abs((k - centre) / support), 0);
        sum += raw[k];
      }
      for (int k = 0; k < raw.length; k++) {
        weight[index * taps + k] = (int) (0.5 + raw[k] / sum * (1 << PRECISION));
      }
    }

    private void applyToRow(byte[] in, int row, byte[] out, int to) {
      for (int x = 0; x < first.length; x++) {
        int red = HALF;
        int green = HALF;
        int blue = HALF;
        int from = row + first[x] * 3;
        int base = x * taps;
        for (int k = 0; k < count[x]; k++) {
          int w = weight[base + k];
          red += (in[from + 3 * k] & 0xFF) * w;
          green += (in[from + 3 * k + 1] & 0xFF) * w;
          blue += (in[from + 3 * k + 2] & 0xFF) * w;
        }
        out[to + 3 * x] = clip(red);
        out[to + 3 * x + 1] = clip(green);
        out[to + 3 * x + 2] = clip(blue);
      }
    }

    private void sumRows(byte[] in, int stride, int index, int[] sums) {
      Arrays.fill(sums, HALF);
      for (int k = 0; k < count[index]; k++) {
        int w = weight[index * taps + k];
        int row = (first[index] + k) * stride;
        for (int i = 0; i < stride; i++) {
          sums[i] += (in[row + i] & 0xFF) * w;
        }
      }
    }
  }
}
