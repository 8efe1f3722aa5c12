package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.testkit.ContentService;
import org.plantdiseasedetector.ui.testkit.Diagnoses;
import org.plantdiseasedetector.ui.testkit.TestPhotos;

/** Disease cards in the real window. */
class DiseasesPageTest extends WindowScenarios {

  @Override
  Callable<LoadedModel> loader() {
    return () -> new LoadedModel(new ContentService(), Diagnoses.MODEL, ComputeDevice.CPU);
  }

  @Override
  PhotoDecoder decoder() {
    return new SafePhotoDecoder();
  }

  private String title() {
    return robot.lookup("#disease-card .sheet-title").tryQuery().stream()
        .map(node -> String.valueOf(node.getAccessibleText()))
        .findFirst()
        .orElse("");
  }

  @Test
  void cardsAreSearchedWhileTyping() throws TimeoutException {
    robot.clickOn("#page-diseases");
    waitUntil(() -> title().equals("Black rot"));

    robot.clickOn("#diseases-search").write("orange powder");
    waitUntil(() -> title().equals("Coffee leaf rust"));
    robot.push(KeyCode.ESCAPE);
    robot.write("tylcv");
    waitUntil(() -> title().equals("Tomato yellow leaf curl"));
    robot.write("xyz");
    waitUntil(() -> robot.lookup("No card holds all of these words.").tryQuery().isPresent());
  }

  @Test
  void aCardIsReadInAnotherLanguage() throws TimeoutException {
    robot.clickOn("#page-diseases");
    waitUntil(() -> title().equals("Black rot"));
    ChoiceBox<?> box = robot.lookup("#card-language").queryAs(ChoiceBox.class);
    robot.interact(() -> box.getSelectionModel().select(2));
    waitUntil(() -> title().equals("Pourriture noire"));
    assertThat(robot.lookup("Français").tryQuery()).isPresent();
  }

  @Test
  void theDiagnosisSaysTheMostImportantAndLeadsToTheCard() throws IOException, TimeoutException {
    drop(TestPhotos.leaf(folder, "leaf.jpg"));
    waitForText("#headline", "Late blight");
    waitUntil(() -> robot.lookup("#card-teaser .hyperlink").tryQuery().isPresent());
    assertThat(robot.lookup("About Late blight").tryQuery()).isPresent();

    Hyperlink more = robot.lookup("#card-teaser .hyperlink").queryAs(Hyperlink.class);
    assertThat(more.getAccessibleText()).isEqualTo("Read more about Late blight");
    robot.interact(more::fire);

    waitUntil(() -> title().equals("Late blight"));
    assertThat(robot.lookup("#page-diseases").queryAs(ToggleButton.class).isSelected()).isTrue();
    assertThat(robot.lookup("#page-diagnose").queryAs(ToggleButton.class).isSelected()).isFalse();
  }
}
