package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.update.UpdateSettings;
import picocli.CommandLine.Option;

/** What the user stores about updates. */
final class SettingsOptions {

  private static final String NONE = "none";

  /** Words of a switch. */
  enum Switch {
    /** On. */
    ON,
    /** Off. */
    OFF
  }

  @Option(
      names = "--address",
      paramLabel = "URL|none",
      description = "The https address of the repository.")
  private @Nullable String address;

  @Option(
      names = "--auto-check",
      paramLabel = "on|off",
      description = "Whether the window looks for updates when it opens (default: off).")
  private @Nullable Switch autoCheck;

  @Option(
      names = "--proxy",
      paramLabel = "HOST:PORT|none",
      description = "Reach the address through this proxy.")
  private @Nullable String proxy;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE|none",
      description = "Also trust servers with a certificate of the authorities in this PEM file.")
  private @Nullable String authorities;

  /** Returns the settings with what the user named. */
  UpdateSettings changed(UpdateSettings stored) throws CommandFailure {
    try {
      return new UpdateSettings(
          changed(address, stored.address()),
          autoCheck == null ? stored.autoCheck() : autoCheck == Switch.ON,
          changed(proxy, stored.proxy()),
          changed(authorities, stored.authorities().map(Path::toString))
              .map(file -> Path.of(file).toAbsolutePath()));
    } catch (IllegalArgumentException unusable) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(unusable.getMessage()), unusable);
    }
  }

  private static Optional<String> changed(@Nullable String named, Optional<String> stored) {
    if (named == null) {
      return stored;
    }
    return named.equals(NONE) ? Optional.empty() : Optional.of(named);
  }

  static List<String> words(UpdateSettings settings) {
    return List.of(
        "address: " + settings.address().orElse(NONE),
        "auto-check: " + (settings.autoCheck() ? "on" : "off"),
        "proxy: " + settings.proxy().orElse(NONE),
        "ca-file: " + settings.authorities().map(Path::toString).orElse(NONE));
  }
}
