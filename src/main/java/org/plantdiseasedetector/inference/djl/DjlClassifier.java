package org.plantdiseasedetector.inference.djl;

import java.util.ArrayList;
import java.util.List;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.Prediction;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.ModelBundle;

/**
 * Runs a bundle's network in PyTorch on the CPU and its head in Java. The logits of a photo's views
 * are averaged. Thread-safe.
 */
public final class DjlClassifier implements Classifier {

  private final ModelBundle bundle;
  private final DjlNetwork network;

  /**
   * Starts the engine and loads the network.
   *
   * @param bundle a validated bundle
   * @param threads threads that one operation may use, at least 1
   * @throws InferenceException if the engine or the network cannot be loaded
   */
  public DjlClassifier(ModelBundle bundle, int threads) throws InferenceException {
    DjlEngine.start(threads);
    InputSpec input = bundle.config().input();
    this.bundle = bundle;
    network = new DjlNetwork(bundle.network(), input.mean(), input.std());
  }

  @Override
  public ModelBundle bundle() {
    return bundle;
  }

  @Override
  public ComputeDevice device() {
    return ComputeDevice.CPU;
  }

  @Override
  public List<Prediction> classify(List<PreparedPhoto> photos) throws InferenceException {
    List<RgbImage> views = photos.stream().flatMap(photo -> photo.views().stream()).toList();
    List<float[]> embeddings = network.embed(views);
    List<Prediction> predictions = new ArrayList<>(photos.size());
    int next = 0;
    for (PreparedPhoto photo : photos) {
      int end = next + photo.views().size();
      predictions.add(predict(embeddings.subList(next, end)));
      next = end;
    }
    return predictions;
  }

  /** The head is linear, so averaging embeddings equals averaging logits. */
  private Prediction predict(List<float[]> embeddings) {
    float[] mean = new float[embeddings.getFirst().length];
    for (float[] embedding : embeddings) {
      for (int f = 0; f < mean.length; f++) {
        mean[f] += embedding[f] / embeddings.size();
      }
    }
    return new Prediction(bundle.trust().judge(mean, bundle.head().logits(mean)), mean);
  }

  @Override
  public void close() {
    network.close();
  }
}
