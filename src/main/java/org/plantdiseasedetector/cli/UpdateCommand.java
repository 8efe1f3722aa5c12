package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.update.ModelGuard;
import org.plantdiseasedetector.update.ModelUpdater;
import org.plantdiseasedetector.update.UpdateException;
import org.plantdiseasedetector.update.UpdateOffer;
import org.plantdiseasedetector.update.UpdateSettings;
import org.plantdiseasedetector.update.UpdateSettingsFile;
import org.plantdiseasedetector.update.UpdateSource;
import org.plantdiseasedetector.update.tuf.TufException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pdd update}: signed models from a server, folder or file. */
@Command(
    name = "update",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Looks for a newer model and installs it. The network is used only here.")
public final class UpdateCommand implements Runnable {

  private final UpdateServices services;
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  /**
   * Makes the command.
   *
   * @param services updates models
   * @param console where to write
   */
  public UpdateCommand(UpdateServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Name a command of pdd update.");
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Says what a source offers and what it would change. Installs nothing.")
  int check(@Mixin UpdateOptions options) throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          try (UpdateSource source = options.open(settings(), console)) {
            show(updater().check(source));
            return ExitCode.DONE;
          }
        });
  }

  @Command(
      name = "apply",
      mixinStandardHelpOptions = true,
      description = "Installs the newest model of a source. The next start uses it.")
  int apply(
      @Mixin UpdateOptions options,
      @Option(
              names = "--keep-present",
              description = "Installs, but goes on using the present model; see pdd model use.")
          boolean keep)
      throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          try (UpdateSource source = options.open(settings(), console)) {
            ModelUpdater updater = updater();
            UpdateOffer offer = updater.check(source);
            show(offer);
            if (offer.state() != UpdateOffer.State.IN_USE) {
              install(updater, offer, source, keep);
            }
            return ExitCode.DONE;
          }
        });
  }

  private void install(ModelUpdater updater, UpdateOffer offer, UpdateSource source, boolean keep)
      throws UpdateException, TufException, IOException {
    ConsoleObserver observer = new ConsoleObserver(console);
    try {
      if (keep) {
        updater.keep(offer, source, observer);
      } else {
        updater.apply(offer, source, observer);
      }
    } finally {
      observer.clear();
    }
    console.say(
        (keep
                ? "Installed and tested, but not in use. To use it: pdd model use %s"
                : "Installed and tested. The next start uses %s. To go back: pdd model rollback")
            .formatted(offer.release().folder()));
  }

  @Command(
      name = "settings",
      mixinStandardHelpOptions = true,
      description = {
        "Shows or stores where updates come from; the window uses the same.",
        "'none' takes a value away."
      })
  int settings(@Mixin SettingsOptions options) throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          UpdateSettingsFile file = settings();
          UpdateSettingsFile.Found found = file.read();
          found.problem().ifPresent(console::say);
          UpdateSettings settings = options.changed(found.settings());
          if (!settings.equals(found.settings())) {
            file.write(settings).ifPresent(kept -> console.say("The old file was kept as " + kept));
          }
          for (String line : SettingsOptions.words(settings)) {
            console.out().write((line + System.lineSeparator()).getBytes(console.charset()));
          }
          console.out().flush();
          return found.problem().isPresent() && settings.equals(found.settings())
              ? ExitCode.INTERNAL
              : ExitCode.DONE;
        });
  }

  private UpdateSettingsFile settings() throws IOException {
    return UpdateSettingsFile.in(
        services.folders().of(VaultOptions.namedDataDirectory(spec)).data());
  }

  private ModelUpdater updater() throws IOException {
    return services.updater(VaultOptions.namedDataDirectory(spec));
  }

  private void show(UpdateOffer offer) throws IOException {
    Optional<ModelBundle> used =
        new ModelGuard(services.folders().of(VaultOptions.namedDataDirectory(spec))).look();
    for (String line : OfferText.of(offer, used)) {
      console.out().write((line + System.lineSeparator()).getBytes(console.charset()));
    }
    console.out().flush();
  }
}
