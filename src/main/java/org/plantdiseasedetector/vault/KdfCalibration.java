package org.plantdiseasedetector.vault;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Finds how much Argon2id this machine does in the wanted time: first more memory, which costs an
 * attacker most, then more passes.
 *
 * @param nanoTime monotonic time in nanoseconds
 * @param target wanted time of one derivation
 * @param mostMemoryKib most memory to use, in KiB
 */
public record KdfCalibration(LongSupplier nanoTime, Duration target, int mostMemoryKib) {

  /** Wanted time of an unlock. */
  public static final Duration STANDARD_TARGET = Duration.ofMillis(500);

  /** The second choice of RFC 9106 section 4: 64 MiB, fit for a laptop with little memory. */
  public static final int STANDARD_MEMORY_KIB = 64 * 1024;

  private static final int MOST_PASSES = 32;

  /**
   * Measures.
   *
   * @return at least {@link KdfParameters#FLOOR}
   * @throws VaultException never, in fact: the trial passphrase is valid text
   */
  public KdfParameters calibrate() throws VaultException {
    time(KdfParameters.FLOOR);
    long floor = Math.max(1, time(KdfParameters.FLOOR));
    double perKibPass =
        (double) floor / (KdfParameters.FLOOR.memoryKib() * KdfParameters.FLOOR.iterations());
    double affordable = target.toNanos() / perKibPass;
    int memory =
        (int)
            Math.clamp(
                affordable / KdfParameters.FLOOR.iterations(),
                KdfParameters.FLOOR.memoryKib(),
                Math.max(KdfParameters.FLOOR.memoryKib(), mostMemoryKib));
    int passes =
        (int) Math.clamp(affordable / memory, KdfParameters.FLOOR.iterations(), MOST_PASSES);
    return new KdfParameters(memory, passes, 1);
  }

  /** The first call also warms up the compiler. */
  private long time(KdfParameters cost) throws VaultException {
    try (Passphrase trial = new Passphrase("calibration only".toCharArray())) {
      long start = nanoTime.getAsLong();
      Argon2.derive(trial, new byte[Argon2.SALT], cost).close();
      return nanoTime.getAsLong() - start;
    }
  }
}
