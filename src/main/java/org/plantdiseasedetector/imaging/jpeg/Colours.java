package org.plantdiseasedetector.imaging.jpeg;

import java.util.Arrays;
import java.util.List;
import org.plantdiseasedetector.imaging.RgbImage;

/**
 * Makes a picture of luminance and chrominance (ITU-T T.871, the JFIF format, clause 7). Rows of
 * chrominance at half resolution are interpolated linearly.
 */
final class Colours {

  /** The conversion's factors times 2^16. */
  private static final int RED = 91881;

  private static final int GREEN_OF_BLUE = 22554;
  private static final int GREEN_OF_RED = 46802;
  private static final int BLUE = 116130;
  private static final int HALF = 1 << 15;
  private static final int GRAY = 128;

  private Colours() {}

  /**
   * Converts.
   *
   * @param frame size of the file's picture
   * @param components luminance, or luminance and two of chrominance
   * @param steps quantisation step of each component
   * @return the picture at an eighth of the frame's size
   */
  static RgbImage toRgb(FrameSize frame, List<Component> components, int[] steps) {
    int width = Component.ceil(frame.width(), EighthScaleJpeg.REDUCTION);
    int height = Component.ceil(frame.height(), EighthScaleJpeg.REDUCTION);
    byte[] rgb = new byte[Math.multiplyExact(3 * width, height)];
    int[][] rows = new int[3][width];
    for (int[] row : rows) {
      Arrays.fill(row, GRAY);
    }
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < components.size(); i++) {
        fullRow(components.get(i), frame, steps[i], y, rows[i]);
      }
      convert(rows, rgb, 3 * width * y);
    }
    return new RgbImage(width, height, rgb);
  }

  private static void fullRow(Component component, FrameSize frame, int step, int y, int[] out) {
    int[] near = new int[component.blocksWide()];
    if (component.down() == frame.down()) {
      component.levels(y, step, near);
    } else {
      int[] far = new int[component.blocksWide()];
      component.levels(y / 2, step, near);
      component.levels(neighbour(y, component.blocksHigh()), step, far);
      for (int x = 0; x < near.length; x++) {
        near[x] = mix(near[x], far[x]);
      }
    }
    boolean wide = component.across() == frame.across();
    for (int x = 0; x < out.length; x++) {
      out[x] = wide ? near[x] : mix(near[x / 2], near[neighbour(x, near.length)]);
    }
  }

  /** The second nearest of samples that lie twice as far apart; the outermost have none. */
  private static int neighbour(int index, int count) {
    return Math.clamp(index / 2 + (index % 2 == 0 ? -1L : 1L), 0, count - 1);
  }

  private static int mix(int near, int far) {
    return (3 * near + far + 2) >> 2;
  }

  private static void convert(int[][] rows, byte[] rgb, int start) {
    int to = start;
    for (int x = 0; x < rows[0].length; x++) {
      int luminance = (rows[0][x] << 16) + HALF;
      int blue = rows[1][x] - GRAY;
      int red = rows[2][x] - GRAY;
      rgb[to++] = level(luminance + RED * red);
      rgb[to++] = level(luminance - GREEN_OF_BLUE * blue - GREEN_OF_RED * red);
      rgb[to++] = level(luminance + BLUE * blue);
    }
  }

  private static byte level(int value) {
    return (byte) Math.clamp(value >> 16, 0, 255);
  }
}
