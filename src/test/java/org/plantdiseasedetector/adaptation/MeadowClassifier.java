package org.plantdiseasedetector.adaptation;

import java.util.List;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.Evidence;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.Prediction;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.View;

/**
 * The network of the {@link Meadow}: red, green and blue pictures point in the directions of its
 * classes, yellow ones in the free direction, but they also look a little red.
 *
 * @param bundle the model
 */
public record MeadowClassifier(ModelBundle bundle) implements Classifier {

  private static final float LENGTH = 10;

  @Override
  public ComputeDevice device() {
    return ComputeDevice.CPU;
  }

  @Override
  public List<Prediction> classify(List<PreparedPhoto> photos) {
    return photos.stream().map(photo -> predict(photo.views().getFirst())).toList();
  }

  private Prediction predict(RgbImage view) {
    double[] sums = new double[3];
    for (int i = 0; i < view.rgb().length; i++) {
      sums[i % 3] += (view.rgb()[i] & 0xFF) / 255.0 / (view.rgb().length / 3.0);
    }
    float[] embedding = new float[Meadow.FEATURES];
    double yellow = Math.min(sums[0], sums[1]);
    embedding[0] = (float) (LENGTH * (sums[0] - 0.7 * yellow));
    embedding[1] = (float) (LENGTH * (sums[1] - yellow));
    embedding[2] = (float) (LENGTH * sums[2]);
    embedding[3] = (float) (LENGTH * yellow);
    return new Prediction(
        bundle.trust().judge(embedding, bundle.head().logits(embedding)), embedding);
  }

  @Override
  public Evidence explain(PreparedPhoto photo, List<View> views) throws InferenceException {
    throw new InferenceException("A meadow explains nothing.");
  }

  @Override
  public void close() {
    // There is nothing to free.
  }
}
