package org.plantdiseasedetector.diagnosis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.domain.ErrorId;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.domain.Severity;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.imaging.Preprocessor;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.Prediction;
import org.plantdiseasedetector.leaf.LeafMap;
import org.plantdiseasedetector.leaf.PhotoInspector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, decodes, prepares and classifies photos. In a batch every worker takes a few photos at a
 * time through all steps, so that decoding on one overlaps with inference on another, and no photo
 * can stop the others. Thread-safe.
 */
public final class DiagnosisPipeline implements DiagnosisService {

  private static final Logger LOG = LoggerFactory.getLogger(DiagnosisPipeline.class);

  private final PhotoPreparation preparation;
  private final Classifier classifier;
  private final FailureMessages messages;
  private final Answers answers;
  private final Workers workers;
  private final LongSupplier nanoTime;
  private final DiagnosisMeter meter;

  /**
   * Threads that work in a batch.
   *
   * @param threads runs them; not closed by the pipeline
   * @param plan how many, and what each does at a time
   */
  public record Workers(ExecutorService threads, BatchPlan plan) {}

  /**
   * Wires the pipeline.
   *
   * @param decoder turns bytes into pixels
   * @param preprocessor makes the views that {@code classifier} expects
   * @param inspector judges photos and measures leaves
   * @param classifier the loaded model; not closed by the pipeline
   * @param limits largest file that is read
   * @param workers work in a batch
   * @param nanoTime monotonic time in nanoseconds, as {@link System#nanoTime()}
   */
  public DiagnosisPipeline(
      PhotoDecoder decoder,
      Preprocessor preprocessor,
      PhotoInspector inspector,
      Classifier classifier,
      DecodeLimits limits,
      Workers workers,
      LongSupplier nanoTime) {
    this.preparation =
        new PhotoPreparation(
            new PhotoReader(limits.maxBytes()), decoder, preprocessor, inspector, nanoTime);
    this.classifier = classifier;
    this.answers = new Answers();
    this.messages = new FailureMessages(limits);
    this.workers = workers;
    this.nanoTime = nanoTime;
    this.meter = DiagnosisMeter.NONE;
  }

  private DiagnosisPipeline(DiagnosisPipeline other, Workers workers, DiagnosisMeter meter) {
    this.preparation = other.preparation;
    this.classifier = other.classifier;
    this.answers = other.answers;
    this.messages = other.messages;
    this.nanoTime = other.nanoTime;
    this.workers = workers;
    this.meter = meter;
  }

  /**
   * Returns a pipeline with the same model that spreads batches in another way.
   *
   * @param threads runs the workers; not closed by the pipeline
   * @param plan how many workers, and what each does at a time
   */
  public DiagnosisPipeline with(ExecutorService threads, BatchPlan plan) {
    return new DiagnosisPipeline(this, new Workers(threads, plan), meter);
  }

  /**
   * Returns a pipeline with the same model whose work is counted.
   *
   * @param counting told of the work
   */
  public DiagnosisPipeline countedBy(DiagnosisMeter counting) {
    return new DiagnosisPipeline(this, workers, counting);
  }

  @Override
  public Diagnosis diagnose(Path photo) {
    return diagnose(photo, Stage.Watcher.NONE);
  }

  /**
   * Diagnoses one photo under observation.
   *
   * @param photo the file
   * @param watcher told of the steps
   * @return the result, as for {@link #diagnose(Path)}
   */
  public Diagnosis diagnose(Path photo, Stage.Watcher watcher) {
    meter.waiting(1);
    try {
      PhotoPreparation.Prepared prepared = preparation.prepare(photo, watcher);
      return conclude(List.of(prepared), classifier, watcher).getFirst();
    } finally {
      meter.waiting(-1);
    }
  }

  @Override
  public void diagnoseAll(List<Path> photos, Listener listener, BooleanSupplier cancelled) {
    BatchPlan plan = workers.plan();
    Classifier ofWorker = classifier.withThreads(plan.inferenceThreads());
    int size = plan.photosAtOnce();
    OrderedBatch<List<Diagnosis>> batch = new OrderedBatch<>(workers.threads(), plan.workers() + 1);
    AtomicInteger waiting = new AtomicInteger(photos.size());
    meter.waiting(photos.size());
    try {
      batch.run(
          (photos.size() + size - 1) / size,
          index -> diagnoseSome(part(photos, index, size), ofWorker),
          (index, results) -> {
            waiting.addAndGet(-results.size());
            meter.waiting(-results.size());
            for (int i = 0; i < results.size(); i++) {
              listener.done(index * size + i, results.get(i));
            }
          },
          cancelled);
    } finally {
      meter.waiting(-waiting.get());
    }
  }

  private static List<Path> part(List<Path> photos, int index, int size) {
    return photos.subList(index * size, Math.min(photos.size(), (index + 1) * size));
  }

