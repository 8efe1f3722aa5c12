package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.app.Environment;
import org.plantdiseasedetector.app.ModelUnavailableException;
import org.plantdiseasedetector.app.Product;
import org.plantdiseasedetector.app.RunningDiagnosis;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.MeasuredTrust;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.diagnose.ModelFacts;

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
            running.classifier().device(),
            listener -> {},
            Optional.empty(),
            Optional.empty(),
            facts());
  }

  private static ModelFacts facts() {
    return new ModelFacts() {
      @Override
      public ComputeDevice device() {
        return running.classifier().device();
      }

      @Override
      public MeasuredTrust trust() throws EvaluationException {
        return MeasuredTrust.read(running.classifier().bundle());
      }
    };
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
  void howSureTheModelIsIsOneClickAway() throws TimeoutException {
    waitUntil(() -> robot.lookup("#model-details").query().isVisible());
    robot.clickOn("#model-details");

    waitUntil(() -> robot.lookup("#trust-crops").tryQuery().isPresent());
    assertThat(robot.lookup("#trust-crops").queryTableView().getItems()).hasSize(15);
    assertThat(robot.lookup(".reliability").queryAllAs(Node.class))
        .hasSize(2)
        .allSatisfy(
            diagram ->
                assertThat(diagram.getAccessibleText())
                    .startsWith("Reliability diagram, ")
                    .contains("right of"));
    robot.push(KeyCode.ESCAPE);
    waitUntil(() -> robot.lookup("#trust-crops").tryQuery().isEmpty());
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
