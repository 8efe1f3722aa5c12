package org.plantdiseasedetector.diagnosis;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.imaging.DecodedPhoto;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.imaging.Preprocessor;

/**
 * The part of a diagnosis that needs no model: reading, hashing, decoding, cutting the views.
 *
 * @param reader reads the file
 * @param decoder turns bytes into pixels
 * @param preprocessor makes the views
 * @param nanoTime monotonic time in nanoseconds
 */
record PhotoPreparation(
    PhotoReader reader, PhotoDecoder decoder, Preprocessor preprocessor, LongSupplier nanoTime) {

  /**
   * A photo after preparation.
   *
   * @param path as the user named it
   * @param startNanos when work on it began
   * @param sha256 hash of its bytes; empty if they could not be read
   * @param warnings remarks on the photo
   * @param result the views, or why there are none
   */
  record Prepared(
      Path path, long startNanos, Optional<String> sha256, List<String> warnings, Result result) {}

  /** Success or failure. */
  sealed interface Result {}

  /**
   * The views.
   *
   * @param photo ready for the model
   */
  record Ready(PreparedPhoto photo) implements Result {}

  /**
   * No views.
   *
   * @param code the reason
   * @param cause for the log
   */
  record Failed(FailureCode code, Throwable cause) implements Result {}

  /**
   * Prepares a photo.
   *
   * @param watcher told of the steps
   * @return always a result; whatever goes wrong is in it
   */
  Prepared prepare(Path path, Stage.Watcher watcher) {
    long start = nanoTime.getAsLong();
    Optional<String> sha256 = Optional.empty();
    try {
      byte[] bytes = reader.read(path);
      sha256 = Optional.of(sha256(bytes));
      watcher.ended(Stage.READ);
      DecodedPhoto photo = decoder.decode(bytes, preprocessor.minSide());
      watcher.ended(Stage.DECODE);
      PreparedPhoto views = preprocessor.prepare(photo.image());
      watcher.ended(Stage.PREPROCESS);
      return new Prepared(path, start, sha256, warnings(photo), new Ready(views));
    } catch (PhotoException refused) {
      return failed(path, start, sha256, new Failed(refused.code(), refused));
    } catch (OutOfMemoryError exhausted) {
      return failed(path, start, sha256, new Failed(FailureCode.IMAGE_TOO_LARGE, exhausted));
    } catch (RuntimeException | StackOverflowError defect) {
      return failed(path, start, sha256, new Failed(FailureCode.INTERNAL_ERROR, defect));
    }
  }

  private static Prepared failed(Path path, long start, Optional<String> sha256, Failed failure) {
    return new Prepared(path, start, sha256, List.of(), failure);
  }

  private List<String> warnings(DecodedPhoto photo) {
    int side = Math.min(photo.sourceWidth(), photo.sourceHeight());
    return side >= preprocessor.minSide()
        ? List.of()
        : List.of(
            "The photo is only %d x %d pixels; a larger one gives a more reliable result."
                .formatted(photo.sourceWidth(), photo.sourceHeight()));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
