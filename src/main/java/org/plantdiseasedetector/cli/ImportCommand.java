package org.plantdiseasedetector.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.diagnosis.PhotoReader;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.MetadataStripper;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.inference.DeviceChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code pdd history import}: the new photos of a card or folder become cases. What is in the
 * history already is left out before it is diagnosed, so that an import that was broken off goes on
 * where it ended when it is started again.
 */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Diagnoses and saves the photos of a camera card (its folder DCIM) or of a folder that are",
      "not in the history yet. Started again it goes on where it ended."
    })
final class ImportCommand implements Callable<Integer> {

  private final HistoryWork work;
  private final ServiceFactory diagnoses;
  private final LongSupplier nanoTime;
  private final PhotoReader reader = new PhotoReader(DecodeLimits.STANDARD.maxBytes());

  @Mixin private VaultOptions vault = new VaultOptions();
  @Mixin private DetailOptions details = new DetailOptions();

  @Option(
      names = "--plant",
      defaultValue = "photo",
      paramLabel = "HOW",
      description = "photo (default): each photo is a plant; folder: those of a folder show one.")
  private SaveOptions.Grouping grouping = SaveOptions.Grouping.PHOTO;

  @Option(names = "--strip", description = "Store photos without their place and camera.")
  private boolean strip;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = {
        "Take the diagnoses from this history.jsonl of pdd collect, by the photos' content,",
        "instead of diagnosing here; photos without one are left out."
      })
  private @Nullable Path results;

  @Parameters(paramLabel = "DIR", description = "The card or folder.")
  private Path folder = Path.of("");

  ImportCommand(
      HistoryServices services, ServiceFactory diagnoses, Console console, LongSupplier nanoTime) {
    this.work = new HistoryWork(services, console);
    this.diagnoses = diagnoses;
    this.nanoTime = nanoTime;
  }

  @Override
  public Integer call() throws CommandFailure {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(ExitCode.USAGE, folder + " is no folder. Name the card's folder.");
    }
    Path camera = folder.resolve("DCIM");
    Path root = Files.isDirectory(camera) ? camera : folder;
    List<Path> found = new PhotoFinder().find(List.of(root));
    HistorySession session = HistorySession.open(work.services(), vault, work.console());
    HistorySaver.Wish wish = new HistorySaver.Wish(details, grouping, strip);
    try (HistorySaver saver = new HistorySaver(session, work.services(), wish, work.console())) {
      List<Path> fresh = fresh(found, session.history());
      work.console()
          .say(
              "%d photos in %s, %d of them in the history already."
                  .formatted(found.size(), root, found.size() - fresh.size()));
      if (fresh.isEmpty()) {
        return ExitCode.DONE;
      }
      return results == null
          ? diagnose(fresh, saver)
          : new ResultsImport(results, work.console()).save(fresh, saver, diagnoses);
    } catch (HistoryException refused) {
      throw HistoryFailures.of(refused);
    }
  }

  private List<Path> fresh(List<Path> found, History history) throws HistoryException {
    List<Path> fresh = new ArrayList<>();
    for (Path photo : found) {
      if (!isKnown(photo, history)) {
        fresh.add(photo);
      }
    }
    return fresh;
  }

  /** What cannot be read is diagnosed, too, which says why. */
  private boolean isKnown(Path photo, History history) throws HistoryException {
    try {
      byte[] content = reader.read(photo);
      return history.caseWithPhoto(Sha256.hex(content)).isPresent()
          || (strip
              && history.caseWithPhoto(Sha256.hex(MetadataStripper.strip(content))).isPresent());
    } catch (PhotoException unreadable) {
      return false;
    }
  }

  private int diagnose(List<Path> photos, HistorySaver saver) throws CommandFailure {
    AtomicInteger rejected = new AtomicInteger();
    try (ServiceFactory.RunningService running = diagnoses.start(DeviceChoice.AUTO, 0)) {
      Progress progress = new Progress(work.console(), photos.size(), nanoTime);
      running
          .service()
          .diagnoseAll(
              photos,
              (index, diagnosis) -> {
                diagnosis
                    .failure()
                    .ifPresent(
                        failure ->
                            say(progress, rejected, failure.file() + ": " + failure.message()));
                saver.add(diagnosis, running.several());
                progress.update(index + 1);
              },
              saver::isBroken);
      progress.clear();
      saver.end(running.several());
      return rejected.get() + saver.refused() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }
  }

  private void say(Progress progress, AtomicInteger rejected, String message) {
    progress.clear();
    rejected.incrementAndGet();
    work.console().say(message);
  }
}
