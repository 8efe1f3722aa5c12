package org.plantdiseasedetector.ui.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.BatchProgress.Phase;
import org.plantdiseasedetector.ui.testkit.Diagnoses;

class DiagnoseViewModelTest {

  private static final Path A = Path.of("a.jpg");
  private static final Path B = Path.of("b.jpg");
  private static final Path C = Path.of("c.jpg");

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ScriptedService service = new ScriptedService();
  private Instant now = Instant.parse("2026-06-01T08:00:00Z");
  private Callable<LoadedModel> loader =
      () -> new LoadedModel(service, Diagnoses.MODEL, ComputeDevice.CPU);
  private PhotoSource source = List::copyOf;
  private DiagnoseViewModel viewModel;

  @BeforeEach
  void makeViewModel() {
    viewModel =
        new DiagnoseViewModel(
            new DiagnoseViewModel.Dependencies(
                () -> loader.call(),
                paths -> source.expand(paths),
                List.of(A, B),
                background::add,
                Runnable::run,
                clock(),
                Texts.load(Locale.ENGLISH)));
  }

  @Test
  void photosThatComeBeforeTheModelWaitAndAreThenDiagnosed() {
    viewModel.loadModel();
    Runnable load = background.remove();
    viewModel.add(List.of(A, B));
    runBackground();

    assertThat(viewModel.modelProperty().get()).isInstanceOf(ModelState.Loading.class);
    assertThat(phase()).isEqualTo(Phase.WAITING_FOR_MODEL);
    assertThat(viewModel.photos())
        .allSatisfy(item -> assertThat(item.state()).isInstanceOf(PhotoState.Waiting.class));

    load.run();
    runBackground();

    assertThat(phase()).isEqualTo(Phase.FINISHED);
    assertThat(resultOf(0).path()).isEqualTo(A);
    assertThat(resultOf(1).path()).isEqualTo(B);
  }

  @Test
  void aModelThatDoesNotLoadIsReportedAndCanBeTriedAgain() {
    Callable<LoadedModel> works = loader;
    loader =
        () -> {
          throw new IOException("best_model.pth is missing");
        };
    viewModel.loadModel();
    viewModel.add(List.of(A));
    runBackground();

    assertThat(viewModel.modelProperty().get())
        .isEqualTo(new ModelState.Failed("best_model.pth is missing"));
    assertThat(phase()).isEqualTo(Phase.WAITING_FOR_MODEL);

    loader = works;
    viewModel.loadModel();
    runBackground();

    assertThat(viewModel.modelProperty().get()).isInstanceOf(ModelState.Ready.class);
    assertThat(resultOf(0).path()).isEqualTo(A);
  }

  @Test
  void showsTheFirstPhotoAtOnceAndLeavesTheChoiceToTheUserAfterwards() {
    load();
    viewModel.add(List.of(A, B));
    runBackground();
    assertThat(selectedPath()).isEqualTo(A);

    viewModel.selectedProperty().set(viewModel.photos().get(1));
    viewModel.add(List.of(C));
    runBackground();

    assertThat(viewModel.photos()).hasSize(3);
    assertThat(selectedPath()).isEqualTo(C);
  }

  @Test
  void aPhotoOfTheListIsSelectedInsteadOfAddedAgain() {
    load();
    viewModel.add(List.of(A, B));
    runBackground();
    viewModel.add(List.of(B));
    runBackground();

    assertThat(viewModel.photos()).hasSize(2);
    assertThat(selectedPath()).isEqualTo(B);
    assertThat(service.asked).containsExactly(A, B);
  }

  @Test
  void takesThousandsOfPhotosInOrder() {
    load();
    List<Path> many =
        IntStream.range(0, 3_201).mapToObj(i -> Path.of("photo-" + i + ".jpg")).toList();
    source = paths -> many;
    viewModel.add(List.of(Path.of("folder")));
    runBackground();

    assertThat(viewModel.photos().stream().map(PhotoItem::path)).isEqualTo(many);
    assertThat(viewModel.progressProperty().get().done()).isEqualTo(3_201);
    assertThat(viewModel.progressProperty().get().total()).isEqualTo(3_201);
  }

