package org.plantdiseasedetector.diagnosis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.imaging.DecodedPhoto;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.imaging.Preprocessor;
import org.plantdiseasedetector.leaf.PhotoInspector;
import org.plantdiseasedetector.leaf.QualityLimits;

/**
 * The part of a diagnosis that needs no model: reading, hashing, decoding, cutting the views.
 *
 * @param reader reads the file
 * @param decoder turns bytes into pixels
 * @param preprocessor makes the views
 * @param inspector judges the photo and measures the leaf
 * @param nanoTime monotonic time in nanoseconds
 */
record PhotoPreparation(
    PhotoReader reader,
    PhotoDecoder decoder,
    Preprocessor preprocessor,
    PhotoInspector inspector,
    LongSupplier nanoTime) {

  /**
   * A photo after preparation.
   *
   * @param path as the user named it
   * @param startNanos when work on it began
   * @param sha256 hash of its bytes; empty if they could not be read
   * @param warnings remarks on the photo
   * @param inspection what was measured on it; empty if it could not be decoded
   * @param result the views, or why there are none
   */
  record Prepared(
      Path path,
      long startNanos,
      Optional<String> sha256,
      List<String> warnings,
      Optional<PhotoInspector.Inspection> inspection,
      Result result) {

    /** Returns the same with a further remark, if there is one. */
    Prepared with(Optional<String> remark) {
      List<String> all = new ArrayList<>(warnings);
      remark.ifPresent(all::add);
      return new Prepared(path, startNanos, sha256, all, inspection, result);
    }
  }

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
      sha256 = Optional.of(Sha256.hex(bytes));
      watcher.ended(Stage.READ);
      DecodedPhoto photo = decoder.decode(bytes, preprocessor.minSide());
      watcher.ended(Stage.DECODE);
      PhotoInspector.Inspection inspection = inspector.inspect(photo.image());
      QualityLimits.Verdict verdict = QualityLimits.judge(inspection);
      List<String> warnings = warnings(photo, inspection, verdict);
      watcher.ended(Stage.INSPECT);
      Result result = verdict.hopeless().map(this::refused).orElseGet(() -> ready(photo));
      watcher.ended(Stage.PREPROCESS);
      return new Prepared(path, start, sha256, warnings, Optional.of(inspection), result);
    } catch (PhotoException refused) {
      return failed(path, start, sha256, new Failed(refused.code(), refused));
    } catch (OutOfMemoryError exhausted) {
      return failed(path, start, sha256, new Failed(FailureCode.IMAGE_TOO_LARGE, exhausted));
    } catch (RuntimeException | StackOverflowError defect) {
      return failed(path, start, sha256, new Failed(FailureCode.INTERNAL_ERROR, defect));
    }
  }

  private static Prepared failed(Path path, long start, Optional<String> sha256, Failed failure) {
    return new Prepared(path, start, sha256, List.of(), Optional.empty(), failure);
  }

  private Result ready(DecodedPhoto photo) {
    return new Ready(preprocessor.prepare(photo.image()));
  }

  private Result refused(FailureCode code) {
    return new Failed(code, new PhotoException(code, "refused by its quality"));
  }

  private List<String> warnings(
      DecodedPhoto photo, PhotoInspector.Inspection inspection, QualityLimits.Verdict verdict) {
    List<String> warnings = new ArrayList<>();
    int side = Math.min(photo.sourceWidth(), photo.sourceHeight());
    if (side < preprocessor.minSide()) {
      warnings.add(
          "The photo is only %d x %d pixels; a larger one gives a more reliable result."
              .formatted(photo.sourceWidth(), photo.sourceHeight()));
    }
    if (verdict.hopeless().isEmpty()) {
      verdict.remarks().forEach(remark -> warnings.add(QualityWords.of(remark, inspection)));
    }
    return warnings;
  }
}
