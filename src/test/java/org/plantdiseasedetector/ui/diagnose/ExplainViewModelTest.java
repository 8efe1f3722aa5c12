package org.plantdiseasedetector.ui.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.diagnosis.Explainer;
import org.plantdiseasedetector.diagnosis.PhotoExplanation;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.inference.Evidence;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.leaf.LeafEditor;
import org.plantdiseasedetector.leaf.LeafMap;
import org.plantdiseasedetector.model.View;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.testkit.Diagnoses;
import org.plantdiseasedetector.ui.testkit.GatedService;

class ExplainViewModelTest {

  private static final ClassId TOMATO = new ClassId("tomato.late_blight");
  private static final ClassId POTATO = new ClassId("potato.late_blight");
  private static final Path PHOTO = Path.of("leaf.jpg");

  private final Queue<Runnable> background = new ArrayDeque<>();

  @Test
  void aResultIsExplainedWithItsMeasuredSeverity() {
    ExplainViewModel model = chosen(photo -> explanation(Optional.of(tenPercent())));

    assertThat(model.stateProperty().get()).isInstanceOf(ExplainViewModel.State.Ready.class);
    assertThat(percent(model)).isEqualTo(10.0);
    assertThat(model.measuredProperty().get().corrected()).isFalse();
    assertThat(model.candidateProperty().get()).isEqualTo(TOMATO);
  }

  @Test
  void aStrokeChangesThePercentageAtOnceAndUndoBringsItBack() {
    ExplainViewModel model = chosen(photo -> explanation(Optional.of(tenPercent())));
    model.brushProperty().set(0.5);
    model.toolProperty().set(Optional.of(LeafEditor.Tool.ADD_LESION));

    model.press(5.5, 5.5);
    model.drag(6.5, 5.5);

    assertThat(percent(model)).isEqualTo(12.0);
    assertThat(model.measuredProperty().get().corrected()).isTrue();
    model.undo();
    assertThat(percent(model)).isEqualTo(10.0);
    assertThat(model.canUndo()).isFalse();
  }

  @Test
  void withoutAToolThePhotoCannotBeChangedByAccident() {
    ExplainViewModel model = chosen(photo -> explanation(Optional.of(tenPercent())));

    model.press(5, 5);
    model.drag(6, 6);

    assertThat(percent(model)).isEqualTo(10.0);
    assertThat(model.canUndo()).isFalse();
  }

  @Test
  void aLeafThatWasNotDelimitedHasNoPercentageUntilItIsMarked() {
    ExplainViewModel model = chosen(photo -> explanation(Optional.empty()));
    assertThat(model.measuredProperty().get().severity()).isEmpty();

    model.toolProperty().set(Optional.of(LeafEditor.Tool.ADD_LEAF));
    model.press(5, 5);

    assertThat(percent(model)).isZero();
  }

  @Test
  void aCorrectionOutlivesAChangeOfThePhoto() {
    DiagnoseViewModel list = list(photo -> explanation(Optional.of(tenPercent())));
    ExplainViewModel model = new ExplainViewModel(list, background::add, Runnable::run);
    list.add(List.of(PHOTO, Path.of("other.jpg")));
    runAll();
    model.brushProperty().set(0.5);
    model.toolProperty().set(Optional.of(LeafEditor.Tool.REMOVE_LESION));
    model.press(0.5, 0.5);

    list.selectedProperty().set(list.photos().get(1));
    runAll();
    assertThat(percent(model)).isEqualTo(10.0);
    assertThat(model.toolProperty().get()).isEmpty();
    list.selectedProperty().set(list.photos().get(0));
    runAll();

    assertThat(percent(model)).isEqualTo(9.0);
  }

  @Test
  void anExplanationThatComesTooLateIsDropped() {
    DiagnoseViewModel list = list(photo -> explanation(Optional.of(tenPercent())));
    ExplainViewModel model = new ExplainViewModel(list, background::add, Runnable::run);
    list.add(List.of(PHOTO));
    while (!(model.stateProperty().get() instanceof ExplainViewModel.State.Working)) {
      background.remove().run();
    }

    list.clear();
    runAll();

    assertThat(model.stateProperty().get()).isInstanceOf(ExplainViewModel.State.None.class);
  }

  @Test
  void anExplanationThatFailsTellsWhy() {
    ExplainViewModel model =
        chosen(
            photo -> {
              throw new InferenceException("engine stopped");
            });

    assertThat(model.stateProperty().get())
        .isEqualTo(new ExplainViewModel.State.Failed("engine stopped"));
  }

  private ExplainViewModel chosen(Explainer explainer) {
    DiagnoseViewModel list = list(explainer);
    ExplainViewModel model = new ExplainViewModel(list, background::add, Runnable::run);
    list.add(List.of(PHOTO));
    runAll();
    return model;
  }

  private DiagnoseViewModel list(Explainer explainer) {
    GatedService service = new GatedService();
    service.release(2);
    DiagnoseViewModel list =
        new DiagnoseViewModel(
            new DiagnoseViewModel.Dependencies(
                () ->
                    new LoadedModel(
                        service,
                        Diagnoses.MODEL,
                        ComputeDevice.CPU,
                        listener -> {},
                        Optional.of(explainer),
                        Optional.empty()),
                List::copyOf,
                List.of(),
                background::add,
                Runnable::run,
                InstantSource.system(),
                Texts.load(Locale.ENGLISH)));
    list.loadModel();
    return list;
  }

  private void runAll() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private static double percent(ExplainViewModel model) {
    return model.measuredProperty().get().severity().orElseThrow().percent();
  }

  private static PhotoExplanation explanation(Optional<LeafMap> leaf) {
    Evidence evidence =
        new Evidence(2, List.of(new Evidence.ViewMap(View.WHOLE, 1, 1, new float[] {1, 0})));
    return new PhotoExplanation(10, 10, leaf, List.of(TOMATO, POTATO), evidence);
  }

  /** Leaf all over; the first row is lesion. */
  private static LeafMap tenPercent() {
    byte[] labels = new byte[100];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i < 10 ? LeafMap.LESION : LeafMap.HEALTHY;
    }
    return new LeafMap(10, 10, labels);
  }
}
