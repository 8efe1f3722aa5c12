package org.plantdiseasedetector.diagnosis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.Preprocessor;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.Prediction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, decodes, prepares and classifies photos. In a batch, decoding on the workers overlaps with
 * inference on the calling thread, and no photo can stop the others. Thread-safe.
 */
public final class DiagnosisPipeline implements DiagnosisService {

  private static final Logger LOG = LoggerFactory.getLogger(DiagnosisPipeline.class);

  private final PhotoPreparation preparation;
  private final Classifier classifier;
  private final OutcomeRule rule;
  private final FailureMessages messages;
  private final Workers workers;
  private final LongSupplier nanoTime;

  /**
   * Threads that decode.
   *
   * @param threads runs the decoding; not closed by the pipeline
   * @param parallelism how many photos are decoded at a time, at least 1
   */
  public record Workers(ExecutorService threads, int parallelism) {}

  /**
   * Wires the pipeline.
   *
   * @param decoder turns bytes into pixels
   * @param preprocessor makes the views that {@code classifier} expects
   * @param classifier the loaded model; not closed by the pipeline
   * @param limits largest file that is read
   * @param workers decode in a batch
   * @param nanoTime monotonic time in nanoseconds, as {@link System#nanoTime()}
   */
  public DiagnosisPipeline(
      PhotoDecoder decoder,
      Preprocessor preprocessor,
      Classifier classifier,
      DecodeLimits limits,
      Workers workers,
      LongSupplier nanoTime) {
    this.preparation =
        new PhotoPreparation(new PhotoReader(limits.maxBytes()), decoder, preprocessor, nanoTime);
    this.classifier = classifier;
    this.rule =
        new OutcomeRule(classifier.bundle().classes(), classifier.bundle().config().thresholds());
    this.messages = new FailureMessages(limits);
    this.workers = workers;
    this.nanoTime = nanoTime;
  }

  @Override
  public Diagnosis diagnose(Path photo) {
    return conclude(preparation.prepare(photo));
  }

  @Override
  public void diagnoseAll(List<Path> photos, Listener listener, BooleanSupplier cancelled) {
    OrderedBatch<PhotoPreparation.Prepared> batch =
        new OrderedBatch<>(workers.threads(), workers.parallelism() + 1);
    batch.run(
        photos.size(),
        index -> preparation.prepare(photos.get(index)),
        (index, prepared) -> listener.done(index, conclude(prepared)),
        cancelled);
  }

  private Diagnosis conclude(PhotoPreparation.Prepared prepared) {
    DiagnosisOutcome outcome =
        switch (prepared.result()) {
          case PhotoPreparation.Ready ready -> classify(prepared.path(), ready);
          case PhotoPreparation.Failed failed ->
              reject(prepared.path(), failed.code(), failed.cause());
        };
    return new Diagnosis(
        prepared.path(),
        prepared.sha256(),
        outcome,
        prepared.warnings(),
        classifier.bundle().identity(),
        classifier.device(),
        Duration.ofNanos(nanoTime.getAsLong() - prepared.startNanos()));
  }

  private DiagnosisOutcome classify(Path photo, PhotoPreparation.Ready ready) {
    try {
      Prediction prediction = classifier.classify(List.of(ready.photo())).getFirst();
      return rule.conclude(prediction.judgement());
    } catch (InferenceException | RuntimeException failure) {
      return reject(photo, FailureCode.INFERENCE_FAILED, failure);
    }
  }

  private DiagnosisOutcome reject(Path photo, FailureCode code, Throwable cause) {
    String name = LogText.of(photo);
    if (cause instanceof PhotoException) {
      LOG.info("event=photo_rejected code={} path={} detail={}", code, name, LogText.of(cause));
    } else {
      LOG.error("event=photo_rejected code={} path={}", code, name, cause);
    }
    return new DiagnosisOutcome.Rejected(messages.of(code, photo));
  }
}
