package org.plantdiseasedetector.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javafx.stage.Stage;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.TimeLimitedDecoder;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.inference.DeviceFallback;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.FxExecutor;
import org.plantdiseasedetector.ui.common.FxPhotoChooser;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.diagnose.Notice;
import org.plantdiseasedetector.ui.shell.DesktopWindow;

/** Wires the window. The loaded model and all threads live as long as the process. */
final class DesktopWiring {

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
        Locale.getDefault());
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
    return new LoadedModel(
        running.service(),
        running.classifier().bundle().identity(),
        running.classifier().device(),
        listener -> {
          running
              .remark()
              .ifPresent(
                  text ->
                      listener.accept(new Notice(text, texts.get("notice.plan-damaged.advice"))));
          running
              .classifier()
              .onFallback(fallback -> listener.accept(notice(fallback.reason(), texts)));
        },
        Optional.of(Composition.explainer(running.classifier(), decoder())));
  }

  private static Notice notice(DeviceFallback.Reason reason, Texts texts) {
    String title =
        switch (reason) {
          case ABSENT -> texts.get("notice.device-absent");
          case NOT_TESTABLE -> texts.get("notice.device-not-testable");
          case WRONG_RESULTS -> texts.get("notice.device-wrong");
          case OUT_OF_MEMORY -> texts.get("notice.device-memory");
          case FAILED -> texts.get("notice.device-failed");
        };
    return new Notice(title, texts.get("notice.device.advice"));
  }

  private List<Path> samples() {
    return List.of(environment.samplesDirectory());
  }
}
