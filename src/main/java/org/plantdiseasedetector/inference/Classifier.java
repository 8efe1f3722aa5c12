package org.plantdiseasedetector.inference;

import java.util.List;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.View;

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

  /**
   * Tells where on a photo the evidence for each class lies. Slower than a classification.
   *
   * @param photo views as for {@link #classify}; their side may be any multiple of 32, and a larger
   *     one gives a finer map, of the network's opinion on the larger picture
   * @param views which part of the photo each view shows
   * @throws InferenceException if the engine fails
   */
  Evidence explain(PreparedPhoto photo, List<View> views) throws InferenceException;

  /** Frees native memory; further calls fail. */
  @Override
  void close();
}
