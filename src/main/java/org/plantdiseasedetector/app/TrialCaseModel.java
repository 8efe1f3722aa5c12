package org.plantdiseasedetector.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.casebook.CaseModel;
import org.plantdiseasedetector.diagnosis.OutcomeRule;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.Judgement;
import org.plantdiseasedetector.model.ModelBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that was loaded only to be compared.
 *
 * @param running the loaded model
 * @param decoder reads photos
 */
record TrialCaseModel(RunningDiagnosis running, PhotoDecoder decoder) implements CaseModel {

  private static final Logger LOG = LoggerFactory.getLogger(TrialCaseModel.class);

  private ModelBundle bundle() {
    return running.classifier().bundle();
  }

  @Override
  public ModelIdentity identity() {
    return bundle().identity();
  }

  @Override
  public Optional<ClassId> answer(List<byte[]> photos) {
    OutcomeRule rule = new OutcomeRule(bundle().classes(), bundle().config().thresholds());
    List<DiagnosisOutcome> outcomes = new ArrayList<>();
    for (byte[] photo : photos) {
      try {
        outcomes.add(rule.conclude(judge(photo)));
      } catch (PhotoException | InferenceException unusable) {
        LOG.info("event=photo_left_out_of_comparison model={}", identity(), unusable);
      }
    }
    if (outcomes.isEmpty()) {
      return Optional.empty();
    }
    return top(Composition.several(bundle()).combine(outcomes));
  }

  private Judgement judge(byte[] photo) throws PhotoException, InferenceException {
    var image = decoder.decode(photo, running.preprocessor().minSide()).image();
    return running
        .classifier()
        .classify(List.of(running.preprocessor().prepare(image)))
        .getFirst()
        .judgement();
  }

  private static Optional<ClassId> top(DiagnosisOutcome outcome) {
    return outcome instanceof DiagnosisOutcome.NotRecognised
        ? Optional.empty()
        : outcome.candidates().stream().findFirst().map(Candidate::classId);
  }

  @Override
  public void close() {
    running.close();
  }
}
