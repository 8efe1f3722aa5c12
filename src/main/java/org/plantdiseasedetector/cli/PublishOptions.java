package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.update.publish.KeyFolder;
import org.plantdiseasedetector.vault.Passphrase;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repository and keys of a publisher. */
@SuppressWarnings("NullAway.Init")
final class PublishOptions {

  @Parameters(index = "0", paramLabel = "REPOSITORY", description = "Folder of the repository.")
  private Path repository;

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "DIR",
      description = "Folder with key files; may be given several times.")
  private List<Path> keys;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "Read the passphrase of the keys from the first line of this file.")
  private @Nullable Path passphraseFile;

  Path repository() {
    return repository;
  }

  KeyFolder keys() {
    return new KeyFolder(keys);
  }

  Passphrase newPassphrase(SecretPrompt prompt) throws CommandFailure {
    return VaultOptions.newPassphrase(passphraseFile, prompt);
  }

  Passphrase passphrase(SecretPrompt prompt) throws CommandFailure {
    return VaultOptions.passphrase(passphraseFile, prompt, "Passphrase of the keys: ");
  }
}
