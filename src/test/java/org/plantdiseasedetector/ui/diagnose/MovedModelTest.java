package org.plantdiseasedetector.ui.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.MeasuredTrust;
import org.plantdiseasedetector.inference.DeviceFallback;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.testkit.Diagnoses;

/** A model whose graphics processor fails in the middle of a batch. */
class MovedModelTest {

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<Consumer<Notice>> listeners = new ArrayList<>();
  private ComputeDevice place = ComputeDevice.GPU;

  private LoadedModel load() {
    return new LoadedModel(
        new FailingInTheMiddle(),
        Diagnoses.MODEL,
        place,
        listeners::add,
        Optional.empty(),
        Optional.empty(),
        new ModelFacts() {
          @Override
          public ComputeDevice device() {
            return place;
          }

          @Override
          public MeasuredTrust trust() throws EvaluationException {
            throw new EvaluationException("not measured");
          }
        });
  }

  @Test
  void isShownOnTheCpuFromThenOnAndNoPhotoIsLost() {
    DiagnoseViewModel viewModel =
        new DiagnoseViewModel(
            new DiagnoseViewModel.Dependencies(
                this::load,
                List::copyOf,
                List.of(),
                background::add,
                Runnable::run,
                InstantSource.system(),
                Texts.load(Locale.ENGLISH)));
    viewModel.loadModel();
    runBackground();
    assertThat(deviceOf(viewModel)).isEqualTo(ComputeDevice.GPU);

    viewModel.add(List.of(Path.of("a.jpg"), Path.of("b.jpg")));
    runBackground();

    assertThat(deviceOf(viewModel)).isEqualTo(ComputeDevice.CPU);
    assertThat(viewModel.noticeProperty().get().orElseThrow().title()).isEqualTo("Out of memory");
    assertThat(viewModel.photos())
        .allSatisfy(item -> assertThat(item.state()).isInstanceOf(PhotoState.Done.class));
  }

  @Test
  void aRefusedModelIsToldAtTheStartAndStaysToldWhenTheDeviceFails() {
    Texts texts = Texts.load(Locale.ENGLISH);
    DiagnoseViewModel viewModel =
        new DiagnoseViewModel(
            new DiagnoseViewModel.Dependencies(
                this::load,
                List::copyOf,
                List.of(),
                background::add,
                Runnable::run,
                InstantSource.system(),
                texts));
    viewModel.loadModel();
    runBackground();
    String refused = "The installed model leafnet-9.0.0 is refused: head.safetensors was changed.";
    listeners.getFirst().accept(DeviceNotices.models(List.of(refused), texts));
    assertThat(shown(viewModel)).contains(refused).contains("install the app again");
    listeners.getFirst().accept(DeviceNotices.fallback(DeviceFallback.Reason.ABSENT, texts));
    assertThat(shown(viewModel)).contains(refused).contains(texts.get("notice.device-absent"));
  }

  private static String shown(DiagnoseViewModel viewModel) {
    return viewModel.noticeProperty().get().orElseThrow().toString();
  }

  private static ComputeDevice deviceOf(DiagnoseViewModel viewModel) {
    return ((ModelState.Ready) viewModel.modelProperty().get()).loaded().device();
  }

  private void runBackground() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private final class FailingInTheMiddle implements DiagnosisService {

    @Override
    public Diagnosis diagnose(Path photo) {
      return Diagnoses.lateBlight(photo);
    }

    @Override
    public void diagnoseAll(List<Path> photos, Listener listener, BooleanSupplier cancelled) {
      listener.done(0, diagnose(photos.getFirst()));
      place = ComputeDevice.CPU;
      listeners.forEach(told -> told.accept(new Notice("Out of memory", "On the CPU now")));
      for (int i = 1; i < photos.size(); i++) {
        listener.done(i, diagnose(photos.get(i)));
      }
    }
  }
}
