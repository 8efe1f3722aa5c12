package org.plantdiseasedetector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Confident;
import org.plantdiseasedetector.domain.DiagnosisOutcome.NotRecognised;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Uncertain;
import org.plantdiseasedetector.domain.RollUp;
import org.plantdiseasedetector.model.Judgement;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;

class OutcomeRuleTest {

  private static final OutcomeRule RULE =
      new OutcomeRule(
          List.of(
                  "tomato.early_blight",
                  "tomato.septoria_leaf_spot",
                  "tomato.bacterial_spot",
                  "potato.early_blight",
                  "apple.healthy")
              .stream()
              .map(ClassId::new)
              .toList(),
          new Thresholds(0.8, 0.9, 1.5));

  private static DiagnosisOutcome conclude(double... probabilities) {
    return RULE.conclude(new Judgement(probabilities, 0.1, 0));
  }

  @Test
  void aSetOfOneWithHighConfidenceIsConfidentWithItsAlternatives() {
    DiagnosisOutcome outcome = conclude(0.09, 0.85, 0.04, 0.018, 0.002);
    assertThat(outcome).isInstanceOf(Confident.class);
    assertThat(names(outcome))
        .containsExactly(
            "tomato.septoria_leaf_spot",
            "tomato.early_blight",
            "tomato.bacterial_spot",
            "potato.early_blight");
  }

  @Test
  void negligibleAlternativesAreNotShown() {
    assertThat(names(conclude(0.001, 0.997, 0.002, 0, 0)))
        .containsExactly("tomato.septoria_leaf_spot");
  }

  @Test
  void theThresholdItselfIsConfidentAndLessIsNot() {
    assertThat(conclude(0.8, 0.09, 0.09, 0.02, 0)).isInstanceOf(Confident.class);
    assertThat(conclude(0.799, 0.09, 0.09, 0.021, 0)).isInstanceOf(Uncertain.class);
  }

  @Test
  void aSecondCandidateMakesEvenAHighConfidenceUncertain() {
    DiagnosisOutcome outcome = conclude(0.88, 0.12, 0, 0, 0);
    assertThat(outcome).isInstanceOf(Uncertain.class);
    assertThat(names(outcome)).containsExactly("tomato.early_blight", "tomato.septoria_leaf_spot");
  }

  @Test
  void anUncertainOutcomeHoldsTheCandidateSet() {
    assertThat(names(conclude(0.05, 0.3, 0.5, 0.12, 0.03)))
        .containsExactly(
            "tomato.bacterial_spot", "tomato.septoria_leaf_spot", "potato.early_blight");
  }

  @Test
  void anEmptySetOrASetOfOneWithoutConfidenceShowsTheTwoMostProbable() {
    assertThat(names(RULE.conclude(new Judgement(new double[] {0.3, 0.3, 0.2, 0.2, 0}, 0.4, 0))))
        .containsExactly("tomato.early_blight", "tomato.septoria_leaf_spot");
    assertThat(names(conclude(0.75, 0.08, 0.07, 0.06, 0.04)))
        .containsExactly("tomato.early_blight", "tomato.septoria_leaf_spot");
  }

  @Test
  void anUnfamiliarPhotoIsNotRecognisedHoweverSureTheClassIs() {
    DiagnosisOutcome outcome =
        RULE.conclude(new Judgement(new double[] {0.99, 0.005, 0.005, 0, 0}, 0.1, 1.51));
    assertThat(outcome).isInstanceOf(NotRecognised.class);
    assertThat(names(outcome)).hasSize(3).startsWith("tomato.early_blight");
    assertThat(RULE.conclude(new Judgement(new double[] {1, 0, 0, 0, 0}, 0.1, Double.NaN)))
        .isInstanceOf(NotRecognised.class);
  }

  @Test
  void candidatesOfOneCropAndCauseRollUpToBoth() {
    assertThat(rollUp(0.5, 0.42, 0.05, 0.03, 0))
        .hasValueSatisfying(
            rollUp -> {
              assertThat(rollUp.crop()).contains("tomato");
              assertThat(rollUp.damage()).contains("fungal");
              assertThat(rollUp.confidence()).isCloseTo(0.92, within(1e-9));
            });
  }

  @Test
  void candidatesOfOneCropOnlyRollUpToTheCrop() {
    assertThat(rollUp(0.3, 0.3, 0.35, 0.05, 0))
        .hasValueSatisfying(
            rollUp -> {
              assertThat(rollUp.crop()).contains("tomato");
              assertThat(rollUp.damage()).isEmpty();
            });
  }

  @Test
  void candidatesOfOneCauseOnlyRollUpToTheCause() {
    assertThat(rollUp(0.5, 0, 0.05, 0.45, 0))
        .hasValueSatisfying(
            rollUp -> {
              assertThat(rollUp.crop()).isEmpty();
              assertThat(rollUp.damage()).contains("fungal");
            });
  }

  @Test
  void nothingIsSaidWhenNothingIsCertainEnough() {
    assertThat(rollUp(0.3, 0, 0.3, 0.2, 0.2)).isEmpty();
  }

  private static Optional<RollUp> rollUp(double... probabilities) {
    return ((Uncertain) conclude(probabilities)).rollUp();
  }

  @Test
  void roundingBeyondOneIsForgivenButNonsenseIsNot() {
    DiagnosisOutcome outcome = conclude(1 + 1e-12, -1e-12, 0, 0, 0);
    assertThat(outcome.candidates().getFirst())
        .isEqualTo(new Candidate(new ClassId("tomato.early_blight"), 1));
    assertThatThrownBy(() -> conclude(Double.NaN, 0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> conclude(7, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> conclude(1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> names(DiagnosisOutcome outcome) {
    return outcome.candidates().stream().map(candidate -> candidate.classId().value()).toList();
  }
}
