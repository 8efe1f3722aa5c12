package org.plantdiseasedetector.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plantdiseasedetector.domain.ErrorId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Parses the command line, runs the command and turns every failure into words and a code. */
public final class PddCommandLine {

  private static final Logger LOG = LoggerFactory.getLogger(PddCommandLine.class);

  private final Console console;
  private final CommandLine line;

  /**
   * Makes the command line.
   *
   * @param console where to write
   * @param commands objects annotated as picocli commands, each becomes a subcommand
   */
  public PddCommandLine(Console console, List<Object> commands) {
    this.console = console;
    this.line = new CommandLine(new PddCommand());
    commands.forEach(line::addSubcommand);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(new OutputStreamWriter(console.out(), console.charset()), true));
    line.setErr(console.messages());
    line.setParameterExceptionHandler((failure, arguments) -> usage(failure));
    line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure));
  }

  /**
   * Runs a command.
   *
   * @param arguments as the user typed them
   * @return one of {@link ExitCode}
   */
  public int run(String... arguments) {
    return line.execute(arguments);
  }

  /** Returns the names of all commands, and each option as {@code command --option}. */
  public List<String> names() {
    return names(line);
  }

  static List<String> names(CommandLine root) {
    List<String> all = new ArrayList<>();
    for (CommandLine command : root.getSubcommands().values()) {
      all.add(command.getCommandName());
      command.getCommandSpec().options().stream()
          .flatMap(option -> Arrays.stream(option.names()))
          .forEach(option -> all.add(command.getCommandName() + " " + option));
    }
    return all;
  }

  private int usage(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    console.say(String.valueOf(failure.getMessage()));
    CommandLine.UnmatchedArgumentException.printSuggestions(failure, console.messages());
    console.say("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static String cause(CommandFailure failure) {
    Throwable cause = failure.getCause();
    return cause == null ? "none" : cause.getClass().getSimpleName();
  }

  private int report(Exception failure) {
    if (failure instanceof CommandFailure expected) {
      // The message can repeat what the user typed: names, words of a search.
      LOG.info("event=command_failed code={} cause={}", expected.exitCode(), cause(expected));
      console.say(expected.getMessage());
      return expected.exitCode();
    }
    ErrorId id = ErrorId.next();
    LOG.error("event=internal_error id={}", id, failure);
    console.say(
        "Internal error %s: %s. The log file has the details; please report them."
            .formatted(id, failure));
    return ExitCode.INTERNAL;
  }
}
