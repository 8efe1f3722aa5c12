package org.plantdiseasedetector.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.cli.AdapterCommands;
import org.plantdiseasedetector.cli.BenchmarkCommand;
import org.plantdiseasedetector.cli.CalibrateCommand;
import org.plantdiseasedetector.cli.CardCommand;
import org.plantdiseasedetector.cli.CollectCommand;
import org.plantdiseasedetector.cli.CommandFailure;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.cli.DeviceWords;
import org.plantdiseasedetector.cli.DiagnoseCommand;
import org.plantdiseasedetector.cli.EvaluateCommand;
import org.plantdiseasedetector.cli.EvaluateMasksCommand;
import org.plantdiseasedetector.cli.EvaluateQualityCommand;
import org.plantdiseasedetector.cli.EvaluationProgress;
import org.plantdiseasedetector.cli.ExitCode;
import org.plantdiseasedetector.cli.GoldenCommand;
import org.plantdiseasedetector.cli.HealthCommand;
import org.plantdiseasedetector.cli.HistoryCommands;
import org.plantdiseasedetector.cli.HistoryServices;
import org.plantdiseasedetector.cli.ModelCommands;
import org.plantdiseasedetector.cli.PddCommandLine;
import org.plantdiseasedetector.cli.PublishCommand;
import org.plantdiseasedetector.cli.ReportCommand;
import org.plantdiseasedetector.cli.ServiceFactory;
import org.plantdiseasedetector.cli.TrainCommand;
import org.plantdiseasedetector.cli.TrainSeverityCommand;
import org.plantdiseasedetector.cli.UpdateCommand;
import org.plantdiseasedetector.cli.UpdateServices;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.DiagnosisPipeline;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.diagnosis.PhotoExplainer;
import org.plantdiseasedetector.diagnosis.PhotoReader;
import org.plantdiseasedetector.diagnosis.SeveralPhotos;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.LeafSubject;
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
import org.plantdiseasedetector.knowledge.Knowledge;
import org.plantdiseasedetector.leaf.LesionNet;
import org.plantdiseasedetector.leaf.PhotoInspector;
import org.plantdiseasedetector.leaf.SeverityMeter;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.update.ModelList;

/** Wires the app's parts. */
public final class Composition {

  private static final LongSupplier NANO_TIME = System::nanoTime;
  private static final PhotoInspector INSPECTOR =
      new PhotoInspector(new SeverityMeter(LesionNet.shipped()));

  private static final int PHOTOS_FOR_GPU = 16;

  /** For a photo on its own; more bring little for so small a network (docs/performance.md). */
  private static final int MOST_THREADS_FOR_ONE = 2;

