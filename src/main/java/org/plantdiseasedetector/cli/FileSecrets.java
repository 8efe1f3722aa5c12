package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.vault.ExchangeEnvelope;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.UnlockedVault;

/** Asks for the passphrase of a file once, though the file is read twice. */
final class FileSecrets implements ExchangeEnvelope.Secrets, AutoCloseable {

  private final UnlockedVault vault;
  private final @Nullable Path file;
  private final SecretPrompt prompt;
  private @Nullable Passphrase asked;

  FileSecrets(UnlockedVault vault, @Nullable Path file, SecretPrompt prompt) {
    this.vault = vault;
    this.file = file;
    this.prompt = prompt;
  }

  /** Carries a failure of the command line through the reading of the file. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient CommandFailure failure;

    Refusal(CommandFailure failure) {
      super(failure);
      this.failure = failure;
    }

    CommandFailure failure() {
      return failure;
    }
  }

  @Override
  public Passphrase passphrase() {
    try {
      Passphrase known = asked;
      if (known == null) {
        known = VaultOptions.passphrase(file, prompt, "Passphrase of the file: ");
        asked = known;
      }
      return known.copy();
    } catch (CommandFailure refused) {
      throw new Refusal(refused);
    }
  }

  @Override
  public UnlockedVault vault() {
    return vault;
  }

  @Override
  public void close() {
    if (asked != null) {
      asked.close();
    }
  }
}
