package org.plantdiseasedetector.diagnosis;

import java.nio.file.Path;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.inference.InferenceException;

/** Tells what the diagnosis of a photo rests on. Thread-safe; takes a good part of a second. */
@FunctionalInterface
public interface Explainer {

  /**
   * Explains.
   *
   * @param photo the file
   * @throws PhotoException if the photo cannot be read (any more)
   * @throws InferenceException if the engine fails
   */
  PhotoExplanation explain(Path photo) throws PhotoException, InferenceException;
}
