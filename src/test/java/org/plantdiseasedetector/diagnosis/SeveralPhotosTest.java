package org.plantdiseasedetector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Confident;
import org.plantdiseasedetector.domain.DiagnosisOutcome.NotRecognised;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Rejected;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Uncertain;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;

/** What several photos of one plant say together. */
class SeveralPhotosTest {

  private static final ClassId EARLY = new ClassId("tomato.early_blight");
  private static final ClassId LATE = new ClassId("tomato.late_blight");
  private static final ClassId RUST = new ClassId("bean.rust");
  private static final Rejected BROKEN =
      new Rejected(new Failure(FailureCode.IMAGE_DAMAGED, "x.jpg", "Broken.", "Try again."));

  private final SeveralPhotos rule =
      new SeveralPhotos(List.of(EARLY, LATE, RUST), new Thresholds(0.8, 0.9, 1));

  @Test
  void photosThatAgreeMakeAnUncertainOneConfident() {
    Uncertain doubtful =
        new Uncertain(List.of(new Candidate(EARLY, 0.5), new Candidate(LATE, 0.4)));
    Confident sure = new Confident(new Candidate(LATE, 0.99), List.of());
    DiagnosisOutcome together = rule.combine(List.of(doubtful, sure, sure, sure));
    assertThat(together).isInstanceOf(Confident.class);
    assertThat(together.candidates().getFirst().classId()).isEqualTo(LATE);
    assertThat(together.candidates().getFirst().confidence())
        .isCloseTo((0.4 + 3 * 0.99) / 4, within(1e-9));
  }

  @Test
  void photosThatContradictEachOtherAreUncertain() {
    DiagnosisOutcome together =
        rule.combine(
            List.of(
                new Confident(new Candidate(EARLY, 0.97), List.of()),
                new Confident(new Candidate(LATE, 0.95), List.of())));
    assertThat(together).isInstanceOf(Uncertain.class);
    assertThat(together.candidates().stream().map(Candidate::classId)).containsExactly(EARLY, LATE);
  }

  @Test
  void aRejectedPhotoSaysNothing() {
    Confident sure = new Confident(new Candidate(RUST, 0.9), List.of());
    assertThat(rule.combine(List.of(BROKEN, sure, BROKEN))).isSameAs(sure);
    assertThat(rule.combine(List.of(BROKEN, BROKEN))).isSameAs(BROKEN);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> rule.combine(List.of()));
  }

  @Test
  void photosOfNothingKnownStayNotRecognised() {
    NotRecognised nothing =
        new NotRecognised(
            IntStream.range(0, 3)
                .mapToObj(i -> new Candidate(rule.classes().get(i), 1.0 / 3))
                .toList());
    Confident sure = new Confident(new Candidate(RUST, 0.9), List.of());
    assertThat(rule.combine(List.of(nothing, nothing))).isInstanceOf(NotRecognised.class);
    assertThat(rule.combine(List.of(nothing, sure))).isSameAs(sure);
  }

  @Test
  void aClassThatAnAdapterAddedTakesPart() {
    Confident own = new Confident(new Candidate(new ClassId("rice.blast"), 0.9), List.of());
    assertThat(rule.combine(List.of(own, own)).candidates().getFirst().classId())
        .isEqualTo(new ClassId("rice.blast"));
  }
}
