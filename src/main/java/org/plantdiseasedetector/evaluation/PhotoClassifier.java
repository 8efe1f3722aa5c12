package org.plantdiseasedetector.evaluation;

import java.nio.file.Path;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.model.Judgement;

/** The diagnosis pipeline as the evaluation sees it. Implementations are thread-safe. */
@FunctionalInterface
public interface PhotoClassifier {

  /**
   * Decodes one photo, edits it and classifies it, in the same way as a diagnosis does.
   *
   * @param photo the file
   * @param edit applied between decoding and the preparation for the network
   * @return the reading; a broken photo gives {@link Reading.Failed}, never an exception
   */
  Reading classify(Path photo, PhotoEdit edit);

  /** What came of one photo. */
  sealed interface Reading {

    /**
     * The photo was classified.
     *
     * @param judgement what the model makes of it
     */
    record Judged(Judgement judgement) implements Reading {}

    /**
     * The photo could not be used.
     *
     * @param failure why, in words for the user
     */
    record Failed(Failure failure) implements Reading {}

    /** The edit does not apply to this photo, which is left out of the evaluation. */
    record Skipped() implements Reading {}
  }
}
