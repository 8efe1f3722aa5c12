package org.plantdiseasedetector.diagnosis;

import java.nio.file.Path;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.imaging.SquareViews;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.Evidence;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.leaf.PhotoInspector;
import org.plantdiseasedetector.model.InputSpec;

/**
 * Explains the diagnosis of one photo on demand, so that the diagnosis itself need not pay for it.
 * Thread-safe.
 *
 * @param reader reads the file
 * @param decoder turns bytes into pixels
 * @param inspector delimits leaf and lesions
 * @param classifier the loaded model; not closed here
 */
public record PhotoExplainer(
    PhotoReader reader, PhotoDecoder decoder, PhotoInspector inspector, Classifier classifier)
    implements Explainer {

  private static final int STRIDE = 32;

  /** The network looks at a picture half as large again, which makes the map finer. */
  private static final double ENLARGED = 1.5;

  @Override
  public PhotoExplanation explain(Path photo) throws PhotoException, InferenceException {
    InputSpec normal = classifier.bundle().config().input();
    return explain(decoder.decode(reader.read(photo), normal.size()).image());
  }

  /**
   * Explains a photo that was decoded already.
   *
   * @param image upright
   * @throws InferenceException if the engine fails
   */
  public PhotoExplanation explain(RgbImage image) throws InferenceException {
    InputSpec normal = classifier.bundle().config().input();
    InputSpec input = enlarged(normal);
    Classifier now = classifier.asItIsNow();
    Evidence evidence = now.explain(new SquareViews(input).prepare(image), input.views());
    return new PhotoExplanation(
        image.width(),
        image.height(),
        inspector.inspect(image).leaf(),
        now.bundle().classes(),
        evidence);
  }

  private static InputSpec enlarged(InputSpec input) {
    int size = (int) (input.size() * ENLARGED) / STRIDE * STRIDE;
    return new InputSpec(size, input.views(), input.mean(), input.std());
  }
}
