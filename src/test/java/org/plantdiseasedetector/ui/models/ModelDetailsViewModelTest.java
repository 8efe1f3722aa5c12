package org.plantdiseasedetector.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.evaluation.Estimate;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.MeasuredTrust;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;

class ModelDetailsViewModelTest {

  private static final MeasuredTrust.Bin EMPTY =
      new MeasuredTrust.Bin(0, 0.5, 0, Double.NaN, Double.NaN);
  private static final MeasuredTrust TRUST =
      new MeasuredTrust(
          new ModelIdentity("leafnet", "2.1.0"),
          List.of(
              new MeasuredTrust.Group(
                  "lab",
                  1382,
                  new Estimate(0.956, 0.938, 0.97),
                  new Estimate(0.01, 0.008, 0.022),
                  List.of(EMPTY, new MeasuredTrust.Bin(0.5, 1, 1382, 0.95, 0.956))),
              new MeasuredTrust.Group(
                  "field",
                  3,
                  new Estimate(2 / 3.0, 0.1, 0.9),
                  new Estimate(0.2, 0.1, 0.3),
                  List.of(
                      new MeasuredTrust.Bin(0, 0.5, 2, 0.4, 0.5),
                      new MeasuredTrust.Bin(0.5, 1, 1, 0.9, 1)))),
          List.of(
              new MeasuredTrust.Crop("tomato", 500, new Estimate(0.812, 0.76, 0.86)),
              new MeasuredTrust.Crop("unheard_of", 1, new Estimate(1, 1, 1))));

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ModelDetailsViewModel viewModel =
      new ModelDetailsViewModel(
          background::add,
          Runnable::run,
          Texts.load(Locale.ENGLISH),
          DiseaseNames.load(),
          Locale.US);

  private ModelDetails shown() {
    viewModel.show(() -> TRUST);
    background.remove().run();
    return ((ModelDetailsViewModel.State.Ready) viewModel.stateProperty().get()).details();
  }

  @Test
  void theFiguresAreReadInTheBackground() {
    viewModel.show(() -> TRUST);

    assertThat(viewModel.stateProperty().get())
        .isInstanceOf(ModelDetailsViewModel.State.Working.class);
    background.remove().run();
    assertThat(viewModel.stateProperty().get())
        .isInstanceOf(ModelDetailsViewModel.State.Ready.class);
  }

  @Test
  void eachKindOfPhotosSaysHowManyAreRightAndHowFarConfidenceIsOff() {
    ModelDetails details = shown();

    assertThat(details.title()).isEqualTo("Model leafnet 2.1.0");
    assertThat(details.groups())
        .extracting(ModelDetails.Group::name)
        .containsExactly("Laboratory: one leaf on a plain background", "Field and web photos");
    assertThat(details.groups().getFirst().accuracy())
        .isEqualTo("1,382 photos, 95.6 % right (95 % interval 93.8–97.0)");
    assertThat(details.groups().getLast().calibration()).contains("differ by 20.0 points");
  }

  @Test
  void theDiagramHasATextWithTheSameFiguresWithoutEmptyRanges() {
    ModelDetails details = shown();

    assertThat(details.groups().getFirst().rows())
        .containsExactly(new ModelDetails.BinRow("50%–100%", "1,382", "96%"));
    assertThat(details.groups().getLast().description())
        .contains("Field and web photos")
        .contains("confidence 0%–50%: 50% right of 2 photos")
        .contains("confidence 50%–100%: 100% right of 1 photos");
  }

  @Test
  void eachCropHasItsNameAndInterval() {
    assertThat(shown().crops())
        .containsExactly(
            new ModelDetails.CropRow("Tomato", "500", "81%", "76%–86%"),
            new ModelDetails.CropRow("unheard_of", "1", "100%", "100%–100%"));
  }

  @Test
  void figuresThatCannotBeReadAreAMessageAndNoCrash() {
    viewModel.show(
        () -> {
          throw new EvaluationException("metrics.json is damaged. Install the model again.");
        });
    background.remove().run();

    assertThat(viewModel.stateProperty().get())
        .isEqualTo(
            new ModelDetailsViewModel.State.Failed(
                "metrics.json is damaged. Install the model again."));
  }
}
