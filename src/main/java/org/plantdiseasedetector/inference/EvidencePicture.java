package org.plantdiseasedetector.inference;

import org.plantdiseasedetector.model.View;

/**
 * Draws evidence over the photo: the maps of all views, each in its place, interpolated between the
 * middles of its positions.
 */
public final class EvidencePicture {

  /** Evidence below this share of the strongest is scattered over the whole photo and left out. */
  private static final float FLOOR = 0.2f;

  private EvidencePicture() {}

  /**
   * Draws the evidence in favour of one class.
   *
   * @param evidence of a photo
   * @param classIndex index of the class
   * @param width of the picture in pixels, with the photo's proportions
   * @param height of the picture in pixels
   * @return row by row in [0, 1], 1 where most speaks for the class
   */
  public static float[] of(Evidence evidence, int classIndex, int width, int height) {
    float[] picture = new float[width * height];
    for (int v = 0; v < evidence.views().size(); v++) {
      Evidence.ViewMap map = evidence.views().get(v);
      float[] values = evidence.inFavour(v, classIndex);
      add(picture, width, height, map, values);
    }
    normalise(picture);
    return picture;
  }

  private static void normalise(float[] picture) {
    float strongest = 0;
    for (float value : picture) {
      strongest = Math.max(strongest, value);
    }
    for (int i = 0; i < picture.length && strongest > 0; i++) {
      picture[i] = Math.max(0, picture[i] / strongest - FLOOR) / (1 - FLOOR);
    }
  }

  private static void add(
      float[] picture, int width, int height, Evidence.ViewMap map, float[] values) {
    boolean whole = map.view() == View.WHOLE;
    int side = Math.min(width, height);
    int viewWidth = whole ? width : side;
    int viewHeight = whole ? height : side;
    int left = (width - viewWidth) / 2;
    int top = (height - viewHeight) / 2;
    for (int y = 0; y < viewHeight; y++) {
      float v = (y + 0.5f) * map.height() / viewHeight - 0.5f;
      for (int x = 0; x < viewWidth; x++) {
        float u = (x + 0.5f) * map.width() / viewWidth - 0.5f;
        picture[(top + y) * width + left + x] += sample(map, values, u, v);
      }
    }
  }

  private static float sample(Evidence.ViewMap map, float[] values, float u, float v) {
    float x = Math.clamp(u, 0, map.width() - 1);
    float y = Math.clamp(v, 0, map.height() - 1);
    int x0 = (int) x;
    int y0 = (int) y;
    int x1 = Math.min(x0 + 1, map.width() - 1);
    int y1 = Math.min(y0 + 1, map.height() - 1);
    float fx = x - x0;
    float fy = y - y0;
    float upper = values[y0 * map.width() + x0] * (1 - fx) + values[y0 * map.width() + x1] * fx;
    float lower = values[y1 * map.width() + x0] * (1 - fx) + values[y1 * map.width() + x1] * fx;
    return upper * (1 - fy) + lower * fy;
  }
}
