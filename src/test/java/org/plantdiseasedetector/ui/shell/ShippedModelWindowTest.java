package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.app.Environment;
import org.plantdiseasedetector.app.ModelUnavailableException;
import org.plantdiseasedetector.app.Product;
import org.plantdiseasedetector.app.RunningDiagnosis;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;

/** The window in front of the model that ships. */
class ShippedModelWindowTest extends WindowScenarios {

  private static final Environment ENVIRONMENT = Environment.ofProcess();

  private static RunningDiagnosis running;

  @BeforeAll
  static void start() throws ModelUnavailableException {
    running = Product.compose(ENVIRONMENT).open(DeviceChoice.CPU, 1);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Override
  Callable<LoadedModel> loader() {
    return () ->
        new LoadedModel(
            running.service(),
            running.classifier().bundle().identity(),
            running.classifier().device());
  }

  @Override
  PhotoDecoder decoder() {
    return new SafePhotoDecoder();
  }

  @Test
  void aDroppedLeafShowsWhatItSuffersFrom() throws TimeoutException {
    drop(ENVIRONMENT.samplesDirectory().resolve("coffee-rust.jpg"));

    waitForText("#headline", "Coffee leaf rust");
    assertThat(robot.lookup("Coffee · Coffea arabica").tryQuery()).isPresent();
  }

  @Test
  void aTextNamedAsAPhotoIsRejectedInWords() throws IOException, TimeoutException {
    Path text = Files.writeString(folder.resolve("notes.jpg"), "buy milk");

    drop(text);

    waitForText("#outcome", "Rejected");
    assertThat(robot.lookup("File: notes.jpg").tryQuery()).isPresent();
    assertThat(robot.lookup("Choose a JPEG, PNG, WebP, TIFF, GIF or BMP photo.").tryQuery())
        .isPresent();
  }
}
