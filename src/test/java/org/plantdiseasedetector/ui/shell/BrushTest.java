package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.diagnosis.PhotoExplanation;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.inference.Evidence;
import org.plantdiseasedetector.leaf.LeafMap;
import org.plantdiseasedetector.model.View;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.testkit.ContentService;
import org.plantdiseasedetector.ui.testkit.Diagnoses;
import org.plantdiseasedetector.ui.testkit.TestPhotos;

/** Leaf and lesions are corrected on the photo, by the mouse and without it. */
class BrushTest extends WindowScenarios {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final Pattern PERCENT = Pattern.compile("(\\d+\\.\\d)%.*");

  @Override
  Callable<LoadedModel> loader() {
    return () ->
        new LoadedModel(
            new ContentService(),
            Diagnoses.MODEL,
            ComputeDevice.CPU,
            listener -> {},
            Optional.of(photo -> explanation()),
            Optional.empty());
  }

  @Override
  PhotoDecoder decoder() {
    return new SafePhotoDecoder();
  }

  /** The leaf is the middle half of the photo; its upper tenth is lesion. */
  private static PhotoExplanation explanation() {
    byte[] labels = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < labels.length; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      boolean leaf = x >= 80 && x < 240 && y >= 20 && y < 220;
      labels[i] = !leaf ? LeafMap.BACKGROUND : y < 40 ? LeafMap.LESION : LeafMap.HEALTHY;
    }
    List<ClassId> classes =
        List.of(new ClassId("tomato.late_blight"), new ClassId("potato.late_blight"));
    Evidence evidence =
        new Evidence(2, List.of(new Evidence.ViewMap(View.WHOLE, 1, 1, new float[] {1, 0})));
    return new PhotoExplanation(
        WIDTH, HEIGHT, Optional.of(new LeafMap(WIDTH, HEIGHT, labels)), classes, evidence);
  }

  @BeforeEach
  void dropALeaf() throws IOException, TimeoutException {
    Path leaf = TestPhotos.leaf(folder, "leaf.jpg");
    drop(leaf);
    waitForText("#severity-share", "10.0%");
    waitUntil(() -> robot.lookup("#tool-add-lesion").query().isVisible());
  }

  private double percent() {
    Matcher words = PERCENT.matcher(robot.lookup("#severity-share").queryLabeled().getText());
    assertThat(words.matches()).isTrue();
    return Double.parseDouble(words.group(1));
  }

  /** Drags across the photo, from and to shares of its width and height. */
  private void stroke(double fromX, double fromY, double toX, double toY) {
    Node overlay = robot.lookup("#overlay").query();
    Bounds place = overlay.localToScreen(overlay.getBoundsInLocal());
    robot
        .moveTo(at(place, fromX, true), at(place, fromY, false))
        .press(MouseButton.PRIMARY)
        .moveTo(at(place, toX, true), at(place, toY, false))
        .release(MouseButton.PRIMARY);
  }

  private static double at(Bounds place, double share, boolean across) {
    return across
        ? place.getMinX() + share * place.getWidth()
        : place.getMinY() + share * place.getHeight();
  }

  @Test
  void theBrushAddsALesionAndUndoTakesItBack() {
    robot.clickOn("#tool-add-lesion");
    stroke(0.4, 0.6, 0.6, 0.6);

    assertThat(percent()).isGreaterThan(10.5).isLessThan(25);
    assertThat(robot.lookup("#severity-share").queryLabeled().getText())
        .endsWith("corrected by hand");

    robot.clickOn("#undo-stroke");
    assertThat(robot.lookup("#severity-share").queryLabeled().getText()).isEqualTo("10.0%");
  }

  @Test
  void theBrushTakesALesionAway() {
    robot.clickOn("#tool-remove-lesion");
    stroke(0.3, 0.12, 0.7, 0.12);

    assertThat(percent()).isLessThan(9.5);
  }

  @Test
  void takingLeafAwayRaisesTheShareOfWhatIsLeft() {
    robot.clickOn("#tool-remove-leaf");
    stroke(0.3, 0.8, 0.7, 0.8);

    assertThat(percent()).isGreaterThan(10.2);
  }

  @Test
  void leafThatIsAddedLowersTheShare() {
    robot.clickOn("#tool-add-leaf");
    stroke(0.1, 0.3, 0.1, 0.9);

    assertThat(percent()).isLessThan(9.8);
  }

  @Test
  void withoutAToolTheMouseChangesNothing() {
    stroke(0.4, 0.6, 0.6, 0.6);

    assertThat(robot.lookup("#severity-share").queryLabeled().getText()).isEqualTo("10.0%");
  }

  @Test
  void allOfItWorksWithoutAMouse() {
    focus("#tool-add-lesion");
    robot.push(KeyCode.SPACE);
    focus("#overlay");
    robot.push(KeyCode.SPACE);
    double once = percent();
    assertThat(once).isGreaterThan(10);
    robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.SPACE);
    double twice = percent();
    assertThat(twice).isGreaterThan(once);
    robot.push(KeyCode.SHIFT, KeyCode.LEFT).push(KeyCode.SPACE);
    assertThat(percent()).isGreaterThanOrEqualTo(twice);

    for (int strokes = 0; strokes < 3; strokes++) {
      focus("#undo-stroke");
      robot.push(KeyCode.SPACE);
    }
    assertThat(robot.lookup("#severity-share").queryLabeled().getText()).isEqualTo("10.0%");
  }

  /** Goes there with the Tab key. */
  private void focus(String query) {
    Node wanted = robot.lookup(query).query();
    for (int steps = 0; !wanted.isFocused(); steps++) {
      assertThat(steps).as("%s is reached with Tab", query).isLessThan(60);
      robot.push(KeyCode.TAB);
    }
  }
}
