package org.plantdiseasedetector.ui.testkit;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes files to drop. */
public final class TestPhotos {

  private TestPhotos() {}

  /** A JPEG of a green leaf shape. */
  public static Path leaf(Path folder, String name) throws IOException {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.fillRect(0, 0, 320, 240);
    graphics.setColor(new Color(40, 120, 50));
    graphics.fillOval(60, 30, 200, 180);
    graphics.dispose();
    Path file = folder.resolve(name);
    ImageIO.write(image, "jpg", file.toFile());
    return file;
  }

  /** A text with the name of a photo. */
  public static Path text(Path folder, String name) throws IOException {
    return Files.writeString(folder.resolve(name), "This is no photo.");
  }
}
