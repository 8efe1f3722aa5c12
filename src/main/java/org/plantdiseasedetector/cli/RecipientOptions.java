package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.vault.ExchangeEnvelope;
import org.plantdiseasedetector.vault.ExchangeKey;
import org.plantdiseasedetector.vault.KdfCalibration;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.VaultException;
import picocli.CommandLine.Option;

/** For whom a file is encrypted that leaves this computer. */
final class RecipientOptions {

  static final String PASSPHRASE_OPTION = "--exchange-passphrase-file";

  @Option(
      names = "--for",
      paramLabel = "KEY",
      description = "The recipient's key: pdd history receive --show-key")
  private @Nullable String recipient;

  @Option(
      names = PASSPHRASE_OPTION,
      paramLabel = "FILE",
      description = "Read the passphrase for the file from here instead of asking.")
  private @Nullable Path passphraseFile;

  /** Makes the envelope for the owner of the key, otherwise under a passphrase. */
  ExchangeEnvelope envelope(HistoryWork work) throws VaultException, CommandFailure {
    SecureRandom random = new SecureRandom();
    if (recipient != null) {
      return ExchangeEnvelope.forRecipient(ExchangeKey.parse(recipient), random);
    }
    KdfCalibration calibration =
        new KdfCalibration(
            System::nanoTime, KdfCalibration.STANDARD_TARGET, KdfCalibration.STANDARD_MEMORY_KIB);
    try (Passphrase passphrase =
        VaultOptions.newPassphrase(passphraseFile, work.services().prompt())) {
      return ExchangeEnvelope.forPassphrase(passphrase, calibration, random);
    }
  }
}
