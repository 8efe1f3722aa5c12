package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.testkit.ContentService;
import org.plantdiseasedetector.ui.testkit.Diagnoses;
import org.plantdiseasedetector.ui.testkit.TestPhotos;

class NavigationTest extends WindowScenarios {

  private final AtomicInteger made = new AtomicInteger();

  @Override
  Callable<LoadedModel> loader() {
    return () -> new LoadedModel(new ContentService(), Diagnoses.MODEL, ComputeDevice.CPU);
  }

  @Override
  PhotoDecoder decoder() {
    return new SafePhotoDecoder();
  }

  @Override
  void addPages(Navigation to) {
    to.add(new Page("other", "list.title", Material2AL.INFO, this::other));
  }

  private Label other() {
    made.incrementAndGet();
    return new Label("The other page");
  }

  private boolean isShown(String words) {
    return robot.lookup(words).tryQuery().isPresent();
  }

  @Test
  void aPageIsMadeWhenItIsOpenedAndKept() {
    assertThat(made).hasValue(0);
    robot.clickOn("#page-other");
    assertThat(isShown("The other page")).isTrue();
    robot.clickOn("#page-diagnose");
    assertThat(isShown("The other page")).isFalse();
    robot.clickOn("#page-other");
    assertThat(made).hasValue(1);
  }

  @Test
  void theDigitsOpenThePagesInTheirOrder() {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertThat(isShown("The other page")).isTrue();
    assertThat(robot.lookup("#page-other").queryAs(ToggleButton.class).isSelected()).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    assertThat(robot.lookup("#page-other").queryAs(ToggleButton.class).isSelected()).isFalse();
    assertThat(isShown("The other page")).isFalse();
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT9);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    assertThat(navigation.currentProperty().get()).isEqualTo(navigation.pages().getFirst());
  }

  @Test
  void theTenthPageIsOpenedByTheZero() {
    assertThat(NavigationBar.key(9))
        .isEqualTo(new KeyCodeCombination(KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN));
  }

  @Test
  void aButtonIsReachedByKeyboardStaysPressedAndHasANameToReadOut() {
    ToggleButton button = robot.lookup("#page-other").queryAs(ToggleButton.class);
    robot.interact(button::requestFocus);
    robot.push(KeyCode.SPACE);
    robot.push(KeyCode.SPACE);
    assertThat(button.isSelected()).isTrue();
    assertThat(button.getAccessibleText()).startsWith("Photos").contains("2");
  }

  @Test
  void photosDroppedOnAnotherPageShowTheirDiagnosis() throws IOException, TimeoutException {
    robot.clickOn("#page-other");
    drop(TestPhotos.leaf(folder, "leaf.jpg"));
    waitForText("#headline", "Late blight");
  }

  @Test
  void aNameIsTakenOnce() {
    Page again = new Page("other", "list.title", Material2AL.INFO, Label::new);
    assertThatThrownBy(() -> navigation.add(again)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> navigation.open("none")).isInstanceOf(IllegalArgumentException.class);
  }
}
