package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.diagnosis.PhotoReader;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.shards.ResultsFile;
import org.plantdiseasedetector.shards.ShardException;

/**
 * Saves photos with diagnoses that were made elsewhere.
 *
 * @param file of {@code pdd collect}
 * @param console where counts are said
 */
record ResultsImport(Path file, Console console) {

  private static final PhotoReader READER = new PhotoReader(DecodeLimits.STANDARD.maxBytes());

  /**
   * Saves what has a result.
   *
   * @param photos that are not in the history yet
   * @param saver takes them
   * @param services starts the model here, which tells how several photos of a plant are combined
   * @return the exit code
   * @throws CommandFailure if the file is no file of results, or is of another model than is used
   *     here, since results of two models must not be mixed
   */
  int save(List<Path> photos, HistorySaver saver, ServiceFactory services) throws CommandFailure {
    ResultsFile results = read();
    int without = 0;
    try (ServiceFactory.RunningService running = services.start(DeviceChoice.AUTO, 0)) {
      if (!running.model().identity().equals(results.model())) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "The results in %s are of %s, and this installation uses %s. Install that model first."
                .formatted(file, results.model(), running.model().identity()));
      }
      for (Path photo : photos) {
        Optional<Diagnosis> diagnosis = find(results, photo);
        if (diagnosis.isEmpty()) {
          without++;
        } else if (!saver.isBroken()) {
          saver.add(diagnosis.get(), running.several());
        }
      }
      saver.end(running.several());
    }
    if (without > 0) {
      console.say("%d photos have no result in %s and were left out.".formatted(without, file));
    }
    return without + saver.refused() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private static Optional<Diagnosis> find(ResultsFile results, Path photo) {
    try {
      return results.diagnosis(Sha256.hex(READER.read(photo)), photo);
    } catch (PhotoException unreadable) {
      return Optional.empty();
    }
  }

  private ResultsFile read() throws CommandFailure {
    try {
      return ResultsFile.read(file);
    } catch (ShardException refused) {
      throw ShardOptions.failure(refused);
    } catch (IOException broken) {
      throw new CommandFailure(
          ExitCode.USAGE, "%s cannot be read: %s.".formatted(file, broken), broken);
    }
  }
}