  @Test
  void tellsWhenAFolderHoldsNoPhoto() {
    source = paths -> List.of();
    viewModel.add(List.of(Path.of("empty")));
    assertThat(viewModel.searchingProperty().get()).isTrue();
    runBackground();

    assertThat(viewModel.searchingProperty().get()).isFalse();
    assertThat(notice().title()).contains("no photos in empty");
    assertThat(notice().advice()).isNotBlank();
  }

  @Test
  void aModelIsNoPhotoButBringsAdvice() {
    load();
    viewModel.add(List.of(Path.of("stick", "new.pddmodel")));
    runBackground();

    assertThat(viewModel.photos()).isEmpty();
    assertThat(viewModel.isBusy()).isFalse();
    assertThat(notice().title()).contains("new.pddmodel", "signed model");
    assertThat(notice().advice()).contains(Path.of("stick", "new.pddmodel").toString());
  }

  @Test
  void casesBesidePhotosBringAdviceAndThePhotosAreDiagnosed() {
    load();
    viewModel.add(List.of(A, Path.of("one.pddcases"), Path.of("two.pddcases")));
    runBackground();

    assertThat(viewModel.photos()).extracting(PhotoItem::path).containsExactly(A);
    assertThat(notice().title()).contains("one.pddcases and 1 more hold cases");
    assertThat(notice().advice()).contains("pdd history receive");
  }

  @Test
  void tellsWhenAFolderCannotBeRead() {
    source =
        paths -> {
          throw new IOException("permission denied");
        };
    viewModel.add(List.of(Path.of("locked")));
    runBackground();

    assertThat(viewModel.searchingProperty().get()).isFalse();
    assertThat(notice().title()).contains("locked").contains("permission denied");
  }

  @Test
  void cancelLeavesTheRestUndoneAndContinueFinishesIt() {
    load();
    service.afterFirst = viewModel::cancel;
    viewModel.add(List.of(A, B, C));
    runBackground();

    assertThat(phase()).isEqualTo(Phase.STOPPED);
    assertThat(viewModel.progressProperty().get().done()).isEqualTo(1);
    assertThat(stateOf(0)).isInstanceOf(PhotoState.Done.class);
    assertThat(stateOf(1)).isInstanceOf(PhotoState.Stopped.class);
    assertThat(stateOf(2)).isInstanceOf(PhotoState.Stopped.class);

    viewModel.resume();
    runBackground();

    assertThat(phase()).isEqualTo(Phase.FINISHED);
    assertThat(service.asked).containsExactly(A, B, C);
  }

  @Test
  void cancelStopsASearchThatIsUnderWay() {
    load();
    viewModel.add(List.of(A));
    viewModel.cancel();
    runBackground();

    assertThat(viewModel.photos()).isEmpty();
    assertThat(phase()).isEqualTo(Phase.IDLE);
  }

  @Test
  void whileTheLastPhotoIsFinishedTheListSaysThatItStops() {
    load();
    List<Phase> seen = new ArrayList<>();
    service.afterFirst =
        () -> {
          viewModel.cancel();
          seen.add(phase());
        };
    viewModel.add(List.of(A, B));
    runBackground();

    assertThat(seen).containsExactly(Phase.CANCELLING);
  }

  @Test
  void photosAddedWhileABatchRunsAreDiagnosedAfterIt() {
    load();
    service.afterFirst =
        () -> {
          viewModel.add(List.of(C));
          background.remove().run();
        };
    viewModel.add(List.of(A, B));
    runBackground();

    assertThat(service.asked).containsExactly(A, B, C);
    assertThat(viewModel.progressProperty().get().done()).isEqualTo(3);
    assertThat(viewModel.progressProperty().get().total()).isEqualTo(3);
  }

  @Test
  void aServiceThatBreaksKeepsTheResultsAndTellsTheUser() {
    load();
    service.afterFirst =
        () -> {
          throw new IllegalStateException("engine lost");
        };
    viewModel.add(List.of(A, B));
    runBackground();

    assertThat(stateOf(0)).isInstanceOf(PhotoState.Done.class);
    assertThat(stateOf(1)).isInstanceOf(PhotoState.Stopped.class);
    assertThat(phase()).isEqualTo(Phase.STOPPED);
    assertThat(notice().title()).contains("engine lost");
  }

