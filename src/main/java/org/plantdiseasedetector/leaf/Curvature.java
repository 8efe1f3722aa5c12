package org.plantdiseasedetector.leaf;

/**
 * The two principal curvatures of a smoothed plane: eigenvalues of the matrix of second differences
 * over a few pixels. On a light line one is strongly negative and the other near 0, on a light spot
 * both are negative, on dark ones they are positive.
 *
 * @param width of the picture in pixels
 * @param plane smoothed values, row by row
 * @param leaf row by row, true for the leaf; a difference that leaves it counts as 0
 */
@SuppressWarnings("ArrayRecordComponent")
record Curvature(int width, float[] plane, boolean[] leaf) {

  private static final int STEP = 5;

  /**
   * Computes both eigenvalues at a pixel of the leaf.
   *
   * @param pixel index into the plane
   * @param largest gets the one of greater amount at {@code k}
   * @param smallest gets the other one at {@code k}
   * @param k place in both
   */
  void write(int pixel, float[] largest, float[] smallest, int k) {
    int row = STEP * width;
    float across = second(pixel, STEP);
    float down = second(pixel, row);
    float mixed = (second(pixel, row + STEP) - second(pixel, row - STEP)) / 4;
    float half = (across - down) / 2;
    float middle = (across + down) / 2;
    float root = (float) Math.sqrt(half * half + mixed * mixed);
    largest[k] = middle >= 0 ? middle + root : middle - root;
    smallest[k] = middle >= 0 ? middle - root : middle + root;
  }

  private float second(int pixel, int offset) {
    int before = pixel - offset;
    int after = pixel + offset;
    boolean isInside = before >= 0 && after < plane.length && leaf[before] && leaf[after];
    return isInside ? plane[before] + plane[after] - 2 * plane[pixel] : 0;
  }
}
