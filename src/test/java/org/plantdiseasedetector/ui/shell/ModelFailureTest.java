package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.testkit.ContentService;
import org.plantdiseasedetector.ui.testkit.Diagnoses;
import org.plantdiseasedetector.ui.testkit.TestPhotos;

class ModelFailureTest extends WindowScenarios {

  private final AtomicBoolean repaired = new AtomicBoolean();

  @Override
  Callable<LoadedModel> loader() {
    return () -> {
      if (!repaired.get()) {
        throw new IOException("best_model.pth is missing");
      }
      return new LoadedModel(new ContentService(), Diagnoses.MODEL, ComputeDevice.CPU);
    };
  }

  @Override
  PhotoDecoder decoder() {
    return new SafePhotoDecoder();
  }

  @Test
  void saysWhatIsWrongKeepsThePhotosAndGoesOnAfterATry() throws IOException, TimeoutException {
    String title = "The diagnosis model could not be loaded: best_model.pth is missing";
    waitUntil(() -> robot.lookup(title).tryQuery().isPresent());
    drop(TestPhotos.leaf(folder, "leaf.jpg"));
    waitForText("#progress-words", "1 photo waits for the model");

    repaired.set(true);
    robot.clickOn("#retry-model");

    waitForText("#headline", "Late blight");
    assertThat(robot.lookup(title).tryQuery()).isEmpty();
  }
}
