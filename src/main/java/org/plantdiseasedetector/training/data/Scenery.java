package org.plantdiseasedetector.training.data;

import java.util.List;
import java.util.SplittableRandom;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.training.data.PhotoSet.LeafPhoto;

/**
 * Scenes to put cut-out leaves on: small, enlarged pieces of field photos, so that they give
 * texture and colour of soil and foliage but no leaf of their own to diagnose.
 */
final class Scenery {

  private static final double MIN_AREA = 0.02;
  private static final double MAX_AREA = 0.25;

  private final List<RgbImage> scenes;

  Scenery(PhotoSet set) {
    scenes = set.photos().stream().filter(LeafPhoto::isField).map(LeafPhoto::image).toList();
  }

  boolean isEmpty() {
    return scenes.isEmpty();
  }

  /** A scene and the piece of it to show. */
  record Piece(RgbImage image, Placement placement) {}

  Piece draw(SplittableRandom random) {
    RgbImage image = scenes.get(random.nextInt(scenes.size()));
    double area = MIN_AREA + (MAX_AREA - MIN_AREA) * random.nextDouble();
    double width = Math.sqrt(area) * image.width();
    double height = Math.sqrt(area) * image.height();
    double x = width / 2 + random.nextDouble() * (image.width() - width);
    double y = height / 2 + random.nextDouble() * (image.height() - height);
    return new Piece(image, new Placement(x, y, width, 0, 0, height));
  }
}
