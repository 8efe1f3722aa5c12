package org.plantdiseasedetector.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.diagnosis.FailureMessages;
import org.plantdiseasedetector.diagnosis.PhotoReader;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.evaluation.PhotoClassifier;
import org.plantdiseasedetector.evaluation.PhotoEdit;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.Preprocessor;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.InferenceException;

/**
 * The steps of a diagnosis with a look at the judgement, for the evaluation. Thread-safe.
 *
 * @param limits largest file that is read
 * @param decoder turns bytes into pixels
 * @param preprocessor makes the views
 * @param classifier the loaded model
 */
record PipelineUnderTest(
    DecodeLimits limits, PhotoDecoder decoder, Preprocessor preprocessor, Classifier classifier)
    implements PhotoClassifier {

  @Override
  public Reading classify(Path photo, PhotoEdit edit) {
    try {
      byte[] bytes = new PhotoReader(limits.maxBytes()).read(photo);
      RgbImage image = decoder.decode(bytes, preprocessor.minSide()).image();
      Optional<RgbImage> edited = edit.apply(image);
      return edited.isPresent() ? judge(edited.get()) : new Reading.Skipped();
    } catch (PhotoException refused) {
      return failed(refused.code(), photo);
    } catch (InferenceException failure) {
      return failed(FailureCode.INFERENCE_FAILED, photo);
    }
  }

  private Reading judge(RgbImage image) throws InferenceException {
    return new Reading.Judged(
        classifier.classify(List.of(preprocessor.prepare(image))).getFirst().judgement());
  }

  private Reading failed(FailureCode code, Path photo) {
    return new Reading.Failed(new FailureMessages(limits).of(code, photo));
  }
}
