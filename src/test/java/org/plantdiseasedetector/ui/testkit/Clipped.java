package org.plantdiseasedetector.ui.testkit;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;

/** Finds words that do not have the room they need. Used on the user-interface thread. */
public final class Clipped {

  private static final double ROUNDING = 1;
  private static final List<String> OWN = List.of("photo-name", "photo-line");

  private Clipped() {}

  /**
   * Looks at everything that is visible.
   *
   * @param root a laid-out tree in a scene
   * @return what is cut off or hangs over the edge of the window, in words
   */
  public static List<String> in(Parent root) {
    List<String> found = new ArrayList<>();
    look(root, false, found);
    return found;
  }

  private static void look(Node node, boolean scrolls, List<String> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled label && hasText(label) && label.getWidth() > 0) {
      check(label, scrolls, found);
    }
    if (node instanceof TextField field) {
      check(field, found);
    }
    if (node instanceof Parent parent) {
      boolean inside = scrolls || node instanceof ScrollPane || node instanceof IndexedCell<?>;
      parent.getChildrenUnmodifiable().forEach(child -> look(child, inside, found));
    }
  }

  private static boolean hasText(Labeled label) {
    return label.getText() != null && !label.getText().isEmpty();
  }

  private static void check(Labeled label, boolean scrolls, List<String> found) {
    // A photo's name is the user's, and the line below it stands in full beside the list.
    boolean own = OWN.stream().anyMatch(label.getStyleClass()::contains);
    String shown = shown(label);
    if (!own && !shown.equals(label.getText())) {
      found.add("cut off: " + name(label) + " shows \"" + shown + "\"");
    }
    Bounds place = label.localToScene(label.getLayoutBounds());
    if (!scrolls
        && (place.getMinX() < -ROUNDING
            || place.getMaxX() > label.getScene().getWidth() + ROUNDING
            || place.getMaxY() > label.getScene().getHeight() + ROUNDING)) {
      found.add("beyond the window: " + name(label) + " at " + place);
    }
  }

  private static String shown(Labeled label) {
    // Icons are texts in a font of their own.
    return label.getChildrenUnmodifiable().stream()
        .filter(child -> !child.equals(label.getGraphic()))
        .filter(Text.class::isInstance)
        .map(child -> ((Text) child).getText())
        .findFirst()
        .orElse(label.getText());
  }

  private static void check(TextField field, List<String> found) {
    String prompt = field.getPromptText();
    boolean typed = field.getText() != null && !field.getText().isEmpty();
    if (prompt == null || prompt.isEmpty() || typed) {
      return;
    }
    Text measured = new Text(prompt);
    measured.setFont(field.getFont());
    double room = field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
    if (measured.getLayoutBounds().getWidth() > room + ROUNDING) {
      found.add("cut off: prompt of #" + field.getId() + " \"" + prompt + "\"");
    }
  }

  private static String name(Labeled label) {
    return "%s%s \"%s\""
        .formatted(
            label.getClass().getSimpleName(),
            label.getId() == null ? label.getStyleClass() : " #" + label.getId(),
            label.getText());
  }

  /** Writes a picture to look at, if the system property {@code pdd.pictures} names a folder. */
  public static void picture(Parent root, String name) {
    String folder = System.getProperty("pdd.pictures");
    if (folder == null) {
      return;
    }
    WritableImage image = root.getScene().snapshot(null);
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
      }
    }
    try {
      Path into = Files.createDirectories(Path.of(folder));
      ImageIO.write(picture, "png", into.resolve(name + ".png").toFile());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
