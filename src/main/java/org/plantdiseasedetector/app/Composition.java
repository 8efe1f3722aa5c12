package org.plantdiseasedetector.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.cli.CommandFailure;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.cli.DiagnoseCommand;
import org.plantdiseasedetector.cli.EvaluateCommand;
import org.plantdiseasedetector.cli.EvaluationProgress;
import org.plantdiseasedetector.cli.ExitCode;
import org.plantdiseasedetector.cli.HealthCommand;
import org.plantdiseasedetector.cli.HistoryCommand;
import org.plantdiseasedetector.cli.HistoryServices;
import org.plantdiseasedetector.cli.PddCommandLine;
import org.plantdiseasedetector.cli.ServiceFactory;
import org.plantdiseasedetector.cli.TrainCommand;
import org.plantdiseasedetector.diagnosis.DiagnosisPipeline;
import org.plantdiseasedetector.diagnosis.SeveralPhotos;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.ModelUnderTest;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.Preprocessor;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.SquareViews;
import org.plantdiseasedetector.imaging.TimeLimitedDecoder;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.ClassifierLoader;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ModelBundle;

/** Wires the app's parts. */
public final class Composition {

  private static final LongSupplier NANO_TIME = System::nanoTime;

  private final Environment environment;
  private final ModelSource models;
  private final ClassifierLoader classifiers;

  /**
   * Makes a composition.
   *
   * @param environment what the process was given
   * @param models finds the current model
   * @param classifiers starts the engine
   */
  public Composition(Environment environment, ModelSource models, ClassifierLoader classifiers) {
    this.environment = environment;
    this.models = models;
    this.classifiers = classifiers;
  }

  /**
   * Loads the current model and makes a diagnosis service; takes seconds.
   *
   * @param device where the user wants inference to run
   * @param threads number of threads for decoding and for inference each; 0 for one per processor
   * @throws ModelUnavailableException if there is no usable model or the engine does not start
   */
  public RunningDiagnosis open(DeviceChoice device, int threads) throws ModelUnavailableException {
    int parallelism = threads > 0 ? threads : environment.processors();
    ModelBundle bundle = models.current();
    Classifier classifier = load(bundle, device, parallelism);
    Preprocessor preprocessor = new SquareViews(bundle.config().input());
    ExecutorService workers = Threads.fixed(parallelism, "photo");
    ExecutorService decoders = Threads.growing("decode");
    PhotoDecoder decoder =
        new TimeLimitedDecoder(new SafePhotoDecoder(), decoders, TimeLimitedDecoder.STANDARD_LIMIT);
    DiagnosisPipeline pipeline =
        new DiagnosisPipeline(
            decoder,
            preprocessor,
            classifier,
            DecodeLimits.STANDARD,
            new DiagnosisPipeline.Workers(workers, parallelism),
            NANO_TIME);
    return new RunningDiagnosis(pipeline, classifier, preprocessor, List.of(workers, decoders));
  }

  private Classifier load(ModelBundle bundle, DeviceChoice device, int threads)
      throws ModelUnavailableException {
    try {
      return classifiers.load(bundle, device, threads);
    } catch (InferenceException | RuntimeException | LinkageError failure) {
      throw new ModelUnavailableException(
          "The model in %s cannot be started: %s. Install the app again, or run pdd health."
              .formatted(bundle.directory(), failure.getMessage()),
          failure);
    }
  }

  /**
   * Makes the console with all its commands.
   *
   * @param console where the commands write
   */
  public PddCommandLine commandLine(Console console) {
    return new PddCommandLine(console, commands(console));
  }

  /** The one list of the console's commands. */
  private List<Object> commands(Console console) {
    HistoryServices histories = HistoryParts.of(environment);
    return List.of(
        new DiagnoseCommand(this::serviceForConsole, histories, console, NANO_TIME),
        new HistoryCommand(histories, console),
        new EvaluateCommand(this::openForEvaluation, new EvaluationProgress(console, NANO_TIME)),
        new TrainCommand(console, NANO_TIME),
        new HealthCommand(new HealthCheck(environment, this), console));
  }

  private ModelUnderTest openForEvaluation(Optional<Path> folder) throws EvaluationException {
    try {
      ModelBundle bundle = folder.isPresent() ? BundleFiles.read(folder.get()) : models.current();
      Classifier classifier = load(bundle, DeviceChoice.CPU, environment.processors());
      return new ModelUnderTest(
          bundle,
          new PipelineUnderTest(
              DecodeLimits.STANDARD,
              new SafePhotoDecoder(),
              new SquareViews(bundle.config().input()),
              classifier),
          classifier::close);
    } catch (BundleException | ModelUnavailableException unusable) {
      throw new EvaluationException(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  private ServiceFactory.RunningService serviceForConsole(DeviceChoice device, int threads)
      throws CommandFailure {
    try {
      RunningDiagnosis running = open(device, threads);
      ModelBundle bundle = running.classifier().bundle();
      return new ServiceFactory.RunningService(
          running.service(),
          running.classifier().device(),
          new SeveralPhotos(bundle.classes(), bundle.config().thresholds()),
          running::close);
    } catch (ModelUnavailableException unavailable) {
      throw new CommandFailure(ExitCode.INTERNAL, unavailable.getMessage(), unavailable);
    }
  }
}
