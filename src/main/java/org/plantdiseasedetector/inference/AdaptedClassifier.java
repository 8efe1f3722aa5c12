package org.plantdiseasedetector.inference;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.View;

/**
 * A loaded model that answers with the head of an adapter while one is switched on. The network is
 * the same, so switching takes no time. Thread-safe.
 */
public final class AdaptedClassifier implements Classifier {

  private final Classifier model;
  private final Supplier<Optional<ModelBundle>> adapter;

  /**
   * Wraps a model.
   *
   * @param model the loaded model; closed with this
   * @param adapter the adapted bundle that is switched on, with the network of {@code model}; asked
   *     before every answer
   */
  public AdaptedClassifier(Classifier model, Supplier<Optional<ModelBundle>> adapter) {
    this.model = model;
    this.adapter = adapter;
  }

  /** Returns the bundle without an adapter. */
  public ModelBundle base() {
    return model.bundle();
  }

  @Override
  public ModelBundle bundle() {
    return adapter.get().orElseGet(model::bundle);
  }

  @Override
  public Classifier asItIsNow() {
    Optional<ModelBundle> now = adapter.get();
    return new AdaptedClassifier(model, () -> now);
  }

  @Override
  public ComputeDevice device() {
    return model.device();
  }

  @Override
  public List<Prediction> classify(List<PreparedPhoto> photos) throws InferenceException {
    return classifyWhere(photos).predictions();
  }

  @Override
  public Classified classifyWhere(List<PreparedPhoto> photos) throws InferenceException {
    Optional<ModelBundle> now = adapter.get();
    Classified plain = model.classifyWhere(photos);
    return now.isEmpty()
        ? plain
        : new Classified(
            plain.predictions().stream().map(said -> judged(now.get(), said)).toList(),
            plain.device());
  }

  private static Prediction judged(ModelBundle adapted, Prediction said) {
    float[] embedding = said.embedding();
    return new Prediction(
        adapted.trust().judge(embedding, adapted.head().logits(embedding)), embedding);
  }

  @Override
  public Classifier withThreads(int threads) {
    return new AdaptedClassifier(model.withThreads(threads), adapter);
  }

  @Override
  public void onFallback(Consumer<DeviceFallback> listener) {
    model.onFallback(listener);
  }

  @Override
  public Evidence explain(PreparedPhoto photo, List<View> views) throws InferenceException {
    Optional<ModelBundle> now = adapter.get();
    return now.isPresent()
        ? model.explain(photo, views, now.get().head())
        : model.explain(photo, views);
  }

  @Override
  public Evidence explain(PreparedPhoto photo, List<View> views, LinearHead head)
      throws InferenceException {
    return model.explain(photo, views, head);
  }

  @Override
  public void close() {
    model.close();
  }
}
