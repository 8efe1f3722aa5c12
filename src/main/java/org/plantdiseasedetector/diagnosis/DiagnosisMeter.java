package org.plantdiseasedetector.diagnosis;

import java.time.Duration;
import org.plantdiseasedetector.domain.Diagnosis;

/** Told of what a pipeline does, on any of its threads; must be fast and must not throw. */
public interface DiagnosisMeter {

  /** Counts nothing. */
  DiagnosisMeter NONE =
      new DiagnosisMeter() {
        @Override
        public void waiting(int change) {}

        @Override
        public void inferred(Duration took, int photos) {}

        @Override
        public void concluded(Diagnosis diagnosis) {}
      };

  /**
   * More or fewer photos wait for their diagnosis.
   *
   * @param change positive when photos came, negative when they are done or given up
   */
  void waiting(int change);

  /**
   * The engine answered, or failed.
   *
   * @param took wall time
   * @param photos how many were asked about together, at least 1
   */
  void inferred(Duration took, int photos);

  /**
   * A photo has its result.
   *
   * @param diagnosis the result
   */
  void concluded(Diagnosis diagnosis);
}
