package org.plantdiseasedetector.casebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.diagnosis.PhotoReader;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.PhotoException;

/**
 * Makes cases of the photos of a card or folder that are not in the history yet, a case each. What
 * the history has already is left out before it is diagnosed, so that an import that was broken off
 * goes on where it ended. Thread-safe.
 *
 * @param book the history
 * @param maker makes cases of diagnosed photos
 */
public record PhotoImport(CaseBook book, CaseMaker maker) {

  private static final PhotoReader READER = new PhotoReader(DecodeLimits.STANDARD.maxBytes());
  private static final String CAMERA = "DCIM";

  /** What became of a photo. */
  public sealed interface Result {

    /**
     * It is a case now.
     *
     * @param number of the case
     */
    record Saved(long number) implements Result {}

    /** The history had it already. */
    record Known() implements Result {}

    /**
     * It is no usable photo, or could not be saved.
     *
     * @param reason what happened to which file, and what to do
     */
    record Refused(String reason) implements Result {}
  }

  /** Hears of each photo of an import. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Called on the importing thread.
     *
     * @param done how many photos were looked at
     * @param of how many there are
     * @param result of the last one
     */
    void done(int done, int of, Result result);
  }

  /**
   * Finds the photos of a card or folder.
   *
   * @param folder the card or folder; of a camera's card only its folder {@code DCIM}
   * @return sorted
   * @throws IOException if there is no such folder, or it cannot be read
   */
  public static List<Path> photos(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is not there or is no folder");
    }
    Path camera = folder.resolve(CAMERA);
    return new PhotoFinder().find(List.of(Files.isDirectory(camera) ? camera : folder));
  }

  /**
   * Imports photos one after the other.
   *
   * @param photos the files
   * @param diagnose diagnoses a photo
   * @param listener hears of each
   * @param cancelled asked before each photo
   * @throws HistoryException if the history is locked or cannot be written, so that going on is in
   *     vain; what was saved stays
   */
  public void run(
      List<Path> photos,
      Function<Path, Diagnosis> diagnose,
      Listener listener,
      BooleanSupplier cancelled)
      throws HistoryException {
    for (int i = 0; i < photos.size() && !cancelled.getAsBoolean(); i++) {
      listener.done(i + 1, photos.size(), take(photos.get(i), diagnose));
    }
  }

  /**
   * Imports a photo.
   *
   * @param photo the file
   * @param diagnose diagnoses it if it is new
   * @return what became of it
   * @throws HistoryException if the history is locked or cannot be written
   */
  public Result take(Path photo, Function<Path, Diagnosis> diagnose) throws HistoryException {
    try {
      if (isKnown(photo)) {
        return new Result.Known();
      }
      Diagnosis diagnosis = diagnose.apply(photo);
      Optional<Failure> failure = diagnosis.failure();
      return failure.isPresent()
          ? new Result.Refused(failure.get().file() + ": " + failure.get().message())
          : save(photo, diagnosis);
    } catch (IOException unreadable) {
      return new Result.Refused(photo + ": " + unreadable.getMessage());
    } catch (RuntimeException broken) {
      // One photo must not end the import of a whole card.
      return new Result.Refused(
          "%s could not be diagnosed: %s. The others go on.".formatted(photo, broken.getMessage()));
    }
  }

  /** What cannot be read is diagnosed, too, which says why. */
  private boolean isKnown(Path photo) throws HistoryException, IOException {
    String sha256;
    try {
      sha256 = Sha256.hex(READER.read(photo));
    } catch (PhotoException unreadable) {
      return false;
    }
    return book.use(history -> history.caseWithPhoto(sha256).isPresent());
  }

  private Result save(Path photo, Diagnosis diagnosis) throws HistoryException, IOException {
    CaseMaker.Result result =
        book.use(
            history -> {
              try {
                return maker.save(
                    history,
                    List.of(new CaseMaker.Diagnosed(diagnosis)),
                    List::getFirst,
                    details -> details);
              } catch (HistoryException refused) {
                if (isOfThePhoto(refused)) {
                  return new CaseMaker.Result(
                      Optional.empty(), List.of(), List.of(String.valueOf(refused.getMessage())));
                }
                throw refused;
              }
            });
    if (result.saved().isPresent()) {
      return new Result.Saved(result.saved().get().number());
    }
    return result.refused().isEmpty()
        ? new Result.Known()
        : new Result.Refused(photo + ": " + result.refused().getFirst());
  }

  /** A photo that vanished or is changed is the matter of that photo; a full disk is not. */
  private static boolean isOfThePhoto(HistoryException refused) {
    return refused.reason() == HistoryException.Reason.PHOTO_CHANGED;
  }
}
