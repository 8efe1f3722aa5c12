package org.plantdiseasedetector.leaf;

/** How often each colour occurs, over coarse cells of CIE L*a*b*. Not thread-safe. */
final class ColourHistogram {

  private static final int LIGHT = 10;
  private static final int CHROMA = 24;
  private static final int SIZE = LIGHT * CHROMA * CHROMA;

  /** Width of a cell in units of L*, and of a* and b*. */
  private static final float LIGHT_STEP = 10;

  private static final float CHROMA_STEP = 5;

  /** Share of evenly spread colour, so that no colour is impossible. */
  private static final double FLOOR = 1e-3;

  private final double[] weight = new double[SIZE];
  private double total;

  /** Returns the cell of each pixel. */
  static int[] bins(LabPlanes lab) {
    int[] bins = new int[lab.l().length];
    for (int i = 0; i < bins.length; i++) {
      int light = Math.clamp((int) (lab.l()[i] / LIGHT_STEP), 0, LIGHT - 1);
      bins[i] = (light * CHROMA + chroma(lab.a()[i])) * CHROMA + chroma(lab.b()[i]);
    }
    return bins;
  }

  private static int chroma(float value) {
    return Math.clamp((int) Math.floor(value / CHROMA_STEP) + CHROMA / 2, 0, CHROMA - 1);
  }

  void add(int bin, double share) {
    weight[bin] += share;
    total += share;
  }

  /** Returns the frequencies, each cell averaged with its neighbours along the three axes. */
  double[] smoothed() {
    double[] result = weight;
    for (int step : new int[] {1, CHROMA, CHROMA * CHROMA}) {
      int length = step == CHROMA * CHROMA ? LIGHT : CHROMA;
      double[] next = new double[SIZE];
      for (int i = 0; i < SIZE; i++) {
        int at = i / step % length;
        double before = at > 0 ? result[i - step] : 0;
        double after = at < length - 1 ? result[i + step] : 0;
        next[i] = result[i] / 2 + (before + after) / 4;
      }
      result = next;
    }
    for (int i = 0; i < SIZE; i++) {
      result[i] = (1 - FLOOR) * result[i] / Math.max(total, 1e-9) + FLOOR / SIZE;
    }
    return result;
  }
}
