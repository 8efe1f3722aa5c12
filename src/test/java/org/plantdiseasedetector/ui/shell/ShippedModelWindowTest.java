package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.app.Environment;
import org.plantdiseasedetector.app.Product;
import org.plantdiseasedetector.app.RunningDiagnosis;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;

/** The window in front of the model that ships. */
class ShippedModelWindowTest extends WindowScenarios {

  private static final Environment ENVIRONMENT = Environment.ofProcess();

  @Override
  Callable<LoadedModel> loader() {
    return () -> {
      RunningDiagnosis running = Product.compose(ENVIRONMENT).open(DeviceChoice.CPU, 1);
      return new LoadedModel(
          running.service(),
          running.classifier().bundle().identity(),
          running.classifier().device());
    };
  }

  @Override
  PhotoDecoder decoder() {
    return new SafePhotoDecoder();
  }

  @Test
  void aDroppedLeafShowsWhatItSuffersFrom() throws TimeoutException {
    drop(ENVIRONMENT.samplesDirectory().resolve("tomato-late-blight.jpg"));

    waitForText("#headline", "Late blight");
    assertThat(robot.lookup("Tomato · Solanum lycopersicum").tryQuery()).isPresent();
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
