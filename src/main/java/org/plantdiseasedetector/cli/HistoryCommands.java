package org.plantdiseasedetector.cli;

import java.util.function.LongSupplier;
import picocli.CommandLine;

/** Puts the commands of {@code pdd history} together. Stateless. */
public final class HistoryCommands {

  private HistoryCommands() {}

  /**
   * Makes the command with its subcommands.
   *
   * @param services vault, history and backups
   * @param diagnoses starts the diagnosis service
   * @param console where to write
   * @param nanoTime monotonic time in nanoseconds
   */
  public static CommandLine of(
      HistoryServices services, ServiceFactory diagnoses, Console console, LongSupplier nanoTime) {
    return new CommandLine(new HistoryCommand(services, console))
        .addSubcommand(new EraseCommand(services, console))
        .addSubcommand(new RetentionCommand(services, console))
        .addSubcommand(new ExchangeCommand.Send(services, console))
        .addSubcommand(new ExchangeCommand.Receive(services, console))
        .addSubcommand(new KeychainCommand(services, console))
        .addSubcommand(new ImportCommand(services, diagnoses, console, nanoTime));
  }
}
