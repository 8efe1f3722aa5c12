package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.update.UpdateException;
import org.plantdiseasedetector.update.UpdateSettings;
import org.plantdiseasedetector.update.UpdateSettingsFile;
import org.plantdiseasedetector.update.UpdateSource;
import picocli.CommandLine.Option;

/** Where an update comes from. */
final class UpdateOptions {

  @Option(
      names = "--from",
      paramLabel = "FILE|FOLDER|URL",
      description =
          "A .pddmodel file, a folder with a repository, or its https address (default: the"
              + " address of pdd update settings).")
  private @Nullable String from;

  @Option(
      names = "--proxy",
      paramLabel = "HOST:PORT",
      description = "Reach the address through this proxy.")
  private @Nullable String proxy;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "Also trust servers with a certificate of the authorities in this PEM file.")
  private @Nullable Path authorities;

  /** Opens the source; what the user does not name is as stored. */
  UpdateSource open(UpdateSettingsFile file, Console console)
      throws IOException, UpdateException, CommandFailure {
    UpdateSettingsFile.Found found = file.read();
    found.problem().ifPresent(console::say);
    UpdateSettings stored = found.settings();
    try {
      UpdateSettings reach =
          new UpdateSettings(
              stored.address(),
              false,
              Optional.ofNullable(proxy).or(stored::proxy),
              Optional.ofNullable(authorities).or(stored::authorities));
      return from == null ? reach.open() : reach.open(from);
    } catch (IllegalArgumentException unusable) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(unusable.getMessage()), unusable);
    }
  }
}
