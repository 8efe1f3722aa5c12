package org.plantdiseasedetector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Confident;
import org.plantdiseasedetector.domain.DiagnosisOutcome.NotRecognised;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Uncertain;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;

class OutcomeRuleTest {

  private static final OutcomeRule RULE =
      new OutcomeRule(
          List.of("a.one", "b.two", "c.three", "d.four", "e.five").stream()
              .map(ClassId::new)
              .toList(),
          new Thresholds(0.8, 0.3, 0.9));

  @Test
  void aClearWinnerIsConfidentWithItsAlternatives() {
    DiagnosisOutcome outcome = RULE.conclude(new double[] {0.1, 0.85, 0.03, 0.018, 0.002});
    assertThat(outcome).isInstanceOf(Confident.class);
    assertThat(names(outcome)).containsExactly("b.two", "a.one", "c.three", "d.four");
  }

  @Test
  void negligibleAlternativesAreNotShown() {
    DiagnosisOutcome outcome = RULE.conclude(new double[] {0.001, 0.997, 0.002, 0, 0});
    assertThat(names(outcome)).containsExactly("b.two");
  }

  @Test
  void theThresholdItselfIsConfident() {
    assertThat(RULE.conclude(new double[] {0.8, 0.2, 0, 0, 0})).isInstanceOf(Confident.class);
    assertThat(RULE.conclude(new double[] {0.799, 0.201, 0, 0, 0})).isInstanceOf(Uncertain.class);
  }

  @Test
  void anUncertainOutcomeHoldsTheFewestClassesThatReachTheMass() {
    DiagnosisOutcome outcome = RULE.conclude(new double[] {0.05, 0.3, 0.5, 0.12, 0.03});
    assertThat(outcome).isInstanceOf(Uncertain.class);
    assertThat(names(outcome)).containsExactly("c.three", "b.two", "d.four");
  }

  @Test
  void aMassThatIsNeverReachedKeepsAllClasses() {
    OutcomeRule rule = new OutcomeRule(RULE.classes(), new Thresholds(0.8, 0.1, 1.5));
    assertThat(names(rule.conclude(new double[] {0.2, 0.2, 0.2, 0.2, 0.2})))
        .containsExactly("a.one", "b.two", "c.three", "d.four", "e.five");
  }

  @Test
  void aFlatDistributionIsNotRecognised() {
    DiagnosisOutcome outcome = RULE.conclude(new double[] {0.2, 0.1, 0.29, 0.2, 0.21});
    assertThat(outcome).isInstanceOf(NotRecognised.class);
    assertThat(names(outcome)).containsExactly("c.three", "e.five", "a.one");
  }

  @Test
  void roundingBeyondOneIsForgivenButNonsenseIsNot() {
    DiagnosisOutcome outcome = RULE.conclude(new double[] {1 + 1e-12, -1e-12, 0, 0, 0});
    assertThat(outcome.candidates().getFirst()).isEqualTo(new Candidate(new ClassId("a.one"), 1));
    assertThatThrownBy(() -> RULE.conclude(new double[] {Double.NaN, 0, 0, 0, 0}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RULE.conclude(new double[] {7, 0, 0, 0, 0}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RULE.conclude(new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> names(DiagnosisOutcome outcome) {
    return outcome.candidates().stream().map(candidate -> candidate.classId().value()).toList();
  }
}
