package org.plantdiseasedetector.cli;

import picocli.CommandLine;

/** Puts the commands of {@code pdd adapter} together. Stateless. */
public final class AdapterCommands {

  private AdapterCommands() {}

  /**
   * Makes the command with its subcommands.
   *
   * @param services vault and history
   * @param desks what adapters are made with
   * @param console where to write
   */
  public static CommandLine of(HistoryServices services, AdapterDesks desks, Console console) {
    return new CommandLine(new AdapterCommand(services, desks, console))
        .addSubcommand(new AdapterLab.Make(console))
        .addSubcommand(new AdapterLab.Experiment(console));
  }
}
