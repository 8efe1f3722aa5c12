package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.vault.DurableFile;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.RecoveryKey;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;
import org.plantdiseasedetector.vault.VaultStore;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Where the passphrase comes from: a file or a person, never an argument, which other users of the
 * computer could see.
 */
final class VaultOptions {

  private static final int MOST_BYTES = 8 * 1024;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "Read the passphrase from the first line of this file instead of asking.")
  private @Nullable Path passphraseFile;

  @Option(
      names = "--recovery-key-file",
      paramLabel = "FILE",
      description = "Open with the recovery key in this file instead of the passphrase.")
  private @Nullable Path recoveryKeyFile;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec mixee;

  /** Returns the folder that the user named with --data-dir. */
  Optional<Path> namedDataDirectory() {
    return namedDataDirectory(mixee);
  }

  /** Returns the folder that the user named with --data-dir, as a command knows it. */
  static Optional<Path> namedDataDirectory(@Nullable CommandSpec command) {
    return command != null && command.root().userObject() instanceof PddCommand root
        ? root.dataDirectory()
        : Optional.empty();
  }

  /** Opens a vault with what the user gives. */
  UnlockedVault unlock(VaultStore vault, SecretPrompt prompt)
      throws VaultException, CommandFailure {
    if (!vault.exists()) {
      // Nobody should be asked for the passphrase of a history that is not there.
      return vault.unlock(new Passphrase(new char[0]));
    }
    if (recoveryKeyFile != null) {
      char[] typed = read(recoveryKeyFile, false);
      try (RecoveryKey key = RecoveryKey.parse(typed)) {
        return vault.unlock(key);
      } finally {
        Arrays.fill(typed, '\0');
      }
    }
    try (Passphrase passphrase = passphrase(prompt, "Passphrase: ")) {
      return vault.unlock(passphrase);
    }
  }

  /** Returns a passphrase for a new vault; a person types it twice. */
  Passphrase newPassphrase(SecretPrompt prompt) throws CommandFailure {
    return newPassphrase(passphraseFile, prompt);
  }

  /** Returns a passphrase out of a file, or what a person typed twice. */
  static Passphrase newPassphrase(@Nullable Path file, SecretPrompt prompt) throws CommandFailure {
    if (file != null) {
      return new Passphrase(read(file, true));
    }
    Passphrase first = ask(prompt, "New passphrase (at least 12 characters): ");
    try (Passphrase second = ask(prompt, "The same again: ")) {
      if (first.matches(second)) {
        return first;
      }
    }
    first.close();
    throw new CommandFailure(
        ExitCode.USAGE, "The two passphrases differ. Nothing was changed; try again.");
  }

  private Passphrase passphrase(SecretPrompt prompt, String question) throws CommandFailure {
    return passphrase(passphraseFile, prompt, question);
  }

  /** Returns a passphrase out of a file, or what a person typed. */
  static Passphrase passphrase(@Nullable Path file, SecretPrompt prompt, String question)
      throws CommandFailure {
    return file == null ? ask(prompt, question) : new Passphrase(read(file, true));
  }

  private static Passphrase ask(SecretPrompt prompt, String question) throws CommandFailure {
    return new Passphrase(
        prompt
            .ask(question)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "There is no terminal to ask for the passphrase. Name a file with"
                            + " --passphrase-file.")));
  }

  private static char[] read(Path file, boolean firstLine) throws CommandFailure {
    try {
      byte[] bytes = DurableFile.read(file, MOST_BYTES);
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      Arrays.fill(bytes, (byte) 0);
      int end = 0;
      while (end < text.length() && !(firstLine && isLineEnd(text.charAt(end)))) {
        end++;
      }
      char[] secret = new char[end];
      text.get(0, secret);
      for (int i = 0; i < text.length(); i++) {
        text.put(i, '\0');
      }
      return secret;
    } catch (CharacterCodingException binary) {
      throw new CommandFailure(ExitCode.USAGE, file + " is no text in UTF-8.", binary);
    } catch (IOException refused) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "%s cannot be read: %s. Name a file with the secret on its first line."
              .formatted(file, refused.getMessage()),
          refused);
    }
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
