package org.plantdiseasedetector.ui.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.adaptation.AdapterStore;
import org.plantdiseasedetector.adaptation.Meadow;
import org.plantdiseasedetector.adaptation.MeadowClassifier;
import org.plantdiseasedetector.casebook.AdapterDesk;
import org.plantdiseasedetector.casebook.CaseMaker;
import org.plantdiseasedetector.casebook.LabelledCases;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.DiagnosisPipeline;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.TestHistory;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.SquareViews;
import org.plantdiseasedetector.imaging.Thumbnail;
import org.plantdiseasedetector.inference.AdaptedClassifier;
import org.plantdiseasedetector.leaf.LesionNet;
import org.plantdiseasedetector.leaf.PhotoInspector;
import org.plantdiseasedetector.leaf.SeverityMeter;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.ui.common.FxExecutor;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.testkit.Histories;
import org.plantdiseasedetector.ui.theme.Theme;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** From ten corrected cases to another answer on the eleventh photo, and back. */
class LearningWindowTest {

  private static final int YELLOW = 0xD0C010;
  private static final int RED = 0xD01010;
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final ExecutorService background = Executors.newCachedThreadPool();
  private TestHistory history;
  private DiagnosisPipeline pipeline;
  private AdapterDesk desk;
  private AdapterViewModel viewModel;
  private Stage stage;
  private int photos;

  @BeforeEach
  void open() throws Exception {
    history = TestHistory.open(folder);
    ModelBundle model = Meadow.plant(folder.resolve("meadow-1.0.0"));
    Meadow.references(8).write(model.directory());
    AdapterStore store =
        new AdapterStore(folder.resolve("adapters"), InstantSource.fixed(Instant.EPOCH));
    desk = new AdapterDesk(model, store, LabelledCases.Embedder.NONE);
    pipeline =
        new DiagnosisPipeline(
            new SafePhotoDecoder(),
            new SquareViews(model.config().input()),
            new PhotoInspector(new SeverityMeter(LesionNet.shipped())),
            new AdaptedClassifier(new MeadowClassifier(model), () -> store.current(model)),
            DecodeLimits.STANDARD,
            new DiagnosisPipeline.Workers(background, BatchPlan.independent(1)),
            System::nanoTime);
    FxToolkit.registerPrimaryStage();
  }

  private void show(Stage unused) {
    stage = unused;
    Theme.LIGHT.apply();
    viewModel = new AdapterViewModel(() -> desk, background, FxExecutor.create());
    viewModel.open(Histories.lend(history.get()));
    AdapterWords words = new AdapterWords(Texts.load(Locale.ENGLISH), ClassId::value);
    Scene scene = new Scene(new AdapterView(viewModel, words), 900, 700);
    scene.getStylesheets().add(Theme.styleSheet());
    stage.setScene(scene);
    stage.show();
  }

  @AfterEach
  void close() throws Exception {
    robot.interact(stage::close);
    FxToolkit.cleanupStages();
    background.shutdown();
    background.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    history.close();
  }

  @Test
  void tenCorrectionsTeachTheEleventhPhotoAndSwitchingOffBringsTheOldAnswerBack() throws Exception {
    for (int i = 0; i < 10; i++) {
      label(saved(YELLOW), LabelState.CORRECTED, Meadow.BROWN_SPOT);
    }
    for (int i = 0; i < 3; i++) {
      label(saved(RED), LabelState.CONFIRMED, Meadow.CLASSES.getFirst());
    }
    Path eleventh = photo(YELLOW);
    ClassId old = says(pipeline.diagnose(eleventh));
    assertThat(old).isNotEqualTo(Meadow.BROWN_SPOT);
    FxToolkit.setupStage(this::show);
    waitUntil(() -> !viewModel.busyProperty().get());

    robot.clickOn("#adapter-learn");
    waitUntil(() -> robot.lookup("#adapter-accept").tryQuery().isPresent());
    assertThat(robot.lookup("#adapter-table").tryQuery()).isPresent();
    assertThat(robot.lookup("#adapter-curve").tryQuery()).isPresent();
    assertThat(says(pipeline.diagnose(eleventh))).isEqualTo(old);
    robot.interact(viewModel::accept);
    waitUntil(() -> isChosen(1));

    Diagnosis learnt = pipeline.diagnose(eleventh);
    assertThat(says(learnt)).isEqualTo(Meadow.BROWN_SPOT);
    assertThat(learnt.model().toString()).isEqualTo("meadow 1.0.0+adapter.1");
    assertThat(learnt.warnings())
        .anyMatch(
            w -> w.startsWith("Without the adapter, meadow 1.0.0 says") && w.contains(old.value()));

    robot.clickOn("#adapter-choice-0");
    waitUntil(() -> isChosen(0) && !viewModel.busyProperty().get());
    Diagnosis again = pipeline.diagnose(eleventh);
    assertThat(says(again)).isEqualTo(old);
    assertThat(again.model().toString()).isEqualTo("meadow 1.0.0");
    assertThat(again.warnings()).noneMatch(w -> w.startsWith("Without the adapter"));
  }

  @Test
  void whatIsTooLittleIsNotOfferedAndSaysWhatIsMissing() throws Exception {
    label(saved(YELLOW), LabelState.CORRECTED, Meadow.BROWN_SPOT);
    long unlabelled = saved(RED).number();
    FxToolkit.setupStage(this::show);
    waitUntil(() -> !viewModel.busyProperty().get());

    robot.clickOn("#adapter-learn");
    waitUntil(() -> robot.lookup("#adapter-verdict").tryQuery().isPresent());

    assertThat(robot.lookup("#adapter-accept").tryQuery()).isEmpty();
    assertThat(robot.lookup(texts("1 photos of apple.brown_spot: 9 more are needed")).tryQuery())
        .isPresent();
    assertThat(robot.lookup("#adapter-next").queryLabeled().getText()).endsWith(": " + unlabelled);
  }

  private static Predicate<Labeled> texts(String part) {
    return labeled -> labeled.getText().contains(part);
  }

  private boolean isChosen(int number) {
    return robot
        .lookup("#adapter-choice-" + number)
        .tryQueryAs(RadioButton.class)
        .filter(RadioButton::isSelected)
        .isPresent();
  }

  private PlantCase saved(int colour) throws Exception {
    CaseMaker maker = new CaseMaker(new Thumbnail(new SafePhotoDecoder()), Clock.systemUTC());
    return maker
        .save(
            history.get(),
            List.of(new CaseMaker.Diagnosed(pipeline.diagnose(photo(colour)))),
            List::getFirst,
            UnaryOperator.identity())
        .saved()
        .orElseThrow();
  }

  private void label(PlantCase of, LabelState state, ClassId label) throws Exception {
    history
        .get()
        .label(of.number(), new HumanLabel(state, Optional.of(label), "ada", Instant.EPOCH));
  }

  /** No two photos are the same. */
  private Path photo(int colour) throws Exception {
    int number = photos++;
    BufferedImage image = new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 320 * 320; i++) {
      int shade = (i * 7 + number * 13) % 24;
      image.setRGB(i % 320, i / 320, colour - (shade << 16 | shade << 8));
    }
    Path file = folder.resolve("leaf-" + number + ".png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static ClassId says(Diagnosis diagnosis) {
    return diagnosis.outcome().candidates().getFirst().classId();
  }

  private static void waitUntil(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
