package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.CaseReceiver;
import org.plantdiseasedetector.history.CaseSender;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.vault.ExchangeEnvelope;
import org.plantdiseasedetector.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pdd history send} and {@code pdd history receive}. */
final class ExchangeCommand {

  private ExchangeCommand() {}

  /** Writes cases into a file for another history. */
  @Command(
      name = "send",
      mixinStandardHelpOptions = true,
      description = {
        "Writes cases with their photos into an encrypted file for another history:",
        "for the owner of a key (--for), or under a passphrase that both know."
      })
  static final class Send implements Callable<Integer> {

    private final HistoryWork work;

    @Mixin private VaultOptions vault = new VaultOptions();
    @Mixin private FilterOptions filter = new FilterOptions();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new file.")
    private Path out = Path.of("");

    @Mixin private RecipientOptions recipient = new RecipientOptions();

    @Option(names = "--farm", paramLabel = "NAME", description = "Only this farm.")
    private @Nullable String farm;

    @Parameters(arity = "0..*", paramLabel = "WORD")
    private @Nullable List<String> words;

    Send(HistoryServices services, Console console) {
      this.work = new HistoryWork(services, console);
    }

    @Override
    public Integer call() throws CommandFailure {
      return work.with(
          vault,
          session -> {
            List<Long> numbers = numbers(session.history());
            try (ExchangeEnvelope envelope = recipient.envelope(work)) {
              new CaseSender(session.history(), work.services().user(), work.services().clock())
                  .send(numbers, out, envelope);
            } catch (VaultException refused) {
              throw HistoryFailures.of(refused);
            }
            work.console().say("%d cases are in %s, encrypted.".formatted(numbers.size(), out));
            return ExitCode.DONE;
          });
    }

    private List<Long> numbers(History history) throws HistoryException, CommandFailure {
      String text = words == null ? "" : String.join(" ", words);
      List<Long> found =
          history.search(filter.query(text), 0, Integer.MAX_VALUE).cases().stream()
              .map(CaseSummary::number)
              .sorted()
              .toList();
      List<Long> ofFarm = farm == null ? found : history.upkeep().casesOfFarm(farm);
      List<Long> wanted = found.stream().filter(ofFarm::contains).toList();
      if (wanted.isEmpty()) {
        throw new CommandFailure(ExitCode.USAGE, "There are no such cases. Nothing was written.");
      }
      return wanted;
    }
  }

  /** Merges a file of cases into the history. */
  @Command(
      name = "receive",
      mixinStandardHelpOptions = true,
      description = {
        "Merges a file of cases into the history. What is here is never lost: where both sides",
        "changed a case, both contents are kept and named."
      })
  static final class Receive implements Callable<Integer> {

    private final HistoryWork work;

    @Mixin private VaultOptions vault = new VaultOptions();

    @Option(
        names = "--show-key",
        description = "Show this history's key, which senders need, and end.")
    private boolean showKey;

    @Option(
        names = RecipientOptions.PASSPHRASE_OPTION,
        paramLabel = "FILE",
        description = "Read the passphrase of the file from here instead of asking.")
    private @Nullable Path passphraseFile;

    @Parameters(arity = "0..1", paramLabel = "FILE")
    private @Nullable Path file;

    Receive(HistoryServices services, Console console) {
      this.work = new HistoryWork(services, console);
    }

    @Override
    public Integer call() throws CommandFailure {
      if ((file == null) != showKey) {
        throw new CommandFailure(ExitCode.USAGE, "Name a FILE, or --show-key.");
      }
      Path from = file;
      return work.with(vault, session -> from == null ? key(session) : merge(session, from));
    }

    private int key(HistorySession session) throws IOException {
      String line = session.vault().exchangeKey().text() + "\n";
      work.console().out().write(line.getBytes(StandardCharsets.UTF_8));
      return ExitCode.DONE;
    }

    private int merge(HistorySession session, Path from) throws HistoryException, CommandFailure {
      CaseReceiver receiver = new CaseReceiver(session.history(), this::thumbnail);
      try (FileSecrets secrets =
          new FileSecrets(session.vault(), passphraseFile, work.services().prompt())) {
        tell(receiver.receive(from, secrets));
        return ExitCode.DONE;
      } catch (FileSecrets.Refusal refusal) {
        throw refusal.failure();
      } catch (VaultException refused) {
        throw HistoryFailures.of(refused);
      }
    }

    private Optional<byte[]> thumbnail(byte[] original) {
      try {
        return Optional.of(work.services().thumbnail().jpeg(original));
      } catch (PhotoException unusable) {
        return Optional.empty();
      }
    }

    private void tell(CaseReceiver.Report report) {
      work.console()
          .say(
              "From %s: %d new cases, %d brought up to date, %d unchanged."
                  .formatted(
                      report.sender().replaceAll("\\p{Cntrl}", "?"),
                      report.added().size(),
                      report.updated().size(),
                      report.unchanged()));
      for (CaseReceiver.Conflict conflict : report.conflicts()) {
        work.console()
            .say(
                "Case %d was changed on both sides; what was received is case %d."
                    .formatted(conflict.here(), conflict.copy()));
      }
      if (report.refused() > 0) {
        work.console()
            .say(
                "%d cases were left out: their photos cannot be decoded."
                    .formatted(report.refused()));
      }
    }
  }
}
