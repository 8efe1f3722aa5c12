package org.plantdiseasedetector.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.model.Judgement;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Classifies labelled photos in parallel and keeps only their scores, never their pixels.
 * Thread-safe; never call from the user-interface thread.
 */
public final class EvaluationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluationRunner.class);

  private final PhotoClassifier classifier;
  private final List<ClassId> classes;
  private final Thresholds thresholds;
  private final int threads;

  /**
   * Makes a runner.
   *
   * @param classifier the pipeline
   * @param classes of the model, in the order of its probabilities
   * @param thresholds of the model
   * @param threads photos in flight, at least 1
   */
  public EvaluationRunner(
      PhotoClassifier classifier, List<ClassId> classes, Thresholds thresholds, int threads) {
    this.classifier = classifier;
    this.classes = List.copyOf(classes);
    this.thresholds = thresholds;
    this.threads = threads;
  }

  /** Is told how far the run has come; called from several threads. */
  @FunctionalInterface
  public interface Progress {
    /**
     * A photo is done.
     *
     * @param done photos finished so far, this one included
     * @param total photos in all
     */
    void done(int done, int total);
  }

  /**
   * The scores of a run.
   *
   * @param photos in the order of the input, without skipped ones
   * @param skipped photos that the edit does not apply to
   */
  public record Result(List<ScoredPhoto> photos, int skipped) {
    /** Copies the list. */
    public Result {
      photos = List.copyOf(photos);
    }
  }

  /**
   * Classifies all photos.
   *
   * @param photos each with a label among the model's classes
   * @param edit applied to each decoded photo
   * @param progress told of each photo
   * @param cancelled asked before each photo; when true, no further one is started
   * @return empty if cancelled
   * @throws InterruptedException if the calling thread is interrupted; the run stops
   */
  public Optional<Result> run(
      List<LabelledPhoto> photos, PhotoEdit edit, Progress progress, BooleanSupplier cancelled)
      throws InterruptedException {
    Run run = new Run(photos, edit, progress, cancelled);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        workers.add(pool.submit(run::work));
      }
      await(workers, run);
    }
    return run.isComplete() ? Optional.of(run.result()) : Optional.empty();
  }

  private static void await(List<Future<?>> workers, Run run) throws InterruptedException {
    try {
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      run.stop();
      throw new IllegalStateException("A progress listener or cancel check failed", e.getCause());
    } catch (InterruptedException e) {
      run.stop();
      throw e;
    }
  }

  /** The state that the workers of one run share. */
  private final class Run {
    private final List<LabelledPhoto> photos;
    private final PhotoEdit edit;
    private final Progress progress;
    private final BooleanSupplier cancelled;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReferenceArray<Optional<ScoredPhoto>> scored;

    Run(List<LabelledPhoto> photos, PhotoEdit edit, Progress progress, BooleanSupplier cancelled) {
      this.photos = photos;
      this.edit = edit;
      this.progress = progress;
      this.cancelled = cancelled;
      this.scored = new AtomicReferenceArray<>(photos.size());
    }

    void work() {
      while (!cancelled.getAsBoolean()) {
        int i = next.getAndIncrement();
        if (i < 0 || i >= photos.size()) {
          return;
        }
        scored.set(i, score(photos.get(i), edit));
        progress.done(done.incrementAndGet(), photos.size());
      }
    }

    void stop() {
      next.set(photos.size());
    }

    boolean isComplete() {
      return done.get() == photos.size();
    }

    Result result() {
      List<ScoredPhoto> kept = new ArrayList<>();
      for (int i = 0; i < photos.size(); i++) {
        scored.get(i).ifPresent(kept::add);
      }
      return new Result(kept, photos.size() - kept.size());
    }
  }

  private Optional<ScoredPhoto> score(LabelledPhoto photo, PhotoEdit edit) {
    int truth = classes.indexOf(photo.label());
    return switch (classify(photo, edit)) {
      case PhotoClassifier.Reading.Judged(Judgement judgement) ->
          Optional.of(
              new ScoredPhoto(photo, Score.of(truth, judgement, thresholds), Optional.empty()));
      case PhotoClassifier.Reading.Failed(Failure failure) ->
          Optional.of(new ScoredPhoto(photo, Score.unreadable(truth), Optional.of(failure)));
      case PhotoClassifier.Reading.Skipped() -> Optional.empty();
    };
  }

  /** A defect that shows on one photo must not cost the figures of all others. */
  private PhotoClassifier.Reading classify(LabelledPhoto photo, PhotoEdit edit) {
    try {
      return classifier.classify(photo.file(), edit);
    } catch (RuntimeException e) {
      LOG.error("event=evaluate_photo_failed photo={}", photo.name(), e);
      return new PhotoClassifier.Reading.Failed(
          new Failure(
              FailureCode.INTERNAL_ERROR,
              photo.name(),
              "The photo could not be classified because of a defect of the app.",
              "See the log for details."));
    }
  }
}
