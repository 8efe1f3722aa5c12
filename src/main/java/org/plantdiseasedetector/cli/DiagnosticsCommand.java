package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.operations.DiagnosticPackage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code pdd diagnostics}: gathers what helps to find out what is wrong. */
@Command(
    name = "diagnostics",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Gathers versions, logs, crash reports and metrics without what is personal.",
      "Lists every file; nothing is sent."
    })
public final class DiagnosticsCommand implements Callable<Integer> {

  private final Source source;
  private final Console console;

  @ParentCommand private @Nullable PddCommand parent;

  @Option(names = "--out", paramLabel = "FILE", description = "Save the package as this ZIP file.")
  private @Nullable Path out;

  @Option(names = "--list", description = "Only list the files; the default without --out.")
  private boolean listed;

  @Option(names = "--show", paramLabel = "NAME", description = "Print this file and save nothing.")
  private @Nullable String shown;

  @Option(
      names = "--leave-out",
      paramLabel = "NAME",
      description = "Leave this file out; may be given several times.")
  private List<String> unwanted = List.of();

  /** Gathers. */
  @FunctionalInterface
  public interface Source {
    /**
     * Gathers what helps to find out what is wrong.
     *
     * @param dataDirectory the data folder that the user named
     * @throws IOException if something cannot be read
     */
    DiagnosticPackage collect(Optional<Path> dataDirectory) throws IOException;
  }

  /**
   * Makes the command.
   *
   * @param source gathers
   * @param console where to write
   */
  public DiagnosticsCommand(Source source, Console console) {
    this.source = source;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, CommandFailure {
    DiagnosticPackage all =
        source.collect(parent == null ? Optional.empty() : parent.dataDirectory());
    for (String name : unwanted) {
      find(all, name);
    }
    if (shown != null) {
      print(find(all, shown).text());
      return ExitCode.DONE;
    }
    DiagnosticPackage wanted = all.only(item -> !unwanted.contains(item.name()));
    for (DiagnosticPackage.Item item : wanted.files()) {
      print(String.format(Locale.ROOT, "%9d  %s%n", item.size(), item.name()));
    }
    if (out != null && !listed) {
      save(wanted, out);
    }
    return ExitCode.DONE;
  }

  private static DiagnosticPackage.Item find(DiagnosticPackage all, String name)
      throws CommandFailure {
    return all.files().stream()
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "There is no file %s in the package. Names: pdd diagnostics --list."
                        .formatted(name)));
  }

  private void save(DiagnosticPackage wanted, Path target) throws CommandFailure {
    try {
      wanted.save(target);
    } catch (IOException refused) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Nothing can be written to %s: %s. Name a file in a folder that exists."
              .formatted(target, refused.getMessage()),
          refused);
    }
    console.say(
        "Saved in %s. Read it before you pass it on: pdd diagnostics --show NAME."
            .formatted(target));
  }

  private void print(String text) throws IOException {
    console.out().write(text.getBytes(console.charset()));
    console.out().flush();
  }
}
