package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.adaptation.AdapterFile;
import org.plantdiseasedetector.adaptation.Example;
import org.plantdiseasedetector.adaptation.ReceivedExamples;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.vault.ExchangeEnvelope;
import org.plantdiseasedetector.vault.KeyMaterial;
import org.plantdiseasedetector.vault.LocalKey;
import org.plantdiseasedetector.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pdd adapter export}, {@code import} and {@code merge}. */
final class AdapterExchange {

  private static final String RECEIVED = "received-adapters";

  private AdapterExchange() {}

  private static List<Example> received(HistorySession session, ModelBundle model)
      throws IOException {
    try (KeyMaterial key = session.vault().seals().derive(new byte[0], ReceivedExamples.PURPOSE)) {
      return new ReceivedExamples(folder(session), key, new SecureRandom()).read(model);
    }
  }

  private static Path folder(HistorySession session) {
    return session.folder().resolveSibling(RECEIVED);
  }

  /** Writes what was learnt from into a file for a colleague. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "Writes what the model has learnt from into one encrypted, signed file without photos:",
        "for the owner of a key (--for), or under a passphrase that both know."
      })
  static final class Export implements Callable<Integer> {

    private final HistoryWork work;
    private final AdapterDesks desks;

    @Mixin private VaultOptions vault = new VaultOptions();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new file.")
    private Path out = Path.of("");

    @Mixin private RecipientOptions recipient = new RecipientOptions();

    Export(HistoryServices services, AdapterDesks desks, Console console) {
      this.work = new HistoryWork(services, console);
      this.desks = desks;
    }

    @Override
    public Integer call() throws CommandFailure {
      return work.with(vault, this::export);
    }

    private int export(HistorySession session)
        throws CommandFailure, IOException, HistoryException {
      try (AdapterDesks.Running running = desks.open();
          ExchangeEnvelope envelope = recipient.envelope(work)) {
        List<Example> examples = running.desk().examples(session.history());
        if (examples.isEmpty()) {
          throw new CommandFailure(
              ExitCode.USAGE, "No case is confirmed or corrected. Nothing was written.");
        }
        LocalKey key = LocalKey.in(session.folder().resolveSibling("keys"));
        AdapterFile.write(
            out,
            running.desk().model(),
            examples,
            work.services().user(),
            new AdapterFile.Seal(key, envelope, new SecureRandom()));
        session.history().record("adapter_exported", examples.size() + " photos", "");
        work.console()
            .say(
                "What was learnt from %d photos is in %s, encrypted, without photos. Your key: %s"
                    .formatted(examples.size(), out, Sha256.hex(key.publicKey())));
        return ExitCode.DONE;
      } catch (VaultException refused) {
        throw HistoryFailures.of(refused);
      } catch (GeneralSecurityException unusable) {
        throw new CommandFailure(
            ExitCode.INTERNAL, "This computer's signing key cannot be used.", unusable);
      }
    }
  }

  /** Takes over what a colleague has shared; changes no answer. */
  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Keeps what a colleague has shared, encrypted; a newer file of the same sender replaces"
            + " the",
        "older one. No answer changes before pdd adapter merge."
      })
  static final class Import implements Callable<Integer> {

    private final HistoryWork work;
    private final AdapterDesks desks;

    @Mixin private VaultOptions vault = new VaultOptions();

    @Option(
        names = RecipientOptions.PASSPHRASE_OPTION,
        paramLabel = "FILE",
        description = "Read the passphrase of the file from here instead of asking.")
    private @Nullable Path passphraseFile;

    @Option(
        names = "--signer",
        paramLabel = "KEY",
        description = "Refuse the file unless this key, which the sender told you, has signed it.")
    private @Nullable String signer;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    Import(HistoryServices services, AdapterDesks desks, Console console) {
      this.work = new HistoryWork(services, console);
      this.desks = desks;
    }

    @Override
    public Integer call() throws CommandFailure {
      return work.with(vault, this::keep);
    }

    private int keep(HistorySession session) throws CommandFailure, HistoryException {
      try (AdapterDesks.Running running = desks.open();
          FileSecrets secrets =
              new FileSecrets(session.vault(), passphraseFile, work.services().prompt());
          KeyMaterial key = session.vault().seals().derive(new byte[0], ReceivedExamples.PURPOSE)) {
        AdapterFile.Content content = AdapterFile.read(file, running.desk().model(), secrets);
        if (signer != null && !signer.equals(content.key())) {
          throw new CommandFailure(
              ExitCode.SECURITY,
              "%s was signed by %s, not by the key you named. Nothing of it was used."
                  .formatted(file, content.key()));
        }
        new ReceivedExamples(folder(session), key, new SecureRandom())
            .keep(content, running.desk().model());
        session.history().record("adapter_imported", content.key(), "");
        work.console()
            .say(
                "%d photos of %s, signed by %s. Learn from them with: pdd adapter merge"
                    .formatted(content.examples().size(), content.sender(), content.key()));
        return ExitCode.DONE;
      } catch (FileSecrets.Refusal refusal) {
        throw refusal.failure();
      } catch (VaultException refused) {
        throw HistoryFailures.of(refused);
      } catch (IOException refused) {
        throw new CommandFailure(ExitCode.SECURITY, String.valueOf(refused.getMessage()), refused);
      }
    }
  }

  /** Learns from the user's own cases and from what colleagues have shared. */
  @Command(
      name = "merge",
      mixinStandardHelpOptions = true,
      description = {
        "Learns from the own cases and from all that colleagues have shared, with the same proof"
            + " as",
        "pdd adapter fit; code 3 if it is not offered."
      })
  static final class Merge implements Callable<Integer> {

    private final HistoryWork work;
    private final AdapterDesks desks;
    private final AdapterCommand fits;

    @Mixin private VaultOptions vault = new VaultOptions();

    @Option(names = "--accept", description = "Keep it and switch it on, if it is offered.")
    private boolean accept;

    Merge(HistoryServices services, AdapterDesks desks, AdapterCommand fits, Console console) {
      this.work = new HistoryWork(services, console);
      this.desks = desks;
      this.fits = fits;
    }

    @Override
    public Integer call() throws CommandFailure {
      return work.with(
          vault,
          session -> {
            try (AdapterDesks.Running running = desks.open()) {
              List<Example> all = new ArrayList<>(running.desk().examples(session.history()));
              all.addAll(received(session, running.desk().model()));
              return fits.learn(running.desk(), all, accept);
            }
          });
    }
  }
}
