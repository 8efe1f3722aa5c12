package org.plantdiseasedetector.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.stage.Stage;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.diagnosis.PlanTrial;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.TimeLimitedDecoder;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.FxExecutor;
import org.plantdiseasedetector.ui.common.FxPhotoChooser;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.DeviceNotices;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.shell.DesktopWindow;
import org.plantdiseasedetector.ui.shell.Navigation;

/** Wires the window. The loaded model and all threads live as long as the process. */
final class DesktopWiring {

  /** After so long without a diagnosis the user is reading, or away. */
  private static final Duration QUIET = Duration.ofSeconds(30);

  private final Environment environment;
  private final Composition composition;
  private final ExecutorService background = Threads.growing("background");

  DesktopWiring(Environment environment) {
    this.environment = environment;
    composition = Product.compose(environment);
  }

  /** Makes what a window on this stage works with. */
  DesktopWindow.Dependencies dependencies(Stage stage) {
    Texts texts = Texts.load(Locale.ENGLISH);
    DiagnoseViewModel.Dependencies model =
        new DiagnoseViewModel.Dependencies(
            () -> load(texts),
            new PhotoFinder()::find,
            samples(),
            background,
            FxExecutor.create(),
            InstantSource.system(),
            texts);
    Path data = environment.dataDirectory(Optional.empty());
    return new DesktopWindow.Dependencies(
        model,
        DiseaseNames.load(),
        decoder(),
        new FxPhotoChooser(stage, texts),
        data.resolve("pasted"),
        Locale.getDefault(),
        navigation());
  }

  /** The pages besides the diagnosis, from top to bottom: one line for each. */
  private Navigation navigation() {
    return new Navigation();
  }

  private PhotoDecoder decoder() {
    return new TimeLimitedDecoder(
        new SafePhotoDecoder(),
        background,
        TimeLimitedDecoder.STANDARD_LIMIT,
        TimeLimitedDecoder.slots(environment.processors()));
  }

  private LoadedModel load(Texts texts) throws ModelUnavailableException {
    RunningDiagnosis running = composition.open(DeviceChoice.AUTO, 0);
    IdleCalibration idle =
        new IdleCalibration(stop -> calibrate(running, stop), this::later, QUIET);
    composition.calibrationIfDue(running).ifPresent(due -> idle.start());
    return new LoadedModel(
        idle.watched(running.service()),
        running.classifier().bundle().identity(),
        running.classifier().device(),
        listener -> {
          running
              .remark()
              .ifPresent(what -> listener.accept(DeviceNotices.damagedPlan(what, texts)));
          running
              .classifier()
              .onFallback(why -> listener.accept(DeviceNotices.fallback(why.reason(), texts)));
        },
        Optional.of(idle.watched(Composition.explainer(running.classifier(), decoder()))),
        new BundleFacts(running.classifier()));
  }

  /** Returns false if it was stopped. */
  private boolean calibrate(RunningDiagnosis running, BooleanSupplier stop) {
    List<Path> photos = new PhotoFinder().find(samples());
    if (photos.isEmpty()) {
      return true;
    }
    BatchCalibration calibration = composition.calibration(running);
    Optional<PlanTrial.Result> result = calibration.onPhotos(photos, stop);
    result.ifPresent(calibration::keep);
    return result.isPresent();
  }

  private void later(Runnable task, Duration delay) {
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, background)
        .execute(task);
  }

  private List<Path> samples() {
    return List.of(environment.samplesDirectory());
  }
}
