package org.plantdiseasedetector.ui.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantdiseasedetector.ui.testkit.Diagnoses.candidate;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.RollUp;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.testkit.Diagnoses;

class ResultPresenterTest {

  private static final Path PHOTO = Path.of("field", "leaf.jpg");

  private final ResultPresenter presenter =
      new ResultPresenter(Texts.load(Locale.ENGLISH), DiseaseNames.load(), Locale.US);
  private final PhotoItem item = new PhotoItem(PHOTO);

  @Test
  void aConfidentResultNamesConditionHostAndPathogen() {
    item.become(new PhotoState.Done(Diagnoses.lateBlight(PHOTO)));

    ResultCard card = presenter.card(item);

    assertThat(card.tone()).isEqualTo(Tone.CONFIDENT);
    assertThat(card.outcome()).isEqualTo("Confident");
    assertThat(card.headline()).isEqualTo("Late blight");
    assertThat(card.host()).contains("Tomato · Solanum lycopersicum");
    assertThat(card.cause()).contains("Oomycete (water mould): Phytophthora infestans");
    assertThat(card.confidence()).contains(new ResultCard.Likelihood(0.93, "93%", "Very likely"));
    assertThat(card.candidates())
        .extracting(ResultCard.Row::name)
        .containsExactly("Late blight on potato");
    assertThat(card.origin()).contains("Model leafnet 1.2.3 · CPU · 120 ms");
    assertThat(presenter.line(item)).isEqualTo("Confident · Late blight on tomato");
  }

  @Test
  void aHealthyLeafHasNoCause() {
    show(new DiagnosisOutcome.Confident(candidate("bean.healthy", 0.97), List.of()));

    assertThat(presenter.card(item).headline()).isEqualTo("Healthy");
    assertThat(presenter.card(item).cause()).isEmpty();
    assertThat(presenter.line(item)).isEqualTo("Confident · Healthy bean leaf");
  }

  @Test
  void anUncertainResultNamesNoSingleClass() {
    show(
        new DiagnosisOutcome.Uncertain(
            List.of(candidate("tomato.early_blight", 0.5), candidate("tomato.target_spot", 0.4))));

    ResultCard card = presenter.card(item);

    assertThat(card.outcome()).isEqualTo("Uncertain");
    assertThat(card.headline()).isEqualTo("Early blight or Target spot");
    assertThat(card.host()).contains("Tomato · Solanum lycopersicum");
    assertThat(card.confidence()).isEmpty();
    assertThat(card.candidates())
        .extracting(row -> row.likelihood().words())
        .containsExactly("Possible", "Possible");
  }

  @Test
  void saysWhatIsCertainAboutAnUncertainPhoto() {
    List<Candidate> candidates =
        List.of(candidate("tomato.early_blight", 0.5), candidate("tomato.target_spot", 0.45));
    show(
        new DiagnosisOutcome.Uncertain(
            candidates,
            Optional.of(new RollUp(Optional.of("tomato"), Optional.of("fungal"), 0.97))));
    assertThat(presenter.card(item).explanation())
        .contains("the crop is tomato and the kind of cause is fungus")
        .contains("97%")
        .contains("Take another photo");

    show(
        new DiagnosisOutcome.Uncertain(
            candidates, Optional.of(new RollUp(Optional.empty(), Optional.of("healthy"), 0.96))));
    assertThat(presenter.card(item).explanation()).contains("the leaf is healthy");
  }

  @Test
  void namesTheHostsWhenTheyDiffer() {
    show(
        new DiagnosisOutcome.Uncertain(
            List.of(
                candidate("tomato.late_blight", 0.5),
                candidate("potato.late_blight", 0.3),
                candidate("tomato.healthy", 0.1))));

    assertThat(presenter.card(item).headline())
        .isEqualTo("Late blight on tomato, Late blight on potato or 1 other");
    assertThat(presenter.card(item).host()).isEmpty();
  }

  @Test
  void aPhotoThatIsNotRecognisedGetsNoDiagnosis() {
    show(new DiagnosisOutcome.NotRecognised(List.of(candidate("grape.esca", 0.2))));

    ResultCard card = presenter.card(item);

    assertThat(card.outcome()).isEqualTo("Not recognised");
    assertThat(card.confidence()).isEmpty();
    assertThat(card.candidatesTitle()).contains("not a diagnosis");
    assertThat(presenter.line(item)).isEqualTo("Not recognised");
  }

  @Test
  void aRejectedPhotoTellsFileReasonAndAdvice() {
    item.become(new PhotoState.Done(Diagnoses.notAnImage(PHOTO)));

    ResultCard card = presenter.card(item);

    assertThat(card.tone()).isEqualTo(Tone.REJECTED);
    assertThat(card.headline()).isEqualTo("This file is not an image.");
    assertThat(card.host()).contains("File: leaf.jpg");
    assertThat(card.explanation()).isEqualTo("Choose a JPEG or PNG photo.");
    assertThat(card.origin()).contains("Code NOT_AN_IMAGE");
    assertThat(presenter.line(item)).isEqualTo("Rejected · This file is not an image.");
  }

  @Test
  void passesOnTheRemarksOnThePhoto() {
    DiagnosisOutcome outcome =
        new DiagnosisOutcome.Confident(candidate("bean.rust", 0.97), List.of());
    item.become(new PhotoState.Done(Diagnoses.of(PHOTO, outcome, "The photo is blurred.")));

    assertThat(presenter.card(item).warnings()).containsExactly("The photo is blurred.");
  }

  @Test
  void leavesOutAlternativesThatAreNextToImpossible() {
    Candidate top = candidate("bean.rust", 0.99);
    show(new DiagnosisOutcome.Confident(top, List.of(candidate("bean.healthy", 0.001))));

    assertThat(presenter.card(item).candidates()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, > 99%, Almost certain",
    "0.99, 99%, Almost certain",
    "0.9, 90%, Very likely",
    "0.66, 66%, Likely",
    "0.65, 65%, Possible",
    "0.33, 33%, Possible",
    "0.32, 32%, Unlikely",
    "0.004, < 1%, Unlikely",
  })
  void putsProbabilitiesIntoWordsAndNeverClaimsCertainty(
      double probability, String percent, String words) {
    show(new DiagnosisOutcome.Confident(candidate("bean.rust", probability), List.of()));

    assertThat(presenter.card(item).confidence())
        .contains(new ResultCard.Likelihood(probability, percent, words));
  }

  @Test
  void eachStateBeforeAResultHasItsOwnWords() {
    assertThat(presenter.line(item)).isEqualTo("Waiting");
    assertThat(presenter.card(item).headline()).isEqualTo("In the queue");

    item.become(new PhotoState.Running());
    assertThat(presenter.line(item)).isEqualTo("Diagnosing…");

    item.become(new PhotoState.Stopped());
    assertThat(presenter.line(item)).isEqualTo("Not diagnosed");
    assertThat(presenter.card(item).explanation()).contains("Continue");
    assertThat(presenter.card(item).origin()).isEmpty();
  }

  private void show(DiagnosisOutcome outcome) {
    item.become(new PhotoState.Done(Diagnoses.of(PHOTO, outcome)));
  }
}
