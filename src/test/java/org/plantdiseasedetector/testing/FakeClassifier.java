package org.plantdiseasedetector.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.Evidence;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.Prediction;
import org.plantdiseasedetector.model.ConfigYaml;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.Judgement;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelConfig;
import org.plantdiseasedetector.model.View;

/**
 * A classifier without an engine: it tells three classes apart by the mean colour of the photo, so
 * that a red picture is an apple scab, a green one a healthy tomato and a blue one a late blight.
 */
public final class FakeClassifier implements Classifier {

  /** The classes: red, green, blue. */
  public static final List<ClassId> CLASSES =
      List.of(
          new ClassId("apple.scab"),
          new ClassId("tomato.healthy"),
          new ClassId("tomato.late_blight"));

  /** Input of 64 pixels, one view. */
  public static final ModelBundle BUNDLE =
      new ModelBundle(
          Path.of("models", "fake-1.2.3"),
          new ModelConfig(
              ConfigYaml.FORMAT,
              new ModelIdentity("fake", "1.2.3"),
              new InputSpec(64, List.of(View.WHOLE), new float[] {0, 0, 0}, new float[] {1, 1, 1}),
              new ModelConfig.Thresholds(0.8, 0.95, -0.4)),
          CLASSES,
          new LinearHead(3, 1, new float[3], new float[3]),
          Trusts.neutral(3, 1));

  /** Classes from this share on are candidates; a photo without a main colour is unfamiliar. */
  private static final double LIMIT = 0.21;

  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean broken;
  private volatile boolean closed;

  /** From now on every call fails as an engine would. */
  public void breakDown() {
    broken = true;
  }

  /** Returns whether it was closed. */
  public boolean isClosed() {
    return closed;
  }

  /** Returns how many photos it has seen. */
  public int photos() {
    return calls.get();
  }

  @Override
  public ModelBundle bundle() {
    return BUNDLE;
  }

  @Override
  public ComputeDevice device() {
    return ComputeDevice.CPU;
  }

  @Override
  public List<Prediction> classify(List<PreparedPhoto> photos) throws InferenceException {
    if (broken) {
      throw new InferenceException("engine stopped");
    }
    calls.addAndGet(photos.size());
    return photos.stream().map(photo -> predict(photo.views().getFirst())).toList();
  }

  private static Prediction predict(RgbImage view) {
    double[] sums = {1e-9, 1e-9, 1e-9};
    for (int i = 0; i < view.rgb().length; i++) {
      sums[i % 3] += view.rgb()[i] & 0xFF;
    }
    double total = sums[0] + sums[1] + sums[2];
    double[] shares = {sums[0] / total, sums[1] / total, sums[2] / total};
    double top = Math.max(shares[0], Math.max(shares[1], shares[2]));
    return new Prediction(
        new Judgement(shares, LIMIT, -top),
        new float[] {(float) shares[0], (float) shares[1], (float) shares[2]});
  }

  /** Each of the two rows of a map has the shares of the picture's upper or lower half. */
  @Override
  public Evidence explain(PreparedPhoto photo, List<View> views) throws InferenceException {
    if (broken) {
      throw new InferenceException("engine stopped");
    }
    RgbImage view = photo.views().getFirst();
    int half = view.rgb().length / 2 / (3 * view.width()) * (3 * view.width());
    float[] shares = new float[CLASSES.size() * 2];
    for (int i = 0; i < view.rgb().length; i++) {
      shares[i % 3 * 2 + (i < half ? 0 : 1)] += (view.rgb()[i] & 0xFF) / (255f * half);
    }
    return new Evidence(
        CLASSES.size(), List.of(new Evidence.ViewMap(views.getFirst(), 1, 2, shares)));
  }

  @Override
  public void close() {
    closed = true;
  }
}
