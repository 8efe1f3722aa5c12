package org.plantdiseasedetector.inference;

import java.util.List;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.model.ModelBundle;

/**
 * A loaded model. Thread-safe: calls from several threads are served one after the other or in
 * parallel, as the implementation sees fit.
 */
public interface Classifier extends AutoCloseable {

  /** Returns the bundle that this classifier was loaded from. */
  ModelBundle bundle();

  /** Returns where inference runs. */
  ComputeDevice device();

  /**
   * Classifies photos.
   *
   * @param photos prepared by the {@link org.plantdiseasedetector.imaging.Preprocessor} of this
   *     bundle's input; any number
   * @return one result per photo, in order
   * @throws InferenceException if the engine fails
   */
  List<Prediction> classify(List<PreparedPhoto> photos) throws InferenceException;

  /** Frees native memory; further calls fail. */
  @Override
  void close();
}
