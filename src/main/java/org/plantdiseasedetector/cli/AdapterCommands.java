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
    AdapterCommand command = new AdapterCommand(services, desks, console);
    return new CommandLine(command)
        .addSubcommand(new AdapterExchange.Export(services, desks, console))
        .addSubcommand(new AdapterExchange.Import(services, desks, console))
        .addSubcommand(new AdapterExchange.Merge(services, desks, command, console))
        .addSubcommand(new AdapterLab.Make(console))
        .addSubcommand(new AdapterLab.Experiment(console));
  }
}
