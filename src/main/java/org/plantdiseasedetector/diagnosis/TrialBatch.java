package org.plantdiseasedetector.diagnosis;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.domain.Diagnosis;

/**
 * Finds the fastest plan on the photos of the first batch that is large enough, which is then
 * finished with it. Every photo is diagnosed once and reported in order, so the trial costs no more
 * than that its part of the batch runs with all the plans in turn. Used by one batch at a time.
 */
public final class TrialBatch implements DiagnosisService {

  /**
   * Photos that a worker takes in one measurement; fewer would time how a batch begins and ends.
   */
  private static final int PHOTOS_OF_WORKER = 8;

  /** At least half of a batch runs with the plan that was found. */
  private static final int SHARE = 2;

  private final Function<BatchPlan, DiagnosisService> services;
  private final PlanTrial trial;
  private final LongSupplier nanoTime;
  private final Consumer<PlanTrial.Result> found;
  private DiagnosisService current;
  private boolean isOpen = true;

  /**
   * Makes the service.
   *
   * @param services makes one that works by a plan
   * @param trial the plans, the plain one first
   * @param nanoTime monotonic time in nanoseconds
   * @param found told of the result, once
   */
  public TrialBatch(
      Function<BatchPlan, DiagnosisService> services,
      PlanTrial trial,
      LongSupplier nanoTime,
      Consumer<PlanTrial.Result> found) {
    this.services = services;
    this.trial = trial;
    this.nanoTime = nanoTime;
    this.found = found;
    this.current = services.apply(trial.plans().getFirst());
  }

  /** Returns from how many photos on a batch is used for the trial. */
  public int least() {
    return SHARE * trial.measurements() * chunk();
  }

  private int chunk() {
    return PHOTOS_OF_WORKER * trial.plans().stream().mapToInt(BatchPlan::workers).max().orElse(1);
  }

  @Override
  public Diagnosis diagnose(Path photo) {
    return current.diagnose(photo);
  }

  @Override
  public void diagnoseAll(List<Path> photos, Listener listener, BooleanSupplier cancelled) {
    Part part = new Part(photos, listener, cancelled);
    if (isOpen && photos.size() >= least()) {
      Optional<PlanTrial.Result> result = trial.run(part::measure);
      if (result.isEmpty()) {
        return;
      }
      isOpen = false;
      current = services.apply(result.get().plan());
      found.accept(result.get());
    }
    part.diagnose(photos.size(), current);
  }

  /** A batch on its way. */
  private final class Part {

    private final List<Path> photos;
    private final Listener listener;
    private final BooleanSupplier cancelled;
    private int done;

    Part(List<Path> photos, Listener listener, BooleanSupplier cancelled) {
      this.photos = photos;
      this.listener = listener;
      this.cancelled = cancelled;
    }

    OptionalDouble measure(BatchPlan plan) {
      int end = Math.min(photos.size(), done + chunk());
      int before = done;
      long start = nanoTime.getAsLong();
      diagnose(end, services.apply(plan));
      double seconds = Math.max(1, nanoTime.getAsLong() - start) / 1e9;
      return done == end ? OptionalDouble.of((end - before) / seconds) : OptionalDouble.empty();
    }

    void diagnose(int end, DiagnosisService service) {
      int from = done;
      service.diagnoseAll(
          photos.subList(from, end),
          (index, diagnosis) -> {
            done = from + index + 1;
            listener.done(from + index, diagnosis);
          },
          cancelled);
    }
  }
}
