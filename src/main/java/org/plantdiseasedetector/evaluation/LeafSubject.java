package org.plantdiseasedetector.evaluation;

import java.nio.file.Path;
import java.util.Optional;
import org.plantdiseasedetector.leaf.LeafMap;
import org.plantdiseasedetector.model.ModelBundle;

/**
 * A loaded model with what the app measures around it, as the evaluation against masks sees it.
 * Used from one thread.
 */
public interface LeafSubject extends AutoCloseable {

  /** Returns the evaluated bundle. */
  ModelBundle bundle();

  /**
   * Diagnoses, measures and explains one photo.
   *
   * @param photo the file
   * @throws EvaluationException if the photo cannot be used
   */
  Reading read(Path photo) throws EvaluationException;

  @Override
  void close();

  /**
   * What came of one photo.
   *
   * @param leaf the delimited leaf; empty if there is none
   * @param evidence for the most probable class
   * @param diseased whether that class is a disease
   */
  record Reading(Optional<LeafMap> leaf, Picture evidence, boolean diseased) {}

  /** A picture that can be drawn at any size. */
  @FunctionalInterface
  interface Picture {
    /**
     * Draws.
     *
     * @param width pixels
     * @param height pixels
     * @return row by row, at least 0
     */
    float[] at(int width, int height);
  }

  /** Loads a subject. */
  @FunctionalInterface
  interface Opener {
    /**
     * Loads.
     *
     * @param bundle the bundle's folder; empty for the one that a diagnosis would use
     * @throws EvaluationException if it cannot be loaded
     */
    LeafSubject open(Optional<Path> bundle) throws EvaluationException;
  }
}
