package org.plantdiseasedetector.leaf;

import org.plantdiseasedetector.imaging.RgbImage;

/**
 * A picture in CIE L*a*b* (1976, D65 white), in which equal distances look about equally different.
 *
 * @param width pixels
 * @param height pixels
 * @param l lightness in [0, 100]
 * @param a green (negative) to red
 * @param b blue (negative) to yellow
 */
@SuppressWarnings("ArrayRecordComponent")
record LabPlanes(int width, int height, float[] l, float[] a, float[] b) {

  /** Linear light of each sRGB byte (IEC 61966-2-1). */
  private static final float[] LINEAR = new float[256];

  /** The CIE's cube root with its linear foot, over [0, 1] in steps of 1/4096. */
  private static final int STEPS = 4096;

  private static final float[] ROOT = new float[STEPS + 2];

  static {
    for (int v = 0; v < LINEAR.length; v++) {
      double c = v / 255.0;
      LINEAR[v] = (float) (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    for (int i = 0; i < ROOT.length; i++) {
      double t = (double) i / STEPS;
      ROOT[i] = (float) (t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116);
    }
  }

  /** Converts a picture. */
  static LabPlanes of(RgbImage image) {
    int n = image.width() * image.height();
    LabPlanes planes =
        new LabPlanes(image.width(), image.height(), new float[n], new float[n], new float[n]);
    byte[] rgb = image.rgb();
    for (int i = 0; i < n; i++) {
      planes.store(
          i,
          LINEAR[rgb[3 * i] & 0xFF],
          LINEAR[rgb[3 * i + 1] & 0xFF],
          LINEAR[rgb[3 * i + 2] & 0xFF]);
    }
    return planes;
  }

  /** Matrix of sRGB's primaries, each row divided by the white point's coordinate. */
  private void store(int i, float red, float green, float blue) {
    float x = root(0.433953f * red + 0.376219f * green + 0.189828f * blue);
    float y = root(0.212673f * red + 0.715152f * green + 0.072175f * blue);
    float z = root(0.017758f * red + 0.109477f * green + 0.872765f * blue);
    l[i] = 116 * y - 16;
    a[i] = 500 * (x - y);
    b[i] = 200 * (y - z);
  }

  private static float root(float t) {
    float at = Math.min(t, 1) * STEPS;
    int below = (int) at;
    return ROOT[below] + (at - below) * (ROOT[below + 1] - ROOT[below]);
  }
}
