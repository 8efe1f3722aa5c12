package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.evaluation.PairedComparison.Answers;

class PairedComparisonTest {

  private static final ClassId RUST = new ClassId("coffee.rust");
  private static final ClassId MINER = new ClassId("coffee.leaf_miner");

  @Test
  void hardCasesThatBothGetWrongDoNotWidenTheIntervalOfTheDifference() {
    List<Answers> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      boolean hard = i % 2 == 0;
      Optional<ClassId> both = Optional.of(hard ? MINER : RUST);
      answers.add(new Answers(i, RUST, both, both));
    }
    PairedComparison found = PairedComparison.of(answers, Bootstrap.STANDARD);

    assertThat(found.first().accuracy().value()).isEqualTo(0.5);
    assertThat(found.first().accuracy().high() - found.first().accuracy().low()).isGreaterThan(0.2);
    assertThat(found.accuracyGain()).isEqualTo(new Estimate(0, 0, 0));
    assertThat(found.changed()).isEmpty();
  }

  @Test
  void aCaseThatIsNotRecognisedOrOfAnUnknownClassCountsAsWrong() {
    PairedComparison found =
        PairedComparison.of(
            List.of(
                new Answers(1, RUST, Optional.empty(), Optional.of(RUST)),
                new Answers(2, MINER, Optional.of(MINER), Optional.of(MINER))),
            Bootstrap.STANDARD);

    assertThat(found.first().accuracy().value()).isEqualTo(0.5);
    assertThat(found.second().accuracy().value()).isEqualTo(1);
    assertThat(found.macroF1Gain().value()).isCloseTo(0.5, within(1e-9));
    assertThat(found.changed()).extracting(Answers::number).containsExactly(1L);
  }
}
