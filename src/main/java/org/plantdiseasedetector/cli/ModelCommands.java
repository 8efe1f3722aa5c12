package org.plantdiseasedetector.cli;

import org.plantdiseasedetector.casebook.CaseModel;
import picocli.CommandLine;

/** Puts the commands of {@code pdd model} together. Stateless. */
public final class ModelCommands {

  private ModelCommands() {}

  /**
   * Makes the command with its subcommands.
   *
   * @param updates models on this computer
   * @param histories vault and history
   * @param opener loads models for a comparison
   * @param console where to write
   */
  public static CommandLine of(
      UpdateServices updates, HistoryServices histories, CaseModel.Opener opener, Console console) {
    return new CommandLine(new ModelCommand(updates, console))
        .addSubcommand(new ModelCompareCommand(updates, histories, opener, console));
  }
}
