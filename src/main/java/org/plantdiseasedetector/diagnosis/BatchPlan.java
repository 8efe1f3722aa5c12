package org.plantdiseasedetector.diagnosis;

/**
 * How the work on many photos is spread over the processor.
 *
 * @param workers threads that each take photos through all steps, 1 to 256
 * @param inferenceThreads threads that one inference of a worker may use, 1 to 256
 * @param photosAtOnce photos that a worker hands to the engine together, 1 to 64
 */
public record BatchPlan(int workers, int inferenceThreads, int photosAtOnce) {

  /** Most threads of a kind. */
  public static final int MOST_THREADS = 256;

  /** Most photos in one call of the engine. */
  public static final int MOST_PHOTOS = 64;

  /** Checks the ranges. */
  public BatchPlan {
    boolean valid =
        isIn(workers, MOST_THREADS)
            && isIn(inferenceThreads, MOST_THREADS)
            && isIn(photosAtOnce, MOST_PHOTOS);
    if (!valid) {
      throw new IllegalArgumentException(
          "Not a plan: %d workers, %d threads, %d photos"
              .formatted(workers, inferenceThreads, photosAtOnce));
    }
  }

  /**
   * Returns the plan of a machine that was not measured: one worker per processor, each with its
   * own inference on one thread. Workers never wait for one another, which also keeps a machine
   * fast whose processors are busy with other things.
   *
   * @param workers number of workers
   */
  public static BatchPlan independent(int workers) {
    return new BatchPlan(workers, 1, 1);
  }

  private static boolean isIn(int value, int most) {
    return value >= 1 && value <= most;
  }
}