  private List<Diagnosis> diagnoseSome(List<Path> photos, Classifier ofWorker) {
    List<PhotoPreparation.Prepared> prepared =
        photos.stream().map(photo -> preparation.prepare(photo, Stage.Watcher.NONE)).toList();
    return conclude(prepared, ofWorker, Stage.Watcher.NONE);
  }

  private List<Diagnosis> conclude(
      List<PhotoPreparation.Prepared> some, Classifier engine, Stage.Watcher watcher) {
    List<PreparedPhoto> ready = some.stream().flatMap(DiagnosisPipeline::views).toList();
    Classifier now = engine.asItIsNow();
    long start = nanoTime.getAsLong();
    Iterator<Reading> readings = read(ready, now).iterator();
    if (!ready.isEmpty()) {
      meter.inferred(Duration.ofNanos(nanoTime.getAsLong() - start), ready.size());
    }
    watcher.ended(Stage.INFERENCE);
    Answers.Of answering = answers.of(now);
    List<Diagnosis> results = some.stream().map(one -> conclude(one, readings, answering)).toList();
    results.forEach(meter::concluded);
    watcher.ended(Stage.POST_PROCESS);
    return results;
  }

  private static Stream<PreparedPhoto> views(PhotoPreparation.Prepared prepared) {
    return prepared.result() instanceof PhotoPreparation.Ready ready
        ? Stream.of(ready.photo())
        : Stream.empty();
  }

  /** What the engine said about a photo, and where it ran. */
  private sealed interface Reading {
    record Made(Prediction prediction, ComputeDevice device) implements Reading {}

    record Failed(Throwable cause) implements Reading {}
  }

  /** A photo that breaks the engine takes no other with it: then each one is tried on its own. */
  private static List<Reading> read(List<PreparedPhoto> photos, Classifier engine) {
    try {
      Classifier.Classified all = engine.classifyWhere(photos);
      return all.predictions().stream()
          .<Reading>map(prediction -> new Reading.Made(prediction, all.device()))
          .toList();
    } catch (InferenceException | RuntimeException | OutOfMemoryError failure) {
      return photos.size() == 1
          ? List.of(new Reading.Failed(failure))
          : photos.stream().map(photo -> read(List.of(photo), engine).getFirst()).toList();
    }
  }

  private Diagnosis conclude(
      PhotoPreparation.Prepared prepared, Iterator<Reading> readings, Answers.Of answering) {
    Path path = prepared.path();
    return switch (prepared.result()) {
      case PhotoPreparation.Failed failed ->
          diagnosis(
              prepared,
              reject(path, failed.code(), failed.cause()),
              classifier.device(),
              Optional.empty(),
              answering.model());
      case PhotoPreparation.Ready _ ->
          switch (readings.next()) {
            case Reading.Made made ->
                diagnosis(
                    prepared.with(answering.remark(made.prediction())),
                    answering.conclude(made.prediction()),
                    made.device(),
                    Embedding.of(made.prediction().embedding()),
                    answering.model());
            case Reading.Failed failed ->
                diagnosis(
                    prepared,
                    reject(path, FailureCode.INFERENCE_FAILED, failed.cause()),
                    classifier.device(),
                    Optional.empty(),
                    answering.model());
          };
    };
  }

  private Diagnosis diagnosis(
      PhotoPreparation.Prepared prepared,
      DiagnosisOutcome outcome,
      ComputeDevice device,
      Optional<Embedding> embedding,
      ModelIdentity model) {
    return new Diagnosis(
        prepared.path(),
        prepared.sha256(),
        outcome,
        prepared.warnings(),
        model,
        device,
        Duration.ofNanos(nanoTime.getAsLong() - prepared.startNanos()),
        severity(prepared, outcome),
        prepared.inspection().map(PhotoInspector.Inspection::quality),
        embedding);
  }

  /** A share of something that is no known leaf would mean nothing. */
  private static Optional<Severity> severity(
      PhotoPreparation.Prepared prepared, DiagnosisOutcome outcome) {
    boolean isLeaf =
        outcome instanceof DiagnosisOutcome.Confident
            || outcome instanceof DiagnosisOutcome.Uncertain;
    return isLeaf
        ? prepared.inspection().flatMap(PhotoInspector.Inspection::leaf).flatMap(LeafMap::severity)
        : Optional.empty();
  }

  private DiagnosisOutcome reject(Path photo, FailureCode code, Throwable cause) {
    String name = LogText.of(photo);
    if (cause instanceof PhotoException) {
      LOG.info(
          "event=photo_rejected code={} file={} detail={}", code, name, LogText.of(cause, photo));
      return new DiagnosisOutcome.Rejected(messages.of(code, photo));
    }
    ErrorId id = ErrorId.next();
    LOG.error("event=photo_rejected id={} code={} file={}", id, code, name, cause);
    return new DiagnosisOutcome.Rejected(messages.of(code, photo, id));
  }
}
