package org.plantdiseasedetector.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.vault.KeychainKey;
import org.plantdiseasedetector.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pdd history keychain}: whether the system's keychain opens the history. */
@Command(
    name = "keychain",
    mixinStandardHelpOptions = true,
    description = {
      "Lets this computer's keychain open the history, beside passphrase and recovery key.",
      "Without an option it says whether the keychain works and is used."
    })
final class KeychainCommand implements Callable<Integer> {

  private final HistoryWork work;

  @Mixin private VaultOptions vault = new VaultOptions();

  @Option(names = "--enable", description = "From now on the keychain opens the history.")
  private boolean enable;

  @Option(names = "--disable", description = "From now on it does not.")
  private boolean disable;

  KeychainCommand(HistoryServices services, Console console) {
    this.work = new HistoryWork(services, console);
  }

  @Override
  public Integer call() throws CommandFailure {
    if (enable && disable) {
      throw new CommandFailure(ExitCode.USAGE, "Name one of --enable and --disable.");
    }
    KeychainKey key =
        work.services()
            .keychains()
            .apply(work.services().historyFolder(vault.namedDataDirectory()));
    return enable || disable ? work.with(vault, session -> change(session, key)) : tell(key);
  }

  private int change(HistorySession session, KeychainKey key) throws CommandFailure {
    try {
      if (enable) {
        key.enable(session.vault());
        session.history().record("keychain_enabled", "vault", "");
        work.console()
            .say(
                "The keychain opens the history from now on: every program of this user can read"
                    + " it while the user is logged in.");
      } else {
        key.disable(session.vault().id());
        session.history().record("keychain_disabled", "vault", "");
        work.console().say("The keychain does not open the history any more.");
      }
      return ExitCode.DONE;
    } catch (VaultException refused) {
      throw HistoryFailures.of(refused);
    } catch (HistoryException refused) {
      throw HistoryFailures.of(refused);
    }
  }

  private int tell(KeychainKey key) {
    Optional<String> problem = key.problem();
    work.console()
        .say(
            problem
                .map(why -> "The keychain cannot be used: " + why + ".")
                .orElse("The keychain works."));
    work.console()
        .say(
            key.isEnabled()
                ? "It is set up for this history."
                : "It is not set up for this history.");
    return ExitCode.DONE;
  }
}
