package org.plantdiseasedetector.leaf;

/**
 * Pixels of what lies over a photo: evidence as a glow, the leaf's outline, the lesions' outlines.
 * Not thread-safe.
 */
public final class LeafOverlay {

  /** Pixels of the picture per pixel of the map. */
  public static final int SCALE = 2;

  private static final int LEAF_LINE = 0xFFFFFFFF;
  private static final int LESION_LINE = 0xFFFF2BD6;
  private static final int HALO = 0xB0000000;

  /** From little to much evidence: stops of the map "magma" of Matplotlib (CC0), red-green-blue. */
  private static final int[] GLOW = {0x3B0F70, 0x8C2981, 0xDE4968, 0xFE9F6D, 0xFCFDBF};

  private final int mapWidth;
  private final int width;
  private final int height;
  private final int[] argb;

  /**
   * Begins with nothing.
   *
   * @param mapWidth pixels of the map
   * @param mapHeight pixels of the map
   */
  public LeafOverlay(int mapWidth, int mapHeight) {
    this.mapWidth = mapWidth;
    this.width = mapWidth * SCALE;
    this.height = mapHeight * SCALE;
    this.argb = new int[width * height];
  }

  /**
   * Draws evidence.
   *
   * @param evidence row by row at the map's size, in [0, 1]
   * @param opacity of the strongest, in [0, 1]
   */
  public void glow(float[] evidence, double opacity) {
    for (int i = 0; i < argb.length; i++) {
      int row = i / width;
      float value = evidence[row / SCALE * mapWidth + i % width / SCALE];
      int alpha = (int) Math.round(255 * opacity * Math.sqrt(Math.max(0, value)));
      argb[i] = value > 0 ? alpha << 24 | colour(value) : 0;
    }
  }

  private static int colour(float value) {
    float at = Math.clamp(value, 0, 1) * (GLOW.length - 1);
    int below = Math.min((int) at, GLOW.length - 2);
    float share = at - below;
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      float low = GLOW[below] >> shift & 0xFF;
      float high = GLOW[below + 1] >> shift & 0xFF;
      mixed |= Math.round(low + share * (high - low)) << shift;
    }
    return mixed;
  }

  /**
   * Draws the outlines of leaf and lesions, light on a dark halo, to be seen on any photo.
   *
   * @param map of the size of this overlay
   */
  public void outline(LeafMap map) {
    boolean[] leaf = thicker(edges(map, LeafMap.HEALTHY));
    boolean[] lesion = thicker(edges(map, LeafMap.LESION));
    boolean[] leafHalo = thicker(leaf);
    boolean[] lesionHalo = thicker(lesion);
    for (int i = 0; i < argb.length; i++) {
      if (lesion[i]) {
        argb[i] = LESION_LINE;
      } else if (leaf[i]) {
        argb[i] = LEAF_LINE;
      } else if (leafHalo[i] || lesionHalo[i]) {
        argb[i] = HALO;
      }
    }
  }

  /**
   * A pixel is on the edge of what has at least a label if a neighbour to the right or below is
   * not.
   */
  private boolean[] edges(LeafMap map, byte least) {
    boolean[] edge = new boolean[argb.length];
    for (int i = 0; i < edge.length; i++) {
      int x = i % width;
      int y = i / width;
      boolean here = map.at(x / SCALE, y / SCALE) >= least;
      edge[i] =
          here != (map.at((x + 1) / SCALE, y / SCALE) >= least)
              || here != (map.at(x / SCALE, (y + 1) / SCALE) >= least);
    }
    return edge;
  }

  /** Adds the four neighbours of each pixel. */
  private boolean[] thicker(boolean[] line) {
    boolean[] result = line.clone();
    for (int i = 0; i < line.length; i++) {
      if (line[i]) {
        int x = i % width;
        result[x > 0 ? i - 1 : i] = true;
        result[x < width - 1 ? i + 1 : i] = true;
        result[Math.max(i - width, x)] = true;
        result[i + width < line.length ? i + width : i] = true;
      }
    }
    return result;
  }

  /**
   * Draws the brush as a ring.
   *
   * @param x of its middle, in pixels of the map
   * @param y of its middle, in pixels of the map
   * @param radius in pixels of the map
   */
  public void brush(double x, double y, double radius) {
    for (int step = 0; step < 360; step++) {
      double angle = Math.toRadians(step);
      for (double offset : new double[] {0, 0.5}) {
        int px = (int) ((x + (radius + offset) * Math.cos(angle)) * SCALE);
        int py = (int) ((y + (radius + offset) * Math.sin(angle)) * SCALE);
        if (px >= 0 && py >= 0 && px < width && py < height) {
          argb[py * width + px] = offset == 0 ? LEAF_LINE : HALO;
        }
      }
    }
  }

  /** Returns the width in pixels. */
  public int width() {
    return width;
  }

  /** Returns the height in pixels. */
  public int height() {
    return height;
  }

  /** Returns the pixels row by row, 0xAARRGGBB without premultiplied alpha; not a copy. */
  public int[] argb() {
    return argb;
  }
}
