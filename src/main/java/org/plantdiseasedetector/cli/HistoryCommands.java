package org.plantdiseasedetector.cli;

import picocli.CommandLine;

/** Puts the commands of {@code pdd history} together. Stateless. */
public final class HistoryCommands {

  private HistoryCommands() {}

  /**
   * Makes the command with its subcommands.
   *
   * @param services vault, history and backups
   * @param console where to write
   */
  public static CommandLine of(HistoryServices services, Console console) {
    return new CommandLine(new HistoryCommand(services, console))
        .addSubcommand(new EraseCommand.Request(services, console))
        .addSubcommand(new EraseCommand.Retention(services, console))
        .addSubcommand(new ExchangeCommand.Send(services, console))
        .addSubcommand(new ExchangeCommand.Receive(services, console));
  }
}
