package org.plantdiseasedetector.casebook;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.CaseReceiver;
import org.plantdiseasedetector.history.CaseSender;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.Thumbnail;
import org.plantdiseasedetector.vault.ExchangeEnvelope;
import org.plantdiseasedetector.vault.ExchangeKey;
import org.plantdiseasedetector.vault.KdfCalibration;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;

/**
 * Sends cases of the open history to another laptop and merges what comes from there. Thread-safe;
 * every method takes long.
 *
 * @param book the history
 * @param thumbnail makes small pictures of received photos
 * @param calibration cost of a file's passphrase
 * @param random source of keys
 */
public record CaseExchange(
    CaseBook book, Thumbnail thumbnail, KdfCalibration calibration, SecureRandom random) {

  /** Says that a file needs a passphrase that was not given. */
  public static final class PassphraseNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PassphraseNeeded() {
      super("The file needs a passphrase");
    }
  }

  /**
   * Returns the key with which others can send cases to this history; no secret.
   *
   * @throws HistoryException if the history is locked
   */
  public String key() throws HistoryException {
    return book.whileOpen((history, vault) -> vault.exchangeKey().text());
  }

  /**
   * Writes cases into a file under a passphrase.
   *
   * @param query which cases
   * @param file the new file; an existing one is refused
   * @param passphrase that both sides know, at least 12 characters; not closed
   * @return how many cases
   * @throws HistoryException if there are none, or they cannot be read or written
   * @throws VaultException if the passphrase is too short
   */
  public int send(CaseQuery query, Path file, Passphrase passphrase)
      throws HistoryException, VaultException {
    return send(query, file, () -> ExchangeEnvelope.forPassphrase(passphrase, calibration, random));
  }

  /**
   * Writes cases into a file that only one history can open.
   *
   * @param query which cases
   * @param file the new file; an existing one is refused
   * @param recipientKey text of {@link #key} of the recipient
   * @return how many cases
   * @throws HistoryException if there are none, or they cannot be read or written
   * @throws VaultException if the key is none
   */
  public int send(CaseQuery query, Path file, String recipientKey)
      throws HistoryException, VaultException {
    return send(
        query, file, () -> ExchangeEnvelope.forRecipient(ExchangeKey.parse(recipientKey), random));
  }

  private interface Envelopes {
    ExchangeEnvelope make() throws VaultException;
  }

  private int send(CaseQuery query, Path file, Envelopes envelopes)
      throws HistoryException, VaultException {
    return book.<Integer, VaultException>whileOpen(
        (history, vault) -> {
          List<Long> numbers =
              history.search(query, 0, Integer.MAX_VALUE).cases().stream()
                  .map(CaseSummary::number)
                  .sorted()
                  .toList();
          if (numbers.isEmpty()) {
            throw new HistoryException(
                HistoryException.Reason.INVALID,
                "There are no such cases. Nothing was written.",
                null);
          }
          try (ExchangeEnvelope envelope = envelopes.make()) {
            new CaseSender(history, book.who(), book.clock()).send(numbers, file, envelope);
          }
          return numbers.size();
        });
  }

  /**
   * Merges a file; doing so twice changes nothing more.
   *
   * @param file the file
   * @param passphrase of the file, not closed; null if it is for this history's key, as far as the
   *     user knows
   * @return what was done
   * @throws PassphraseNeeded if the file needs one; nothing was changed
   * @throws HistoryException if the file is damaged or hostile, and then nothing was changed; or if
   *     a case cannot be saved, and then those before it were
   * @throws VaultException if the passphrase is no valid text
   */
  public CaseReceiver.Report receive(Path file, @Nullable Passphrase passphrase)
      throws HistoryException, VaultException {
    return book.<CaseReceiver.Report, VaultException>whileOpen(
        (history, vault) ->
            new CaseReceiver(history, this::thumbnail)
                .receive(file, new Secrets(vault, passphrase)));
  }

  private Optional<byte[]> thumbnail(byte[] original) {
    try {
      return Optional.of(thumbnail.jpeg(original));
    } catch (PhotoException unusable) {
      return Optional.empty();
    }
  }

  private record Secrets(UnlockedVault vault, @Nullable Passphrase known)
      implements ExchangeEnvelope.Secrets {

    @Override
    public Passphrase passphrase() {
      if (known == null) {
        throw new PassphraseNeeded();
      }
      // The file is read twice, and each reading wipes its copy.
      return known.copy();
    }
  }
}
