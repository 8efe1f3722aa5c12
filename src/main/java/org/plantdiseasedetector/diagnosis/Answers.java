package org.plantdiseasedetector.diagnosis;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.inference.AdaptedClassifier;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.Prediction;
import org.plantdiseasedetector.model.ModelBundle;

/**
 * Turns what a classifier says into outcomes. Its bundle changes when an adapter is switched on or
 * off; then every answer also says what the model says without it. Thread-safe.
 */
final class Answers {

  private final AtomicReference<Optional<Of>> last = new AtomicReference<>(Optional.empty());

  /**
   * The answers of one bundle.
   *
   * @param bundle what answers
   * @param rule makes outcomes of its judgements
   * @param original the model without its adapter, if it has one
   */
  record Of(ModelBundle bundle, OutcomeRule rule, Optional<Original> original) {

    ModelIdentity model() {
      return bundle.identity();
    }

    DiagnosisOutcome conclude(Prediction prediction) {
      return rule.conclude(prediction.judgement());
    }

    /** What the model says without its adapter, in words. */
    Optional<String> remark(Prediction prediction) {
      return original.map(model -> model.says(prediction.embedding()));
    }
  }

  /** The model without its adapter. */
  record Original(ModelBundle bundle, OutcomeRule rule) {

    private String says(float[] embedding) {
      DiagnosisOutcome outcome =
          rule.conclude(bundle.trust().judge(embedding, bundle.head().logits(embedding)));
      Candidate top = outcome.candidates().getFirst();
      String word =
          switch (outcome) {
            case DiagnosisOutcome.Confident c -> "confident";
            case DiagnosisOutcome.Uncertain u -> "uncertain";
            case DiagnosisOutcome.NotRecognised n -> "not recognised";
            case DiagnosisOutcome.Rejected r -> "rejected";
          };
      return String.format(
          Locale.ROOT,
          "Without the adapter, %s says: %s, %s %.2f.",
          bundle.identity(),
          word,
          top.classId(),
          top.confidence());
    }
  }

  /** The bundle is compared as an object: its content would cost more to compare than to use. */
  @SuppressWarnings("ReferenceEquality")
  Of of(Classifier classifier) {
    ModelBundle bundle = classifier.bundle();
    Optional<Of> known = last.get();
    if (known.isPresent() && known.get().bundle() == bundle) {
      return known.get();
    }
    Of made = make(classifier, bundle);
    last.set(Optional.of(made));
    return made;
  }

  private static Of make(Classifier classifier, ModelBundle bundle) {
    Optional<Original> original =
        classifier instanceof AdaptedClassifier adapted && bundle.identity().hasAdapter()
            ? Optional.of(new Original(adapted.base(), rule(adapted.base())))
            : Optional.empty();
    return new Of(bundle, rule(bundle), original);
  }

  private static OutcomeRule rule(ModelBundle bundle) {
    return new OutcomeRule(bundle.classes(), bundle.config().thresholds());
  }
}
