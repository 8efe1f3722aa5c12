package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.diagnose.PhotoState;
import org.plantdiseasedetector.ui.testkit.Diagnoses;
import org.plantdiseasedetector.ui.testkit.GatedService;
import org.plantdiseasedetector.ui.testkit.TestPhotos;

class CancelBatchTest extends WindowScenarios {

  private final GatedService service = new GatedService();

  @Override
  Callable<LoadedModel> loader() {
    return () -> new LoadedModel(service, Diagnoses.MODEL, ComputeDevice.CPU);
  }

  @Override
  PhotoDecoder decoder() {
    return new SafePhotoDecoder();
  }

  @Test
  void cancelStopsARunningBatchAndContinueFinishesIt() throws IOException, TimeoutException {
    dropFour();
    service.release(1);
    waitForText("#progress-words", "1 of 4");

    robot.clickOn("#cancel");
    waitForText("#progress-words", "Stopping after the photo in work…");
    service.release(1);

    waitForText("#progress-words", "Stopped after 2 of 4");
    assertThat(rowsThatSay("Not diagnosed")).isEqualTo(2);
    assertThat(viewModel().photos().get(1).state()).isInstanceOf(PhotoState.Done.class);

    service.release(2);
    robot.clickOn("#resume");
    waitForText("#progress-words", "All 2 photos done");
    assertThat(viewModel().photos())
        .allSatisfy(item -> assertThat(item.state()).isInstanceOf(PhotoState.Done.class));
  }

  @Test
  void escapeCancelsToo() throws IOException, TimeoutException {
    dropFour();
    waitForText("#progress-words", "0 of 4");

    robot.push(KeyCode.ESCAPE);
    service.release(1);

    waitForText("#progress-words", "Stopped after 1 of 4");
  }

  private void dropFour() throws IOException {
    drop(
        TestPhotos.leaf(folder, "1.jpg"),
        TestPhotos.leaf(folder, "2.jpg"),
        TestPhotos.leaf(folder, "3.jpg"),
        TestPhotos.leaf(folder, "4.jpg"));
  }
}
