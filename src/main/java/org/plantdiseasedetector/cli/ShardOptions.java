package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.shards.PhotoSet;
import org.plantdiseasedetector.shards.ShardException;
import org.plantdiseasedetector.shards.ShardFiles;
import org.plantdiseasedetector.shards.ShardNumber;
import picocli.CommandLine.Option;

/** The option {@code --shard} of {@code pdd diagnose}. */
final class ShardOptions {

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = {
        "Diagnose only part I of N, into the folder --out; pdd collect makes one table of all.",
        "N alone takes the part from the scheduler (Slurm, Kubernetes), auto also N (Slurm)."
      })
  private @Nullable String shard;

  boolean wanted() {
    return shard != null;
  }

  /**
   * Finds out what this task has to do.
   *
   * @param photos all photos of the run
   * @param out folder of the run; made if it is missing
   * @param variables environment variables
   * @throws CommandFailure if the part is not known, or the folder cannot be used
   */
  ShardRun plan(List<Path> photos, Path out, Function<String, Optional<String>> variables)
      throws CommandFailure {
    try {
      ShardNumber number = ShardNumber.of(String.valueOf(shard), variables);
      Files.createDirectories(out);
      PhotoSet all = PhotoSet.of(photos);
      ShardFiles files = new ShardFiles(out, number);
      Optional<ModelIdentity> model = files.complete(all, app());
      return new ShardRun(all, all.part(number), files, model);
    } catch (ShardException refused) {
      throw failure(refused);
    } catch (IOException broken) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "The folder %s cannot be used: %s. Name a folder that you may write to."
              .formatted(out, broken),
          broken);
    }
  }

  static String app() {
    return new ProductVersion().getVersion()[0];
  }

  static CommandFailure failure(ShardException refused) {
    int code =
        refused.reason() == ShardException.Reason.DAMAGED ? ExitCode.SECURITY : ExitCode.USAGE;
    return new CommandFailure(code, refused.getMessage(), refused);
  }
}
