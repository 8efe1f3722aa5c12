package org.plantdiseasedetector.vault;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Vaults with the least cost, so that tests are fast. */
public final class Vaults {

  public static final String PASSPHRASE = "correct horse battery";

  private Vaults() {}

  public static VaultStore cheap(Path folder, Clock clock) {
    return new VaultStore(folder, clock, new SecureRandom(), cheapCalibration());
  }

  /** Wants no time at all, so that the floor is chosen. */
  public static KdfCalibration cheapCalibration() {
    return new KdfCalibration(System::nanoTime, Duration.ZERO, 0);
  }

  public static Passphrase passphrase() {
    return new Passphrase(PASSPHRASE.toCharArray());
  }
}
