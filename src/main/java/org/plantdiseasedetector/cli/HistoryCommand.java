package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.casebook.CaseExport;
import org.plantdiseasedetector.casebook.ExportFormat;
import org.plantdiseasedetector.casebook.PhotoCopy;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.AuditEntry;
import org.plantdiseasedetector.history.Backups;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CasePage;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.Finding;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.SimilarCase;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.VaultException;
import org.plantdiseasedetector.vault.VaultStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pdd history}: the encrypted history of cases. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "The encrypted history of cases. Every command asks for the passphrase.")
public final class HistoryCommand implements Runnable {

  private final HistoryServices services;
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  /**
   * Makes the command.
   *
   * @param services vault, history and backups
   * @param console where to write
   */
  public HistoryCommand(HistoryServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Name a command of pdd history.");
    }
  }

  private int open(VaultOptions vault, HistoryWork.Work work) throws CommandFailure {
    return new HistoryWork(services, console).with(vault, work);
  }

  @Command(
      name = "init",
      mixinStandardHelpOptions = true,
      description = "Makes a history and shows its recovery key, once.")
  int init(@Mixin VaultOptions vault) throws CommandFailure, IOException {
    Path folder = services.historyFolder(vault.namedDataDirectory());
    VaultStore store = services.vaults().apply(folder);
    try {
      store.refuseExisting();
      VaultStore.Created created;
      try (Passphrase passphrase = vault.newPassphrase(services.prompt())) {
        created = store.create(passphrase);
      }
      HistorySession.open(services, folder, created.vault(), console).close();
      showRecoveryKey(created, folder);
      return ExitCode.DONE;
    } catch (VaultException refused) {
      throw HistoryFailures.of(refused);
    }
  }

  private void showRecoveryKey(VaultStore.Created created, Path folder) throws IOException {
    console.say("The history in " + folder + " is ready. Its recovery key, shown this once:");
    char[] text = created.recoveryKey().text();
    print(new String(text));
    Arrays.fill(text, '\0');
    created.recoveryKey().close();
    console.say(
        "Print it or write it down and keep it away from this computer. It opens the history and"
            + " every backup when the passphrase is lost. Without either, nobody can.");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists cases, the newest visit first.")
  int list(
      @Mixin VaultOptions vault,
      @Mixin FilterOptions filter,
      @Option(names = "--limit", defaultValue = "100", paramLabel = "N") int limit)
      throws CommandFailure {
    return search(vault, filter, limit, List.of());
  }

  @Command(
      name = "search",
      mixinStandardHelpOptions = true,
      description = "Lists cases in which every word occurs, the newest visit first.")
  int search(
      @Mixin VaultOptions vault,
      @Mixin FilterOptions filter,
      @Option(names = "--limit", defaultValue = "100", paramLabel = "N") int limit,
      @Parameters(arity = "1..*", paramLabel = "WORD") List<String> words)
      throws CommandFailure {
    return open(
        vault,
        session -> {
          CasePage page = session.history().search(filter.query(String.join(" ", words)), 0, limit);
          for (CaseSummary summary : page.cases()) {
            print(HistoryText.line(summary));
          }
          console.say("%d of %d cases.".formatted(page.cases().size(), page.total()));
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows everything about a case.")
  int show(@Mixin VaultOptions vault, @Parameters(paramLabel = "CASE") long number)
      throws CommandFailure {
    return open(vault, session -> print(session.history().find(number)));
  }

  private int print(PlantCase of) throws IOException {
    for (String line : HistoryText.lines(of)) {
      print(line);
    }
    return ExitCode.DONE;
  }

  @Command(
      name = "similar",
      mixinStandardHelpOptions = true,
      description = "Lists the cases whose photos look most like those of a case.")
  int similar(
      @Mixin VaultOptions vault,
      @Option(names = "--limit", defaultValue = "10", paramLabel = "N") int limit,
      @Parameters(paramLabel = "CASE") long number)
      throws CommandFailure {
    return open(
        vault,
        session -> {
          for (SimilarCase similar : session.history().similarTo(number, limit)) {
            print(HistoryText.line(similar));
          }
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "edit",
      mixinStandardHelpOptions = true,
      description = "Changes what was noted about a case; what is not named stays.")
  int edit(
      @Mixin VaultOptions vault,
      @Mixin DetailOptions details,
      @Parameters(paramLabel = "CASE") long number)
      throws CommandFailure {
    return open(
        vault,
        session -> {
          PlantCase old = session.history().find(number);
          return print(session.history().edit(number, over(details, old)));
        });
  }

  private static CaseDetails over(DetailOptions details, PlantCase old) throws CommandFailure {
    try {
      return details.over(old.details());
    } catch (IllegalArgumentException invalid) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(invalid.getMessage()), invalid);
    }
  }

  @Command(
      name = "label",
      mixinStandardHelpOptions = true,
      description = "Says what a case really is; the machine's answer stays beside it.")
  int label(
      @Mixin VaultOptions vault,
      @Parameters(paramLabel = "CASE") long number,
      @Option(names = "--confirm", description = "The machine is right.") boolean confirm,
      @Option(names = "--correct", paramLabel = "CLASS", description = "It is this class.")
          @Nullable String correct,
      @Option(names = "--not-sure", description = "It cannot be told.") boolean notSure,
      @Option(names = "--by", paramLabel = "NAME", description = "Who says so.")
          @Nullable String by)
      throws CommandFailure {
    if ((confirm ? 1 : 0) + (correct == null ? 0 : 1) + (notSure ? 1 : 0) != 1) {
      throw new CommandFailure(
          ExitCode.USAGE, "Name one of --confirm, --correct CLASS and --not-sure.");
    }
    return open(
        vault,
        session -> {
          PlantCase old = session.history().find(number);
          HumanLabel label = label(old, confirm, correct, by == null ? services.user() : by);
          return print(session.history().label(number, label));
        });
  }

  private HumanLabel label(PlantCase old, boolean confirm, @Nullable String correct, String by)
      throws CommandFailure {
    try {
      LabelState state =
          confirm
              ? LabelState.CONFIRMED
              : correct == null ? LabelState.NOT_SURE : LabelState.CORRECTED;
      Optional<ClassId> classId =
          confirm ? confirmed(old) : Optional.ofNullable(correct).map(ClassId::new);
      return new HumanLabel(state, classId, by, services.clock().instant());
    } catch (IllegalArgumentException invalid) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(invalid.getMessage()), invalid);
    }
  }

  private static Optional<ClassId> confirmed(PlantCase old) throws CommandFailure {
    Optional<ClassId> top = old.machine().top().map(candidate -> candidate.classId());
    if (top.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The machine named no class for case %d. Name it with --correct CLASS."
              .formatted(old.number()));
    }
    return top;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "Writes cases out in plain text: csv, geojson (cases with a position), photos (labelled"
            + " cases as DIR/train/CLASS and DIR/val/CLASS for pdd train), or everything (a folder"
            + " with JSON, CSV and photos)."
      })
  int export(
      @Mixin VaultOptions vault,
      @Mixin FilterOptions filter,
      @Option(names = "--format", required = true, paramLabel = "FORMAT") ExportFormat format,
      @Option(names = "--out", required = true, paramLabel = "PATH") Path out,
      @Option(names = "--farm", paramLabel = "NAME", description = "Only this farm.")
          @Nullable String farm,
      @Option(names = "--strip", description = "Remove place and camera from photos.")
          boolean strip,
      @Parameters(arity = "0..*", paramLabel = "WORD") @Nullable List<String> words)
      throws CommandFailure {
    String text = words == null ? "" : String.join(" ", words);
    return open(
        vault,
        session -> {
          List<String> refused = new ArrayList<>();
          PhotoCopy copy = strip ? PhotoCopy.stripped(refused::add) : PhotoCopy.AS_IS;
          int written =
              new CaseExport(session.history(), copy)
                  .write(filter.query(text), Optional.ofNullable(farm), format, out);
          refused.forEach(console::say);
          console.say("Exported to %2$s, unencrypted: %1$d cases.".formatted(written, out));
          return refused.isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
        });
  }

  @Command(
      name = "audit",
      mixinStandardHelpOptions = true,
      description = "Shows who did what when, the oldest line first.")
  int audit(@Mixin VaultOptions vault) throws CommandFailure {
    return open(
        vault,
        session -> {
          for (AuditEntry entry : session.history().audit()) {
            print(HistoryText.line(entry));
          }
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Reads every file of the history and its backups and finds every change.")
  int verify(@Mixin VaultOptions vault) throws CommandFailure {
    return open(
        vault,
        session -> {
          List<Finding> findings = new ArrayList<>(session.history().verify(() -> {}));
          for (Path backup : Backups.list(services.backupFolder(vault.namedDataDirectory()))) {
            findings.addAll(services.backups().check(backup, session.vault()));
          }
          for (Finding finding : findings) {
            print("damaged  " + finding.subject() + ": " + finding.problem());
          }
          console.say(
              findings.isEmpty()
                  ? "All is well."
                  : findings.size() + " findings. Restore a backup: pdd history restore FILE");
          return findings.isEmpty() ? ExitCode.DONE : ExitCode.SECURITY;
        });
  }

  @Command(
      name = "passphrase",
      mixinStandardHelpOptions = true,
      description = "Changes the passphrase; the recovery key and all backups keep theirs.")
  int passphrase(
      @Mixin VaultOptions vault,
      @Option(names = "--new-passphrase-file", paramLabel = "FILE") @Nullable Path file)
      throws CommandFailure {
    return open(
        vault,
        session -> {
          try (Passphrase changed = VaultOptions.newPassphrase(file, services.prompt())) {
            services.vaults().apply(session.folder()).changePassphrase(session.vault(), changed);
            session.history().record("passphrase_changed", "vault", "");
            console.say("The passphrase was changed.");
            return ExitCode.DONE;
          } catch (VaultException refused) {
            throw HistoryFailures.of(refused);
          }
        });
  }

  @Command(
      name = "backup",
      mixinStandardHelpOptions = true,
      description = "Makes a backup and proves it by restoring it into a temporary folder.")
  int backup(
      @Mixin VaultOptions vault,
      @Option(names = "--to", paramLabel = "DIR", description = "Folder, for example on a drive.")
          @Nullable Path to,
      @Option(names = "--keep", defaultValue = "7", paramLabel = "N") int keep)
      throws CommandFailure {
    Path target = to == null ? services.backupFolder(vault.namedDataDirectory()) : to;
    return new HistoryBackups(services, console).backup(vault, target, keep);
  }

  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = "Restores a backup, after checking all of it; also on another computer.")
  int restore(
      @Mixin VaultOptions vault,
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--replace", description = "Move the present history aside.") boolean replace)
      throws CommandFailure {
    return new HistoryBackups(services, console).restore(vault, file, replace);
  }

  private void print(String line) throws IOException {
    console.out().write((line + System.lineSeparator()).getBytes(console.charset()));
    console.out().flush();
  }
}
