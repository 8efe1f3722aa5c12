package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plantdiseasedetector.shards.Collector;
import org.plantdiseasedetector.shards.RunSummary;
import org.plantdiseasedetector.shards.ShardException;
import org.plantdiseasedetector.shards.ShardSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pdd collect}: the parts of a run become one table. */
@Command(
    name = "collect",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Checks that all parts of a run are there (pdd diagnose --shard), of one model, without gaps",
      "and doubles, and makes one table, a summary, and a file for the history."
    })
public final class CollectCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The folder of the run.")
  private Path folder = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to write; made if it is missing.")
  private Path out = Path.of("");

  /**
   * Makes the command.
   *
   * @param console where to write
   */
  public CollectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(
          ExitCode.USAGE, folder + " is no folder. Name the folder of pdd diagnose --shard.");
    }
    try {
      ShardSet set = ShardSet.read(folder);
      Collector.prepare(out);
      RunSummary summary = new Collector(set, out).collect();
      console.say(summary.words());
      return summary.rejected() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
    } catch (ShardException refused) {
      throw ShardOptions.failure(refused);
    } catch (IOException broken) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "The table could not be made: %s. Check the disk's free space.".formatted(broken),
          broken);
    }
  }
}
