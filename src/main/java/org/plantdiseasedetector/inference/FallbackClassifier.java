package org.plantdiseasedetector.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.inference.DeviceFallback.Reason;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.View;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model on a graphics processor that moves to the CPU when the processor fails: the photos of the
 * failed call are classified again there, so that none is lost, and so are all later ones.
 * Thread-safe.
 */
final class FallbackClassifier implements Classifier {

  private static final Logger LOG = LoggerFactory.getLogger(FallbackClassifier.class);

  private final Spare spare;
  private final List<Consumer<DeviceFallback>> listeners = new ArrayList<>();
  private final List<Classifier> opened = new ArrayList<>();
  private Classifier current;
  private Optional<DeviceFallback> fallback;

  /** Opens the model on the CPU. */
  @FunctionalInterface
  interface Spare {
    /** Loads and tests; called at most once. */
    Classifier open() throws InferenceException;
  }

  /** Starts on a graphics processor. */
  FallbackClassifier(Classifier gpu, Spare cpu) {
    this.current = gpu;
    this.spare = cpu;
    this.fallback = Optional.empty();
    opened.add(gpu);
  }

  /** Starts on the CPU, for a reason. */
  FallbackClassifier(Classifier cpu, DeviceFallback reason) {
    this.current = cpu;
    this.spare = () -> cpu;
    this.fallback = Optional.of(reason);
    opened.add(cpu);
  }

  /** Tells a full memory from other failures; engines only say so in words. */
  static Reason reason(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      boolean full =
          String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT).contains("out of memory");
      if (at instanceof OutOfMemoryError || full) {
        return Reason.OUT_OF_MEMORY;
      }
    }
    return Reason.FAILED;
  }

  @Override
  public ModelBundle bundle() {
    return current().bundle();
  }

  @Override
  public ComputeDevice device() {
    return current().device();
  }

  @Override
  public List<Prediction> classify(List<PreparedPhoto> photos) throws InferenceException {
    return classifyWhere(photos).predictions();
  }

  @Override
  public Classified classifyWhere(List<PreparedPhoto> photos) throws InferenceException {
    return classify(photos, classifier -> classifier);
  }

  @Override
  public Evidence explain(PreparedPhoto photo, List<View> views) throws InferenceException {
    return current().explain(photo, views);
  }

  @Override
  public Evidence explain(PreparedPhoto photo, List<View> views, LinearHead head)
      throws InferenceException {
    return current().explain(photo, views, head);
  }

  @Override
  public Classifier withThreads(int threads) {
    return new Threaded(threads);
  }

  /** How a caller sees the model that is current at the time of a call. */
  @FunctionalInterface
  private interface Sight {
    Classifier of(Classifier current);
  }

  private Classified classify(List<PreparedPhoto> photos, Sight sight) throws InferenceException {
    Classifier used = current();
    try {
      return sight.of(used).classifyWhere(photos);
    } catch (InferenceException | RuntimeException | OutOfMemoryError failure) {
      if (used.device() == ComputeDevice.CPU) {
        throw failure;
      }
      moveToCpu(failure);
      return sight.of(current()).classifyWhere(photos);
    }
  }

  private synchronized Classifier current() {
    return current;
  }

  private synchronized void moveToCpu(Throwable failure) throws InferenceException {
    if (current.device() == ComputeDevice.CPU) {
      // Another thread's call failed first and has moved the model already.
      return;
    }
    LOG.warn("event=device_fallback", failure);
    current = spare.open();
    opened.add(current);
    DeviceFallback why = new DeviceFallback(reason(failure), String.valueOf(failure.getMessage()));
    fallback = Optional.of(why);
    listeners.forEach(listener -> listener.accept(why));
  }

  @Override
  public synchronized void onFallback(Consumer<DeviceFallback> listener) {
    listeners.add(listener);
    fallback.ifPresent(listener);
  }

  /** Other threads may still work on the processor that failed, so it is freed only here. */
  @Override
  public synchronized void close() {
    opened.forEach(Classifier::close);
  }

  private final class Threaded implements Classifier {

    private final int threads;

    Threaded(int threads) {
      this.threads = threads;
    }

    @Override
    public ModelBundle bundle() {
      return FallbackClassifier.this.bundle();
    }

    @Override
    public ComputeDevice device() {
      return FallbackClassifier.this.device();
    }

    @Override
    public List<Prediction> classify(List<PreparedPhoto> photos) throws InferenceException {
      return classifyWhere(photos).predictions();
    }

    @Override
    public Classified classifyWhere(List<PreparedPhoto> photos) throws InferenceException {
      return FallbackClassifier.this.classify(photos, current -> current.withThreads(threads));
    }

    @Override
    public Evidence explain(PreparedPhoto photo, List<View> views) throws InferenceException {
      return FallbackClassifier.this.explain(photo, views);
    }

    @Override
    public Evidence explain(PreparedPhoto photo, List<View> views, LinearHead head)
        throws InferenceException {
      return FallbackClassifier.this.explain(photo, views, head);
    }

    @Override
    public void close() {
      // A view; the model is closed by its owner.
    }
  }
}
