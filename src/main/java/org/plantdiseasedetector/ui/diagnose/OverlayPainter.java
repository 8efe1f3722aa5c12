package org.plantdiseasedetector.ui.diagnose;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.plantdiseasedetector.leaf.LeafMap;
import org.plantdiseasedetector.leaf.LeafOverlay;

/** Makes an image of what lies over a photo. */
final class OverlayPainter {

  /** Pixels of the picture per pixel of the map. */
  static final int SCALE = LeafOverlay.SCALE;

  private final LeafOverlay overlay;

  OverlayPainter(int mapWidth, int mapHeight) {
    overlay = new LeafOverlay(mapWidth, mapHeight);
  }

  /** Draws evidence at the map's size; the strongest has the opacity, in [0, 1]. */
  void glow(float[] evidence, double opacity) {
    overlay.glow(evidence, opacity);
  }

  /** Draws the outlines of leaf and lesions. */
  void outline(LeafMap map) {
    overlay.outline(map);
  }

  /** Draws the brush as a ring. */
  void brush(double x, double y, double radius) {
    overlay.brush(x, y, radius);
  }

  /** Returns the picture. */
  Image image() {
    WritableImage image = new WritableImage(overlay.width(), overlay.height());
    PixelFormat<IntBuffer> format = PixelFormat.getIntArgbInstance();
    image
        .getPixelWriter()
        .setPixels(
            0, 0, overlay.width(), overlay.height(), format, overlay.argb(), 0, overlay.width());
    return image;
  }
}
