package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ListView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.ui.diagnose.BatchProgress.Phase;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.testkit.ContentService;
import org.plantdiseasedetector.ui.testkit.Diagnoses;
import org.plantdiseasedetector.ui.testkit.Drops;
import org.plantdiseasedetector.ui.testkit.TestPhotos;

class DesktopWindowTest extends WindowScenarios {

  @Override
  Callable<LoadedModel> loader() {
    return () -> new LoadedModel(new ContentService(), Diagnoses.MODEL, ComputeDevice.CPU);
  }

  @Override
  PhotoDecoder decoder() {
    return new SafePhotoDecoder();
  }

  @Override
  List<Path> samples() {
    return List.of(folder.resolve("sample.jpg"));
  }

  @Test
  void aDroppedPhotoShowsItsDiagnosis() throws IOException, TimeoutException {
    drop(TestPhotos.leaf(folder, "leaf.jpg"));

    waitForText("#headline", "Late blight");
    assertThat(robot.lookup("#outcome").queryLabeled().getText()).isEqualTo("Confident");
    assertThat(robot.lookup("Tomato · Solanum lycopersicum").tryQuery()).isPresent();
    assertThat(robot.lookup("Oomycete (water mould): Phytophthora infestans").tryQuery())
        .isPresent();
    assertThat(robot.lookup("Very likely").tryQuery()).isPresent();
    assertThat(robot.lookup("Model leafnet 1.2.3 · CPU · 120 ms").tryQuery()).isPresent();
  }

  @Test
  void aTextNamedAsAPhotoIsRejectedWithItsNameAndAdvice() throws IOException, TimeoutException {
    drop(TestPhotos.text(folder, "notes.jpg"));

    waitForText("#outcome", "Rejected");
    assertThat(robot.lookup("#headline").queryLabeled().getText())
        .isEqualTo("This file is not an image.");
    assertThat(robot.lookup("File: notes.jpg").tryQuery()).isPresent();
    assertThat(robot.lookup("Choose a JPEG or PNG photo.").tryQuery()).isPresent();
  }

  @Test
  void oneBadFileDoesNotSpoilTheOthers() throws IOException, TimeoutException {
    drop(
        TestPhotos.leaf(folder, "1.jpg"),
        TestPhotos.text(folder, "2.jpg"),
        TestPhotos.leaf(folder, "3.jpg"));

    waitForText("#progress-words", "All 3 photos done");
    assertThat(rowsThatSay("Confident · Late blight on tomato")).isEqualTo(2);
    assertThat(rowsThatSay("Rejected · This file is not an image.")).isEqualTo(1);
  }

  @Test
  void theWindowLightsUpOnlyForWhatItCanTake() throws IOException {
    Map<DataFormat, Object> photo = Drops.files(List.of(TestPhotos.leaf(folder, "leaf.jpg")));
    robot.interact(() -> Drops.fire(root(), DragEvent.DRAG_ENTERED, photo));
    assertThat(robot.lookup("#drop-highlight").query().isVisible()).isTrue();
    robot.interact(() -> Drops.fire(root(), DragEvent.DRAG_EXITED, photo));
    assertThat(robot.lookup("#drop-highlight").query().isVisible()).isFalse();

    Map<DataFormat, Object> text = Drops.text("words");
    robot.interact(() -> Drops.fire(root(), DragEvent.DRAG_ENTERED, text));
    assertThat(robot.lookup("#drop-highlight").query().isVisible()).isFalse();
    drop(text);
    assertThat(viewModel().photos()).isEmpty();
  }

  @Test
  void aDroppedPictureWithoutAFileBecomesAPhoto() throws IOException, TimeoutException {
    drop(Drops.image(new WritableImage(80, 60)));

    waitForText("#headline", "Late blight");
    Path saved = viewModel().photos().getFirst().path();
    assertThat(saved.getFileName().toString()).startsWith("pasted-").endsWith(".png");
    assertThat(Files.size(saved)).isPositive();
  }

  @Test
  void theSamplePhotosAreOneClickAway() throws IOException, TimeoutException {
    TestPhotos.leaf(folder, "sample.jpg");
    robot.clickOn("#try-samples");

    waitForText("#headline", "Late blight");
    assertThat(viewModel().photos().getFirst().name()).isEqualTo("sample.jpg");
  }

  @Test
  void theKeysOpenFilesAndFolders() throws IOException, TimeoutException {
    chooser.files = List.of(TestPhotos.leaf(folder, "by-files.jpg"));
    chooser.chosenFolder = Optional.of(TestPhotos.leaf(folder, "by-folder.jpg"));

    robot.push(KeyCode.CONTROL, KeyCode.O);
    waitUntil(() -> viewModel().photos().size() == 1);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
    waitUntil(() -> viewModel().photos().size() == 2);

    assertThat(viewModel().photos())
        .extracting(item -> item.name())
        .containsExactly("by-files.jpg", "by-folder.jpg");
  }

  @Test
  void pastingFromAnEmptyClipboardTellsWhatToDo() throws TimeoutException {
    robot.push(KeyCode.CONTROL, KeyCode.V);

    waitUntil(() -> robot.lookup("There is no photo in the clipboard.").tryQuery().isPresent());
    robot.clickOn("#dismiss-notice");
    assertThat(robot.lookup("There is no photo in the clipboard.").tryQuery()).isEmpty();
  }

  @Test
  void theArrowKeysWalkThroughTheResultsAndDeleteRemoves() throws IOException, TimeoutException {
    drop(TestPhotos.leaf(folder, "1.jpg"), TestPhotos.text(folder, "2.jpg"));
    waitUntil(() -> viewModel().progressProperty().get().phase() == Phase.FINISHED);

    robot.interact(() -> robot.lookup("#photo-list").queryListView().requestFocus());
    robot.push(KeyCode.DOWN);
    waitForText("#outcome", "Rejected");
    robot.push(KeyCode.DELETE);

    waitForText("#outcome", "Confident");
    ListView<?> list = robot.lookup("#photo-list").queryListView();
    assertThat(list.getItems()).hasSize(1);
  }

  @Test
  void clearingTheListBringsTheEmptyPageBack() throws IOException, TimeoutException {
    drop(TestPhotos.leaf(folder, "leaf.jpg"));
    waitForText("#headline", "Late blight");
    assertThat(robot.lookup("#try-samples").query().getParent().isVisible()).isTrue();

    robot.clickOn("#clear");

    waitUntil(() -> viewModel().photos().isEmpty());
    robot.clickOn("#try-samples");
    waitUntil(() -> viewModel().photos().size() == 1);
  }

  @Test
  void tellsWhichModelWorks() throws TimeoutException {
    waitForText("#model-status", "Model leafnet 1.2.3 on CPU");
  }
}
