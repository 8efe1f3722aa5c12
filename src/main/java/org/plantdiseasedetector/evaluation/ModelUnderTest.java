package org.plantdiseasedetector.evaluation;

import java.nio.file.Path;
import java.util.Optional;
import org.plantdiseasedetector.model.ModelBundle;

/**
 * A loaded model, ready to be measured.
 *
 * @param bundle the model
 * @param classifier runs it as a diagnosis would
 * @param release frees it
 */
public record ModelUnderTest(ModelBundle bundle, PhotoClassifier classifier, Runnable release)
    implements AutoCloseable {

  @Override
  public void close() {
    release.run();
  }

  /** Loads models; the composition root provides it. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Loads a model.
     *
     * @param bundle folder of the bundle, or empty for the model that a diagnosis would use
     * @throws EvaluationException if it cannot be loaded; the message tells the user why
     */
    ModelUnderTest open(Optional<Path> bundle) throws EvaluationException;
  }
}
