package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.KeychainWay;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires vault, history and backups. */
final class HistoryParts {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryParts.class);

  private HistoryParts() {}

  private static Function<Path, VaultStore> vaults(Clock clock, SecureRandom random) {
    KdfCalibration calibration = calibration();
    return folder -> {
      finishRestore(folder);
      return new VaultStore(folder, clock, random, calibration);
    };
  }

  /** Before anybody looks for a history, one that was being put in its place gets there. */
  private static void finishRestore(Path folder) {
    try {
      Backups.finish(folder);
    } catch (IOException stuck) {
      LOG.error("event=restore_not_finished folder={}", folder, stuck);
    }
  }

  /** Finds out what a passphrase may cost on this machine. */
  static KdfCalibration calibration() {
    return new KdfCalibration(
        System::nanoTime, KdfCalibration.STANDARD_TARGET, KdfCalibration.STANDARD_MEMORY_KIB);
  }

  /** What makes small pictures for the history. */
  static Thumbnail thumbnail() {
    return new Thumbnail(new SafePhotoDecoder());
  }

  /** The history as the window uses it. */
  static CaseBook book(Environment environment) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    SecureRandom random = new SecureRandom();
    Function<Path, VaultStore> vaults = vaults(clock, random);
    HistoryOpener opener = new H2HistoryOpener(clock, random, DiskSpace.REAL);
    Path data = environment.dataDirectory(Optional.empty());
    Path folder = data.resolve(HistoryServices.HISTORY);
    KeychainKey key = new KeychainKey(folder, vaults.apply(folder), new SystemKeychain(), random);
    return new CaseBook(
        new CaseBook.Services(
            folder,
            data.resolve(HistoryServices.BACKUPS),
            vaults,
            opener,
            new Backups(opener, vaults, clock, DiskSpace.REAL),
            new KeychainWay(folder, key),
            environment.user(),
            clock));
  }

  static HistoryServices of(Environment environment) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    SecureRandom random = new SecureRandom();
    Function<Path, VaultStore> vaults = vaults(clock, random);
    HistoryOpener opener = new H2HistoryOpener(clock, random, DiskSpace.REAL);
    Keychain keychain = new SystemKeychain();
    return new HistoryServices(
        environment::dataDirectory,
        vaults,
        folder -> new KeychainKey(folder, vaults.apply(folder), keychain, random),
        opener,
        new Backups(opener, vaults, clock, DiskSpace.REAL),
        thumbnail(),
        environment::askSecret,
        environment.user(),
        clock);
  }
}
