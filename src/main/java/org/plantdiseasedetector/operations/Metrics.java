package org.plantdiseasedetector.operations;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.plantdiseasedetector.diagnosis.DiagnosisMeter;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.FailureCode;

/**
 * Counts what a loaded model did since it was loaded: photos, failures, times, and photos that
 * wait. Thread-safe.
 */
public final class Metrics implements DiagnosisMeter {

  private final AtomicLong photos = new AtomicLong();
  private final Map<FailureCode, AtomicLong> failed = new ConcurrentHashMap<>();
  private final Histogram diagnosis = new Histogram();
  private final Histogram inference = new Histogram();
  private final AtomicInteger waiting = new AtomicInteger();

  @Override
  public void waiting(int change) {
    waiting.addAndGet(change);
  }

  @Override
  public void inferred(Duration took, int together) {
    inference.add(took.dividedBy(together), together);
  }

  @Override
  public void concluded(Diagnosis done) {
    photos.incrementAndGet();
    diagnosis.add(done.elapsed(), 1);
    done.failure()
        .map(Failure::code)
        .ifPresent(code -> failed.computeIfAbsent(code, c -> new AtomicLong()).incrementAndGet());
  }

  /** Returns the counts of this moment. */
  public Snapshot snapshot() {
    Map<FailureCode, Long> failures = new EnumMap<>(FailureCode.class);
    failed.forEach((code, count) -> failures.put(code, count.get()));
    return new Snapshot(
        photos.get(), failures, diagnosis.counts(), inference.counts(), waiting.get());
  }

  /**
   * The counts of one moment.
   *
   * @param photos with a result, failed ones too
   * @param failed failed photos by what was wrong
   * @param diagnosis wall time of each photo from opening the file to the result
   * @param inference wall time of the engine, shared evenly by the photos of a call
   * @param waiting photos that were asked about and have no result yet
   */
  public record Snapshot(
      long photos,
      Map<FailureCode, Long> failed,
      Histogram.Counts diagnosis,
      Histogram.Counts inference,
      int waiting) {

    /** Copies the map. */
    public Snapshot {
      failed = Map.copyOf(failed);
    }

    /** Returns how many photos failed, for whatever reason. */
    public long failures() {
      return failed.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how many photos failed because of the app, not because of the file. */
    public long errors() {
      return failed.getOrDefault(FailureCode.INFERENCE_FAILED, 0L)
          + failed.getOrDefault(FailureCode.INTERNAL_ERROR, 0L);
    }
  }
}
