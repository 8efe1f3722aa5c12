package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.knowledge.Knowledge;
import org.plantdiseasedetector.ui.common.FxExecutor;
import org.plantdiseasedetector.ui.common.PhotoChooser;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.diseases.DiseasesViewModel;
import org.plantdiseasedetector.ui.testkit.Drops;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A real window in front of a model that the subclass chooses. */
abstract class WindowScenarios {

  /** Long enough for a slow machine to load a model; a test ends as soon as the state is there. */
  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path folder;

  final ChosenPaths chooser = new ChosenPaths();
  final Navigation navigation = new Navigation();
  private final ExecutorService background =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
  private final Executor ui = FxExecutor.create();
  final FxRobot robot = new FxRobot();
  private Stage stage;
  private DesktopWindow window;

  /** Returns what loads the model. */
  abstract Callable<LoadedModel> loader();

  /** Returns what decodes photos for the screen. */
  abstract PhotoDecoder decoder();

  /** Returns the sample photos. */
  List<Path> samples() {
    return List.of();
  }

  /** Returns the words of the window. */
  Texts texts() {
    return Texts.load(Locale.US);
  }

  /** Returns the names of the classes. */
  DiseaseNames names() {
    return DiseaseNames.load();
  }

  /** Adds pages besides the diagnosis. */
  void addPages(Navigation to) {
    // Most tests need the first page only.
  }

  /** Returns what adds to the window besides its first page; may add pages. */
  List<WindowPart> parts(Navigation to) {
    return List.of();
  }

  /** Returns what runs long work. */
  final Executor background() {
    return background;
  }

  /** Returns what changes the window. */
  final Executor ui() {
    return ui;
  }

  @BeforeEach
  final void openWindow() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(this::fill);
  }

  private void fill(Stage unused) {
    stage = unused;
    addPages(navigation);
    Texts texts = texts();
    DiagnoseViewModel.Dependencies model =
        new DiagnoseViewModel.Dependencies(
            loader(), List::copyOf, samples(), background, ui, InstantSource.system(), texts);
    DiseasesViewModel diseases =
        new DiseasesViewModel(
            new DiseasesViewModel.Dependencies(
                () -> Knowledge.of(Optional.empty()), background, ui, texts.locale()));
    navigation.add(DiseasesPage.of(diseases, navigation, texts));
    window =
        new DesktopWindow(
            stage,
            new DesktopWindow.Dependencies(
                model,
                names(),
                diseases,
                decoder(),
                chooser,
                folder.resolve("pasted"),
                texts.locale(),
                navigation,
                parts(navigation)));
    window.show(List.of());
  }

  @AfterEach
  final void closeWindow() throws TimeoutException {
    robot.interact(stage::close);
    FxToolkit.cleanupStages();
    background.shutdown();
  }

  final DiagnoseViewModel viewModel() {
    return window.viewModel();
  }

  final Node root() {
    return stage.getScene().getRoot();
  }

  /** Drags over the window and lets go. */
  final void drop(Path... files) {
    drop(Drops.files(List.of(files)));
  }

  final void drop(Map<DataFormat, Object> content) {
    robot.interact(
        () -> {
          Drops.fire(root(), DragEvent.DRAG_ENTERED, content);
          DragEvent over = Drops.fire(root(), DragEvent.DRAG_OVER, content);
          if (over.isAccepted()) {
            Drops.fire(root(), DragEvent.DRAG_DROPPED, content);
          }
        });
  }

  final void waitUntil(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  final void waitForText(String query, String text) throws TimeoutException {
    waitUntil(
        () ->
            robot
                .lookup(query)
                .<Labeled>tryQuery()
                .map(Labeled::getText)
                .equals(Optional.of(text)));
    assertThat(robot.lookup(query).queryLabeled().getText()).isEqualTo(text);
  }

  /** Returns how many rows of the list show this line. */
  final long rowsThatSay(String line) {
    return robot.lookup(".photo-line").queryAllAs(Labeled.class).stream()
        .filter(label -> label.getText().equals(line))
        .count();
  }

  /** Answers the file dialogs. */
  static final class ChosenPaths implements PhotoChooser {

    List<Path> files = List.of();
    Optional<Path> chosenFolder = Optional.empty();

    @Override
    public List<Path> chooseFiles() {
      return files;
    }

    @Override
    public Optional<Path> chooseFolder() {
      return chosenFolder;
    }
  }
}
