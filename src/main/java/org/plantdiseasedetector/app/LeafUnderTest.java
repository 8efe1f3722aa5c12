package org.plantdiseasedetector.app;

import java.nio.file.Path;
import org.plantdiseasedetector.diagnosis.Explainer;
import org.plantdiseasedetector.diagnosis.PhotoExplanation;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.LeafSubject;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.ModelBundle;

/**
 * The app's diagnosis and explanation for the evaluation against masks.
 *
 * @param running diagnoses
 * @param explainer explains
 */
record LeafUnderTest(RunningDiagnosis running, Explainer explainer) implements LeafSubject {

  @Override
  public ModelBundle bundle() {
    return running.classifier().bundle();
  }

  @Override
  public Reading read(Path photo) throws EvaluationException {
    Diagnosis diagnosis = running.service().diagnose(photo);
    if (diagnosis.failure().isPresent()) {
      Failure failure = diagnosis.failure().get();
      throw new EvaluationException(photo + ": " + failure.message());
    }
    try {
      ClassId top = diagnosis.outcome().candidates().getFirst().classId();
      PhotoExplanation explanation = explainer.explain(photo);
      return new Reading(
          explanation.leaf(),
          (width, height) -> explanation.evidenceFor(top, width, height),
          !top.isHealthy());
    } catch (PhotoException | InferenceException e) {
      throw new EvaluationException(photo + " cannot be explained: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
