package org.plantdiseasedetector.vault;

/**
 * Cost of Argon2id (RFC 9106).
 *
 * @param memoryKib memory in KiB
 * @param iterations passes over the memory
 * @param parallelism lanes
 */
public record KdfParameters(int memoryKib, int iterations, int parallelism) {

  /**
   * The least cost: 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet, "Argon2id").
   */
  public static final KdfParameters FLOOR = new KdfParameters(19 * 1024, 2, 1);

  private static final int MOST_MEMORY_KIB = 1 << 17;
  private static final int MOST_ITERATIONS = 64;
  private static final int MOST_PARALLELISM = 16;

  /**
   * Checks the range: a file with less would weaken the vault, one with more could block the
   * machine.
   *
   * @throws IllegalArgumentException if a value is below the floor or absurdly high
   */
  public KdfParameters {
    boolean enough = memoryKib >= 19 * 1024 && iterations >= 2 && parallelism >= 1;
    boolean sane =
        memoryKib <= MOST_MEMORY_KIB
            && iterations <= MOST_ITERATIONS
            && parallelism <= MOST_PARALLELISM;
    if (!enough || !sane) {
      throw new IllegalArgumentException(
          "Argon2id cost out of range: %d KiB, %d passes, %d lanes"
              .formatted(memoryKib, iterations, parallelism));
    }
  }
}
