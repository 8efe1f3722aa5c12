package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plantdiseasedetector.cli.HealthProbe;
import org.plantdiseasedetector.cli.PlanWords;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.Prediction;

/**
 * Tests model, inference, data folder and disk.
 *
 * @param environment names the folders
 * @param composition starts the model
 */
record HealthCheck(Environment environment, Composition composition) implements HealthProbe {

  /** Room for logs, exports and some thousand cases. */
  private static final long LEAST_FREE_BYTES = 200L << 20;

  private static final double SUM_TOLERANCE = 1e-3;

  @Override
  public List<Finding> check(Optional<Path> dataDirectory) {
    List<Finding> findings = new ArrayList<>(model());
    findings.addAll(storage(environment.dataDirectory(dataDirectory)));
    return findings;
  }

  private List<Finding> model() {
    try (RunningDiagnosis running = composition.open(DeviceChoice.AUTO, 0)) {
      String facts =
          "%s, %d classes, on %s"
              .formatted(
                  running.classifier().bundle().identity(),
                  running.classifier().bundle().classes().size(),
                  running.classifier().device().id());
      return List.of(new Finding("model", Status.OK, facts), inference(running), batches(running));
    } catch (ModelUnavailableException unavailable) {
      return List.of(
          new Finding("model", Status.FAILED, unavailable.getMessage()),
          new Finding("inference", Status.NOT_CHECKED, "There is no model to test."));
    }
  }

  private Finding batches(RunningDiagnosis running) {
    return new Finding(
        "batches",
        Status.OK,
        PlanWords.of(running.plan())
            + "; "
            + PlanWords.origin(composition.storedSettings().measured()));
  }

  private Finding inference(RunningDiagnosis running) {
    List<Path> samples = new PhotoFinder().find(List.of(environment.samplesDirectory()));
    return Files.isDirectory(environment.samplesDirectory()) && !samples.isEmpty()
        ? onSample(running, samples.getFirst())
        : onSyntheticPhoto(running);
  }

  private static Finding onSample(RunningDiagnosis running, Path sample) {
    Diagnosis diagnosis = running.service().diagnose(sample);
    return diagnosis
        .failure()
        .map(failure -> new Finding("inference", Status.FAILED, sample + ": " + failure.message()))
        .orElseGet(
            () ->
                new Finding(
                    "inference",
                    Status.OK,
                    "one sample photo in " + diagnosis.elapsed().toMillis() + " ms"));
  }

  private static Finding onSyntheticPhoto(RunningDiagnosis running) {
    try {
      Prediction prediction =
          running
              .classifier()
              .classify(List.of(running.preprocessor().prepare(gradient())))
              .getFirst();
      double sum = Arrays.stream(prediction.probabilities()).sum();
      return Math.abs(sum - 1) < SUM_TOLERANCE
          ? new Finding("inference", Status.OK, "one synthetic photo")
          : new Finding(
              "inference",
              Status.FAILED,
              "The probabilities sum to " + sum + ". Install the app again.");
    } catch (InferenceException | RuntimeException failure) {
      return new Finding("inference", Status.FAILED, reason(failure) + ". Install the app again.");
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return cause == null ? first : first + ": " + reason(cause);
  }

  private static RgbImage gradient() {
    int side = 256;
    byte[] rgb = new byte[3 * side * side];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % side);
    }
    return new RgbImage(side, side, rgb);
  }

  private static List<Finding> storage(Path data) {
    try {
      Files.createDirectories(data);
      Path trial = Files.createTempFile(data, "health", ".tmp");
      Files.delete(trial);
      return List.of(
          new Finding("data folder", Status.OK, data + " can be written"),
          disk(Files.getFileStore(data).getUsableSpace()));
    } catch (IOException refused) {
      return List.of(
          new Finding(
              "data folder",
              Status.FAILED,
              "%s cannot be written: %s. Name another one with --data-dir."
                  .formatted(data, refused.getMessage())),
          new Finding("disk", Status.NOT_CHECKED, "The data folder is not usable."));
    }
  }

  private static Finding disk(long free) {
    String text = String.format(Locale.ROOT, "%.1f GiB free", free / (double) (1L << 30));
    return free >= LEAST_FREE_BYTES
        ? new Finding("disk", Status.OK, text)
        : new Finding("disk", Status.FAILED, text + ". Delete files that you do not need.");
  }
}
