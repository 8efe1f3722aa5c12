package org.plantdiseasedetector.training.data;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Makes small drawn leaves in class folders. */
public final class TestPhotos {

  private TestPhotos() {}

  /** Writes photos of a coloured disc on light grey, slightly different each. */
  public static void write(Path root, String className, Color leaf, int count) throws IOException {
    Path folder = Files.createDirectories(root.resolve(className));
    for (int i = 0; i < count; i++) {
      BufferedImage picture = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = picture.createGraphics();
      g.setColor(new Color(200 + i % 5, 200, 200));
      g.fillRect(0, 0, 96, 96);
      g.setColor(leaf);
      g.fillOval(14 + i % 7, 16, 62, 60);
      g.dispose();
      ImageIO.write(picture, "png", folder.resolve("leaf-%02d.png".formatted(i)).toFile());
    }
  }
}
