package org.plantdiseasedetector.inference;

import java.util.List;
import java.util.function.Consumer;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.model.LinearHead;
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
   * Classifies photos and tells where; the device may change from one call to the next when a
   * graphics processor fails.
   *
   * @param photos as for {@link #classify}
   * @return one result per photo, in order, and where they were computed
   * @throws InferenceException if the engine fails
   */
  default Classified classifyWhere(List<PreparedPhoto> photos) throws InferenceException {
    return new Classified(classify(photos), device());
  }

  /**
   * Results of one call.
   *
   * @param predictions one per photo
   * @param device where they were computed
   */
  record Classified(List<Prediction> predictions, ComputeDevice device) {}

  /**
   * Returns a view on the same loaded model whose calls use another number of threads.
   *
   * @param threads that one call may use on the CPU, at least 1
   * @return need not be closed, and must not be used after this classifier was closed
   */
  default Classifier withThreads(int threads) {
    return this;
  }

  /**
   * Asks to be told why another device is used than was wanted.
   *
   * @param listener called at once if that has happened, or later, on any thread, when it does
   */
  default void onFallback(Consumer<DeviceFallback> listener) {}

  /**
   * Tells where on a photo the evidence for each class lies. Slower than a classification.
   *
   * @param photo views as for {@link #classify}; their side may be any multiple of 32, and a larger
   *     one gives a finer map, of the network's opinion on the larger picture
   * @param views which part of the photo each view shows
   * @throws InferenceException if the engine fails
   */
  Evidence explain(PreparedPhoto photo, List<View> views) throws InferenceException;

  /**
   * Does the same with another head on the same network.
   *
   * @param photo as for the other method
   * @param views which part of the photo each view shows
   * @param head for embeddings of this model
   * @throws InferenceException if the engine fails
   */
  default Evidence explain(PreparedPhoto photo, List<View> views, LinearHead head)
      throws InferenceException {
    throw new InferenceException("This model cannot explain the answers of an adapter.");
  }

  /**
   * Returns this classifier as it is now: its bundle stays the same, whatever is switched on or off
   * later.
   */
  default Classifier asItIsNow() {
    return this;
  }

  /** Frees native memory; further calls fail. */
  @Override
  void close();
}
