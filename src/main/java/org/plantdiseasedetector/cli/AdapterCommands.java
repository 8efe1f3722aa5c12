package org.plantdiseasedetector.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts the commands of {@code pdd adapter} together. Stateless. */
public final class AdapterCommands {

  private AdapterCommands() {}

  /** The command itself, which only names its subcommands. */
  @Command(
      name = "adapter",
      mixinStandardHelpOptions = true,
      versionProvider = ProductVersion.class,
      synopsisSubcommandLabel = "COMMAND",
      description = "What the model has learnt from your corrections, on this computer.")
  static final class Root implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      if (spec != null) {
        throw new ParameterException(spec.commandLine(), "Name a command of pdd adapter.");
      }
    }
  }

  /**
   * Makes the command with its subcommands.
   *
   * @param console where to write
   */
  public static CommandLine of(Console console) {
    return new CommandLine(new Root())
        .addSubcommand(new AdapterLab.Make(console))
        .addSubcommand(new AdapterLab.Experiment(console));
  }
}
