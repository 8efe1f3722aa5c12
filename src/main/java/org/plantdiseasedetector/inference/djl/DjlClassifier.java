package org.plantdiseasedetector.inference.djl;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.Evidence;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.Prediction;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.View;

/**
 * Runs a bundle's network in PyTorch and its head in Java. The logits of a photo's views are
 * averaged. Thread-safe: calls run in parallel.
 */
public final class DjlClassifier implements Classifier {

  private final ModelBundle bundle;
  private final DjlNetwork network;
  private final ComputeDevice device;
  private final int threads;

  /** Number of threads that was set last for the calling thread; null before the first call. */
  private final ThreadLocal<@Nullable Integer> set;

  /**
   * Starts the engine and loads the network on the CPU.
   *
   * @param bundle a validated bundle
   * @param threads threads that one operation may use, at least 1
   * @throws InferenceException if the engine or the network cannot be loaded
   */
  public DjlClassifier(ModelBundle bundle, int threads) throws InferenceException {
    this(bundle, Device.cpu(), ComputeDevice.CPU, threads);
  }

  /** Starts the engine and loads the network on a device. */
  DjlClassifier(ModelBundle bundle, Device place, ComputeDevice device, int threads)
      throws InferenceException {
    DjlEngine.start(threads);
    InputSpec input = bundle.config().input();
    this.bundle = bundle;
    this.device = device;
    this.threads = threads;
    this.set = new ThreadLocal<>();
    network = new DjlNetwork(bundle.network(), input.mean(), input.std(), place);
  }

  private DjlClassifier(DjlClassifier whole, int threads) {
    this.bundle = whole.bundle;
    this.device = whole.device;
    this.network = whole.network;
    this.set = whole.set;
    this.threads = threads;
  }

  @Override
  public ModelBundle bundle() {
    return bundle;
  }

  @Override
  public ComputeDevice device() {
    return device;
  }

  @Override
  public Classifier withThreads(int count) {
    return new DjlClassifier(this, count);
  }

  @Override
  public List<Prediction> classify(List<PreparedPhoto> photos) throws InferenceException {
    Integer before = set.get();
    if (before == null || before != threads) {
      DjlEngine.useThreads(threads);
      set.set(threads);
    }
    return network.embedPhotos(photos).stream().map(this::predict).toList();
  }

  private Prediction predict(float[] embedding) {
    return new Prediction(
        bundle.trust().judge(embedding, bundle.head().logits(embedding)), embedding);
  }

  @Override
  public Evidence explain(PreparedPhoto photo, List<View> views) throws InferenceException {
    return explain(photo, views, bundle.head());
  }

  @Override
  public Evidence explain(PreparedPhoto photo, List<View> views, LinearHead head)
      throws InferenceException {
    List<Evidence.ViewMap> maps = new ArrayList<>();
    for (int v = 0; v < photo.views().size(); v++) {
      DjlNetwork.FeatureMap features = network.features(photo.views().get(v));
      maps.add(
          new Evidence.ViewMap(
              views.get(v),
              features.width(),
              features.height(),
              shares(features, photo.views().size(), head)));
    }
    return new Evidence(head.classes(), maps);
  }

  private static float[] shares(DjlNetwork.FeatureMap features, int views, LinearHead head) {
    int n = features.width() * features.height();
    float[] shares = new float[head.classes() * n];
    float part = 1f / (n * views);
    for (int c = 0; c < head.classes(); c++) {
      for (int f = 0; f < head.features(); f++) {
        float weight = head.weight()[c * head.features() + f] * part;
        for (int p = 0; p < n; p++) {
          shares[c * n + p] += weight * features.values()[f * n + p];
        }
      }
    }
    return shares;
  }

  @Override
  public void close() {
    network.close();
  }
}