  private final Environment environment;
  private final ModelSource models;
  private final ClassifierLoader classifiers;
  private final AdapterParts adapters;

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
    this.adapters =
        new AdapterParts(
            environment, models, bundle -> load(bundle, DeviceChoice.CPU, threadsForOne()));
  }

  /**
   * Loads the current model and makes a diagnosis service; takes seconds.
   *
   * @param device where the user wants inference to run
   * @param threads number of workers in a batch, and of threads of the inference for a photo on its
   *     own; 0 for what was measured on this machine, or one worker per processor
   * @throws ModelUnavailableException if there is no usable model or the engine does not start
   */
  public RunningDiagnosis open(DeviceChoice device, int threads) throws ModelUnavailableException {
    if (threads > 0) {
      return open(
          models.current(), device, BatchPlan.independent(threads), threads, Optional.empty());
    }
    ModelBundle bundle = models.current();
    PlanFile.Found found = planFile(bundle).read();
    int processors = environment.processors();
    BatchPlan plan = found.plan().orElseGet(() -> BatchPlan.independent(processors));
    return open(bundle, device, plan, threadsForOne(), found.problem());
  }

  /**
   * Returns what finds the fastest way to spread batches with a loaded model.
   *
   * @param running the model
   */
  BatchCalibration calibration(RunningDiagnosis running) {
    return new BatchCalibration(
        running, planFile(running.classifier().bundle()), environment.processors(), NANO_TIME);
  }

  /** Does the same, if that was not found out before and makes a difference. */
  Optional<BatchCalibration> calibrationIfDue(RunningDiagnosis running) {
    boolean isDue =
        running.classifier().device() == ComputeDevice.CPU
            && planFile(running.classifier().bundle()).read().plan().isEmpty();
    return isDue ? Optional.of(calibration(running)) : Optional.empty();
  }

  private int threadsForOne() {
    return Math.min(MOST_THREADS_FOR_ONE, environment.processors());
  }

  private RunningDiagnosis open(
      ModelBundle bundle, DeviceChoice device, BatchPlan plan, int threads, Optional<String> remark)
      throws ModelUnavailableException {
    Classifier model = start(bundle, device, threads);
    return assemble(adapters.answering(model), plan, remark);
  }

  /** Starts a model; one that does not start is left, once, for the last good one. */
  private Classifier start(ModelBundle bundle, DeviceChoice device, int threads)
      throws ModelUnavailableException {
    try {
      Classifier classifier = load(bundle, device, threads);
      models.started();
      return classifier;
    } catch (ModelUnavailableException failure) {
      Optional<ModelBundle> other = models.failed(failure);
      if (other.isEmpty()) {
        throw failure;
      }
      return start(other.get(), device, threads);
    }
  }

  /**
   * Loads a model that is not installed, on the CPU.
   *
   * @param bundle the model
   * @throws ModelUnavailableException if it does not start or gives other results than stored
   */
  RunningDiagnosis openForTrial(ModelBundle bundle) throws ModelUnavailableException {
    Classifier classifier = load(bundle, DeviceChoice.CPU, environment.processors());
    return assemble(classifier, BatchPlan.independent(1), Optional.empty());
  }

  private RunningDiagnosis assemble(
      Classifier classifier, BatchPlan plan, Optional<String> remark) {
    // A graphics processor is fed by all workers and is fast only with many photos at once.
    BatchPlan fitting =
        classifier.device() == ComputeDevice.GPU
            ? new BatchPlan(plan.workers(), 1, PHOTOS_FOR_GPU)
            : plan;
    Preprocessor preprocessor = new SquareViews(classifier.bundle().config().input());
    ExecutorService workers = Threads.fixed(fitting.workers(), "photo");
    ExecutorService decoders = Threads.growing("decode");
    PhotoDecoder decoder =
        new TimeLimitedDecoder(
            new SafePhotoDecoder(),
            decoders,
            TimeLimitedDecoder.STANDARD_LIMIT,
            TimeLimitedDecoder.slots(fitting.workers()));
    DiagnosisPipeline pipeline =
        new DiagnosisPipeline(
            decoder,
            preprocessor,
            INSPECTOR,
            classifier,
            DecodeLimits.STANDARD,
            new DiagnosisPipeline.Workers(workers, fitting),
            NANO_TIME);
    return RunningDiagnosis.counted(
        pipeline, classifier, preprocessor, List.of(workers, decoders), fitting, remark);
  }

  /** Returns the settings of batches for this machine, model and version. */
  PlanFile.Found storedSettings() {
    try {
      return planFile(models.current()).read();
    } catch (ModelUnavailableException none) {
      return new PlanFile.Found(Optional.empty(), 1, Optional.empty());
    }
  }

  /** Returns where the plan that was measured on this machine is stored. */
  PlanFile planFile(ModelBundle bundle) {
    return PlanFile.in(
        environment.dataDirectory(Optional.empty()),
        environment.processors(),
        bundle.identity(),
        Product.version());
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
    UpdateServices updates = UpdateParts.of(environment, this);
    return List.of(
        new DiagnoseCommand(
            (device, threads) -> serviceForConsole(device, threads, console),
            histories,
            console,
            NANO_TIME,
            environment::ofScheduler),
        new CollectCommand(console),
        HistoryCommands.of(
            histories,
            (device, threads) -> serviceForConsole(device, threads, console),
            console,
            NANO_TIME),
        new ReportCommand(histories, reports(histories.clock()), console),
        new EvaluateCommand(this::openForEvaluation, new EvaluationProgress(console, NANO_TIME)),
        new EvaluateMasksCommand(this::openForMasks, new EvaluationProgress(console, NANO_TIME)),
        new EvaluateQualityCommand(this::openForEvaluation, INSPECTOR),
        new TrainCommand(console, NANO_TIME),
        new TrainSeverityCommand(console),
        new CalibrateCommand(console, NANO_TIME),
        new HealthCommand(new HealthCheck(environment, this), console),
        new BenchmarkCommand(BenchParts.desk(environment, this, console::say, NANO_TIME), console),
        new GoldenCommand(new GoldenRecorder(classifiers, environment.processors()), console),
        new UpdateCommand(updates, console),
        ModelCommands.of(updates, histories, UpdateParts.opener(this), console),
        new PublishCommand(updates, console),
        AdapterCommands.of(histories, adapters::running, console),
        new CardCommand(this::knowledge, console, Locale.getDefault()),
        OperationsParts.diagnostics(environment, models, console),
        new ReadinessParts(environment, this, NANO_TIME).command(histories, console));
  }

  /** Returns what learns from corrections. */
  AdapterParts adapters() {
    return adapters;
  }

  /** Returns what the user must know of the choice of the model, a sentence each. */
  List<String> modelNotices() {
    return models.notices();
  }

  /** Wires reports. */
  ReportParts reports(Clock clock) {
    return new ReportParts(
        models,
        bundle -> load(bundle, DeviceChoice.CPU, threadsForOne()),
        INSPECTOR,
        () -> new ModelList(UpdateParts.folders(environment)).genuine(),
        clock);
  }

  /** Reads what is known about diseases; without a usable model only what came with the app. */
  Knowledge knowledge() {
    try {
      return Knowledge.of(Optional.of(models.current().directory()));
    } catch (ModelUnavailableException none) {
      return Knowledge.of(Optional.empty());
    }
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

  /**
   * Makes what explains the diagnoses of a loaded model.
   *
   * @param classifier the loaded model
   * @param decoder turns bytes into pixels
   */
  static PhotoExplainer explainer(Classifier classifier, PhotoDecoder decoder) {
    return new PhotoExplainer(
        new PhotoReader(DecodeLimits.STANDARD.maxBytes()), decoder, INSPECTOR, classifier);
  }

  /** Makes what concludes from several photos of one plant. */
  static SeveralPhotos several(ModelBundle bundle) {
    return new SeveralPhotos(bundle.classes(), bundle.config().thresholds());
  }

  private LeafSubject openForMasks(Optional<Path> folder) throws EvaluationException {
    try {
      ModelBundle bundle = folder.isPresent() ? BundleFiles.read(folder.get()) : models.current();
      RunningDiagnosis running =
          open(
              bundle,
              DeviceChoice.CPU,
              BatchPlan.independent(1),
              environment.processors(),
              Optional.empty());
      return new LeafUnderTest(running, explainer(running.classifier(), new SafePhotoDecoder()));
    } catch (BundleException | ModelUnavailableException unusable) {
      throw new EvaluationException(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /** The first large batch finds out how to be fast. */
  private DiagnosisService calibrating(RunningDiagnosis running) {
    return calibrationIfDue(running)
        .<DiagnosisService>map(BatchCalibration::onBatch)
        .orElse(running.service());
  }

  private ServiceFactory.RunningService serviceForConsole(
      DeviceChoice device, int threads, Console console) throws CommandFailure {
    try {
      RunningDiagnosis running = open(device, threads);
      running.remark().ifPresent(console::say);
      modelNotices().forEach(console::say);
      running.classifier().onFallback(fallback -> console.say(DeviceWords.of(fallback)));
      ModelBundle bundle = running.classifier().bundle();
      return new ServiceFactory.RunningService(
          threads > 0 ? running.service() : calibrating(running),
          running.classifier().device(),
          bundle,
          several(bundle),
          running.metrics(),
          running::close);
    } catch (ModelUnavailableException unavailable) {
      throw new CommandFailure(ExitCode.INTERNAL, unavailable.getMessage(), unavailable);
    }
  }
}