  @Test
  void removingTheChosenPhotoChoosesItsNeighbour() {
    load();
    viewModel.add(List.of(A, B, C));
    runBackground();
    viewModel.selectedProperty().set(viewModel.photos().get(1));

    viewModel.remove(List.of(viewModel.photos().get(1)));
    assertThat(selectedPath()).isEqualTo(C);
    viewModel.remove(List.of(viewModel.photos().get(1)));
    assertThat(selectedPath()).isEqualTo(A);
    viewModel.remove(List.of(viewModel.photos().getFirst()));
    assertThat(viewModel.selectedProperty().get()).isNull();
    assertThat(phase()).isEqualTo(Phase.IDLE);
  }

  @Test
  void aRemovedPhotoThatWaitedIsNeitherDiagnosedNorCounted() {
    viewModel.add(List.of(A, B));
    runBackground();
    viewModel.remove(List.of(viewModel.photos().getFirst()));
    load();
    runBackground();

    assertThat(service.asked).containsExactly(B);
    assertThat(viewModel.progressProperty().get().total()).isEqualTo(1);
  }

  @Test
  void clearStopsTheBatchAndForgetsEverything() {
    load();
    service.afterFirst = viewModel::clear;
    viewModel.add(List.of(A, B));
    runBackground();

    assertThat(viewModel.photos()).isEmpty();
    assertThat(viewModel.selectedProperty().get()).isNull();
    assertThat(phase()).isEqualTo(Phase.IDLE);
    assertThat(service.asked).containsExactly(A);
  }

  @Test
  void measuresTheSpeed() {
    load();
    service.perPhoto = Duration.ofMillis(500);
    List<Double> secondsLeft = new ArrayList<>();
    viewModel
        .progressProperty()
        .subscribe(progress -> progress.secondsLeft().ifPresent(secondsLeft::add));
    source = paths -> IntStream.range(0, 5).mapToObj(i -> Path.of(i + ".jpg")).toList();
    viewModel.add(List.of(Path.of("folder")));
    runBackground();

    assertThat(secondsLeft).startsWith(1.0, 0.5, 0.0);
    assertThat(viewModel.progressProperty().get().perSecond()).hasValue(2);
  }

  @Test
  void offersTheSamplePhotos() {
    load();
    assertThat(viewModel.hasSamples()).isTrue();
    viewModel.addSamples();
    runBackground();

    assertThat(service.asked).containsExactly(A, B);
  }

  private void load() {
    viewModel.loadModel();
    runBackground();
  }

  private void runBackground() {
    for (Runnable task = background.poll(); task != null; task = background.poll()) {
      task.run();
    }
  }

  private InstantSource clock() {
    return () -> now;
  }

  private Phase phase() {
    return viewModel.progressProperty().get().phase();
  }

  private Notice notice() {
    return viewModel.noticeProperty().get().orElseThrow();
  }

  private PhotoState stateOf(int index) {
    return viewModel.photos().get(index).state();
  }

  private Diagnosis resultOf(int index) {
    return ((PhotoState.Done) stateOf(index)).diagnosis();
  }

  private Path selectedPath() {
    return viewModel.selectedProperty().get().path();
  }

  /** Diagnoses at once; the test can act after the first photo. */
  private final class ScriptedService implements DiagnosisService {

    private final List<Path> asked = new ArrayList<>();
    private Duration perPhoto = Duration.ZERO;
    private Runnable afterFirst = () -> {};

    @Override
    public Diagnosis diagnose(Path photo) {
      asked.add(photo);
      now = now.plus(perPhoto);
      return Diagnoses.lateBlight(photo);
    }

    @Override
    public void diagnoseAll(List<Path> photos, Listener listener, BooleanSupplier cancelled) {
      for (int i = 0; i < photos.size() && !cancelled.getAsBoolean(); i++) {
        listener.done(i, diagnose(photos.get(i)));
        Runnable act = afterFirst;
        afterFirst = () -> {};
        act.run();
      }
    }
  }
}
