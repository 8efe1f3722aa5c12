package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.update.UpdateSource;
import org.plantdiseasedetector.update.transport.HttpOptions;
import org.plantdiseasedetector.update.transport.HttpSource;
import org.plantdiseasedetector.update.tuf.Freshness;
import picocli.CommandLine.Option;

/** Where an update comes from. */
final class UpdateOptions {

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FILE|FOLDER|URL",
      description = "A .pddmodel file, a folder with a repository, or its https address.")
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

  UpdateSource open() throws IOException, CommandFailure {
    String name = String.valueOf(from);
    try {
      if (name.startsWith("https://")) {
        return new UpdateSource(
            HttpSource.open(
                name,
                HttpOptions.standard(Optional.ofNullable(proxy), Optional.ofNullable(authorities))),
            Freshness.ONLINE,
            name);
      }
    } catch (IllegalArgumentException unusable) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(unusable.getMessage()), unusable);
    }
    if (name.contains("://")) {
      throw new CommandFailure(
          ExitCode.USAGE, name + " is no https address; others are not safe enough.");
    }
    return UpdateSource.carried(Path.of(name));
  }
}
