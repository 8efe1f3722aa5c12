package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.update.ModelChoice;
import org.plantdiseasedetector.update.ModelList;
import org.plantdiseasedetector.update.ModelUpdater;
import org.plantdiseasedetector.update.SwitchLog;
import org.plantdiseasedetector.update.UpdateOffer;
import org.plantdiseasedetector.update.UpdateSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pdd model}: the models on this computer. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "The models on this computer: list, verify, install from a file, go back.")
final class ModelCommand implements Runnable {

  private static final String REASON = "Why, for the log of pdd model log.";

  private final UpdateServices services;
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  /**
   * Makes the command.
   *
   * @param services updates models
   * @param console where to write
   */
  ModelCommand(UpdateServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Name a command of pdd model.");
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description =
          "Lists the models, which one is in use, their size and whether they are genuine.")
  int list() throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          print(entries());
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Checks signatures and hashes of all models; code 5 if one is not genuine.")
  int verify() throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          List<ModelList.Entry> entries = entries();
          print(entries);
          return entries.stream().allMatch(entry -> entry.problem().isEmpty())
              ? ExitCode.DONE
              : ExitCode.SECURITY;
        });
  }

  private List<ModelList.Entry> entries() throws IOException {
    return new ModelList(services.folders().of(VaultOptions.namedDataDirectory(spec))).read();
  }

  private void print(List<ModelList.Entry> entries) throws IOException {
    for (ModelList.Entry entry : entries) {
      String line =
          String.format(
              Locale.ROOT,
              "%s %-24s %6.1f MB  %s  %s%n",
              entry.active() ? "*" : " ",
              entry.name(),
              entry.bytes() / 1e6,
              entry.shipped() ? "came with the app" : "installed        ",
              entry.problem().map(what -> "REFUSED: " + what).orElse("genuine"));
      write(line);
    }
    console.out().flush();
  }

  @Command(
      name = "install",
      mixinStandardHelpOptions = true,
      description = "Installs the model of a .pddmodel file. The next start uses it.")
  int install(@Parameters(paramLabel = "FILE") Path file) throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          try (UpdateSource source = UpdateSource.carried(file)) {
            ModelUpdater updater = services.updater(VaultOptions.namedDataDirectory(spec));
            UpdateOffer offer = updater.check(source);
            ConsoleObserver observer = new ConsoleObserver(console);
            updater.apply(offer, source, observer);
            observer.clear();
            offer
                .staleSince()
                .ifPresent(
                    since -> console.say("Its signatures are genuine but ended on " + since));
            console.say("The next start uses " + offer.release().folder() + ".");
            return ExitCode.DONE;
          }
        });
  }

  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = "Goes back to the last good model, or to the named installed one.")
  int rollback(
      @Parameters(arity = "0..1", paramLabel = "MODEL") @Nullable String model,
      @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = REASON)
          String reason)
      throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          ModelChoice choice = services.choice(VaultOptions.namedDataDirectory(spec));
          sayUsed(model == null ? choice.back(reason) : choice.use(model, reason));
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "use",
      mixinStandardHelpOptions = true,
      description = "Uses another model that is on this computer; see pdd model list.")
  int use(
      @Parameters(paramLabel = "MODEL") String model,
      @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = REASON)
          String reason)
      throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          sayUsed(services.choice(VaultOptions.namedDataDirectory(spec)).use(model, reason));
          return ExitCode.DONE;
        });
  }

  private void sayUsed(String used) {
    console.say(
        "The next start uses "
            + (used.isEmpty() ? "the model that came with the app." : used + "."));
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes an installed model; never the one in use nor the last good one.")
  int remove(@Parameters(paramLabel = "MODEL") String model) throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          services.choice(VaultOptions.namedDataDirectory(spec)).remove(model);
          console.say(model + " was removed.");
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "log",
      mixinStandardHelpOptions = true,
      description = "Says which model gave way to which, when and why; the newest first.")
  int log() throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          for (SwitchLog.Line line :
              services.folders().of(VaultOptions.namedDataDirectory(spec)).switches().read()) {
            write(
                "%s  %-9s  %s -> %s  %s%n"
                    .formatted(
                        line.at(),
                        line.kind().name().toLowerCase(Locale.ROOT),
                        named(line.from()),
                        named(line.to()),
                        line.reason()));
          }
          console.out().flush();
          return ExitCode.DONE;
        });
  }

  private static String named(String folder) {
    return folder.isEmpty() ? "(came with the app)" : folder;
  }

  private void write(String line) throws IOException {
    console.out().write(line.getBytes(console.charset()));
  }
}
