package org.plantdiseasedetector.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Function;
import org.plantdiseasedetector.cli.HistoryServices;
import org.plantdiseasedetector.history.Backups;
import org.plantdiseasedetector.history.DiskSpace;
import org.plantdiseasedetector.history.HistoryOpener;
import org.plantdiseasedetector.history.h2.H2HistoryOpener;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.Thumbnail;
import org.plantdiseasedetector.vault.KdfCalibration;
import org.plantdiseasedetector.vault.Keychain;
import org.plantdiseasedetector.vault.KeychainKey;
import org.plantdiseasedetector.vault.VaultStore;
import org.plantdiseasedetector.vault.keychain.SystemKeychain;

/** Wires vault, history and backups. */
final class HistoryParts {

  private HistoryParts() {}

  static HistoryServices of(Environment environment) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    SecureRandom random = new SecureRandom();
    KdfCalibration calibration =
        new KdfCalibration(
            System::nanoTime, KdfCalibration.STANDARD_TARGET, KdfCalibration.STANDARD_MEMORY_KIB);
    Function<Path, VaultStore> vaults =
        folder -> new VaultStore(folder, clock, random, calibration);
    Keychain keychain = new SystemKeychain();
    HistoryOpener opener = new H2HistoryOpener(clock, random, DiskSpace.REAL);
    return new HistoryServices(
        environment::dataDirectory,
        vaults,
        folder -> new KeychainKey(folder, vaults.apply(folder), keychain, random),
        opener,
        new Backups(opener, vaults, clock, DiskSpace.REAL),
        new Thumbnail(new SafePhotoDecoder()),
        environment::askSecret,
        environment.user(),
        clock);
  }
}
