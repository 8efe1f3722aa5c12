package org.plantdiseasedetector.ui.diagnose;

import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/** How a picture sits in its frame. */
final class Pictures {

  private Pictures() {}

  /** Fills a square with the middle of the picture. */
  static void fill(ImageView view, Image image, double side) {
    double square = Math.min(image.getWidth(), image.getHeight());
    view.setViewport(
        new Rectangle2D(
            (image.getWidth() - square) / 2, (image.getHeight() - square) / 2, square, square));
    view.setFitWidth(side);
    view.setFitHeight(side);
    view.setImage(image);
  }
}
