package org.plantdiseasedetector.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.NewCase;
import org.plantdiseasedetector.history.NewPhoto;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.TestHistory;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.testing.Pictures;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.common.FxExecutor;
import org.plantdiseasedetector.ui.testkit.Histories;
import org.plantdiseasedetector.ui.theme.Theme;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The review with the keyboard, from the grid through to the encrypted database. */
class ReviewWindowTest {

  private static final int CASES = 24;
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final ExecutorService background = Executors.newCachedThreadPool();
  private final ExecutorService writes = Executors.newSingleThreadExecutor();
  private final ReviewBench.Names names = new ReviewBench.Names();
  private TestHistory history;
  private ReviewViewModel viewModel;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    history = TestHistory.open(folder);
    for (int i = 0; i < CASES; i++) {
      byte[] original = Pictures.jpeg(200 + i, 150);
      NewPhoto photo = Cases.photo("leaf" + i + ".jpg", original);
      history
          .get()
          .save(
              new NewCase(
                  CaseDetails.of(Cases.DAY.plusDays(i)),
                  Cases.confident(Cases.LATE_BLIGHT),
                  List.of(new NewPhoto(photo.facts(), original, Pictures.jpeg(200 + i, 150)))));
    }
    names.name = Optional.empty();
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(this::show);
    waitUntil(() -> viewModel.cases().size() == CASES);
  }

  private void show(Stage unused) {
    stage = unused;
    Theme.LIGHT.apply();
    viewModel =
        new ReviewViewModel(
            new ReviewViewModel.Dependencies(
                background,
                writes,
                FxExecutor.create(),
                InstantSource.system(),
                names,
                "ada",
                ReviewBench.words()));
    ReviewView view =
        new ReviewView(
            viewModel,
            new CasePictures(new SafePhotoDecoder(), background, FxExecutor.create()),
            ReviewBench.words(),
            DiseaseNames.load());
    Scene scene = new Scene(view, 900, 700);
    scene.getStylesheets().add(Theme.styleSheet());
    stage.setScene(scene);
    stage.show();
    viewModel.open(Histories.lend(history.get()), CaseQuery.ALL);
    view.requestFocus();
    robot.lookup("#review-grid").query().requestFocus();
  }

  @AfterEach
  void close() throws Exception {
    robot.interact(stage::close);
    FxToolkit.cleanupStages();
    background.shutdown();
    writes.shutdown();
    background.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    writes.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    history.close();
  }

  @Test
  void confirmCorrectAndUndoReachTheDatabase() throws Exception {
    robot.push(KeyCode.C);
    waitUntil(() -> viewModel.dialogProperty().get() == ReviewDialog.REVIEWER);
    waitUntil(() -> robot.lookup("#reviewer-name").queryAs(TextField.class).isFocused());
    robot.push(KeyCode.ENTER);
    waitUntil(() -> state(CASES) == LabelState.CONFIRMED);
    assertThat(names.name).contains("ada");
    assertThat(human(CASES).orElseThrow().by()).isEqualTo("ada");

    robot.push(KeyCode.X);
    waitUntil(() -> robot.lookup("#class-field").queryAs(TextField.class).isFocused());
    robot.interact(() -> robot.lookup("#class-field").queryAs(TextField.class).setText("scab"));
    robot.push(KeyCode.ENTER);
    waitUntil(() -> state(CASES - 1) == LabelState.CORRECTED);
    assertThat(history.get().find(CASES - 1).label()).contains(Cases.SCAB);
    assertThat(history.get().find(CASES - 1).machine())
        .isEqualTo(Cases.confident(Cases.LATE_BLIGHT));

    robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
    robot.push(KeyCode.N);
    waitUntil(
        () -> state(CASES - 2) == LabelState.NOT_SURE && state(CASES - 3) == LabelState.NOT_SURE);
    assertThat(state(CASES - 4)).isEqualTo(LabelState.UNLABELLED);

    robot.push(KeyCode.CONTROL, KeyCode.Z);
    waitUntil(
        () ->
            state(CASES - 2) == LabelState.UNLABELLED && state(CASES - 3) == LabelState.UNLABELLED);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    waitUntil(() -> state(CASES - 1) == LabelState.UNLABELLED);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    waitUntil(() -> state(CASES) == LabelState.UNLABELLED);
    robot.push(KeyCode.CONTROL, KeyCode.Y);
    waitUntil(() -> state(CASES) == LabelState.CONFIRMED);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    waitUntil(() -> state(CASES - 1) == LabelState.CORRECTED);
    assertThat(history.get().verify(() -> {})).isEmpty();
  }

  @Test
  void onlyTilesInSightExistAndTheCursorStaysInSight() throws Exception {
    waitUntil(() -> picturesShown() > 0);
    long tiles = robot.lookup(".review-tile").queryAll().size();
    assertThat(tiles).isLessThan(CASES);
    robot.push(KeyCode.END);
    waitUntil(() -> isInSight(1));
    assertThat(robot.lookup(".review-tile").queryAll()).hasSizeLessThan(CASES);
    assertThat(viewModel.selection().cursor()).isEqualTo(CASES - 1);
    robot.push(KeyCode.PAGE_UP);
    assertThat(viewModel.selection().cursor()).isBetween(6, CASES - 2);
    robot.push(KeyCode.HOME);
    waitUntil(() -> isInSight(CASES));
  }

  @Test
  void theSpaceBarShowsTheDecryptedPhotoLarge() throws Exception {
    robot.push(KeyCode.SPACE);
    waitUntil(() -> largeImage().map(width -> width == 199 + CASES).orElse(false));
    robot.push(KeyCode.RIGHT);
    waitUntil(() -> largeImage().map(width -> width == 198 + CASES).orElse(false));
    robot.push(KeyCode.ESCAPE);
    assertThat(robot.lookup("#large-photo").query().isVisible()).isFalse();
  }

  private Optional<Double> largeImage() {
    ImageView view = robot.lookup("#large-photo .image-view").queryAs(ImageView.class);
    return Optional.ofNullable(view.getImage()).map(image -> image.getWidth());
  }

  private long picturesShown() {
    return robot.lookup(".review-tile .image-view").queryAllAs(ImageView.class).stream()
        .filter(view -> view.getImage() != null)
        .count();
  }

  private boolean isInSight(long number) {
    return robot.lookup(".review-number").queryAllAs(Label.class).stream()
        .filter(label -> label.getText().equals(String.valueOf(number)))
        .anyMatch(label -> label.getParent().getParent().isVisible());
  }

  private LabelState state(long number) {
    return human(number).map(HumanLabel::state).orElse(LabelState.UNLABELLED);
  }

  private Optional<HumanLabel> human(long number) {
    try {
      PlantCase found = history.get().find(number);
      return found.human();
    } catch (HistoryException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private void waitUntil(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
