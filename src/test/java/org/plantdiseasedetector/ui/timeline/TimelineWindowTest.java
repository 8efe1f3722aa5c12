package org.plantdiseasedetector.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.WindowSettingsFile;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.NewCase;
import org.plantdiseasedetector.history.NewPhoto;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.testing.Pictures;
import org.plantdiseasedetector.ui.common.FxExecutor;
import org.plantdiseasedetector.ui.common.FxSaveChooser;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.ui.review.ReviewWords;
import org.plantdiseasedetector.ui.testkit.TestBook;
import org.plantdiseasedetector.ui.theme.Theme;
import org.plantdiseasedetector.ui.vault.RestoreViewModel;
import org.plantdiseasedetector.ui.vault.VaultGate;
import org.plantdiseasedetector.ui.vault.VaultViewModel;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.Vaults;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The course of a plot in a real window, in front of a real history. */
class TimelineWindowTest {

  private static final long PATIENCE_SECONDS = 60;
  private static final Texts TEXTS = Texts.load(Locale.ENGLISH);

  @TempDir private Path data;
  private final FxRobot robot = new FxRobot();
  private final ExecutorService background = Executors.newCachedThreadPool();
  private final MovableClock clock = new MovableClock();
  private CaseBook book;
  private VaultViewModel vault;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    book = TestBook.of(data, clock);
    book.create(Vaults.passphrase()).close();
    save("7", 0, Cases.LATE_BLIGHT);
    save("7", 10, Cases.SCAB);
    save("8", 4, Cases.SCAB);
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(this::show);
  }

  private void save(String plot, int day, ClassId what) throws Exception {
    byte[] original = Pictures.jpeg(100 + day, 80);
    NewPhoto photo = Cases.photo("leaf" + day + ".jpg", original);
    NewPhoto whole = new NewPhoto(photo.facts(), original, Pictures.jpeg(100 + day, 80));
    CaseDetails at =
        new CaseDetails(
            Cases.DAY.plusDays(day),
            "Huber",
            "North",
            plot,
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            "",
            List.of());
    book.use(h -> h.save(new NewCase(at, Cases.confident(what), List.of(whole))));
  }

  private void show(Stage unused) {
    stage = unused;
    Theme.LIGHT.apply();
    vault =
        new VaultViewModel(
            new VaultViewModel.Dependencies(
                book,
                new WindowSettingsFile(data.resolve("history-window.json")),
                background,
                FxExecutor.create(),
                clock,
                TEXTS));
    VaultGate.Parts gate =
        new VaultGate.Parts(
            new FxSaveChooser(stage), TEXTS, new RestoreViewModel(vault, List::of, TEXTS));
    TimelinePage.Parts parts =
        new TimelinePage.Parts(
            vault,
            gate,
            background,
            FxExecutor.create(),
            new SafePhotoDecoder(),
            new ReviewWords(
                TEXTS, new ResultPresenter(TEXTS, DiseaseNames.load(), Locale.US), Locale.US));
    Scene scene = new Scene((VaultGate) TimelinePage.of(parts).view().get(), 1000, 760);
    scene.getStylesheets().add(Theme.styleSheet());
    stage.setScene(scene);
    stage.show();
    vault.start();
  }

  @AfterEach
  void close() throws Exception {
    robot.interact(stage::close);
    FxToolkit.cleanupStages();
    background.shutdown();
    background.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    book.lock();
  }

  @Test
  void twoVisitsStandSideBySideAndComeBackAfterTheLock() throws Exception {
    waitUntil(() -> visits() == 2);
    assertThat(robot.lookup(".chart").tryQuery()).isPresent();
    assertThat(differences())
        .contains("10 days lie between the visits.", "New: Apple scab on apple.");
    waitUntil(() -> pictures("#visit-one") == 1 && pictures("#visit-other") == 1);

    robot.interact(() -> plot().setValue("8"));
    waitUntil(() -> visits() == 1);
    robot.interact(() -> plot().setValue("7"));
    waitUntil(() -> visits() == 2);

    robot.interact(vault::lock);
    waitUntil(() -> robot.lookup("#passphrase").tryQuery().isPresent());
    waitUntil(() -> book.state() == CaseBook.State.LOCKED);
    assertThat(robot.lookup("#timeline-list").tryQuery()).isEmpty();

    robot.interact(() -> vault.unlock(Vaults.PASSPHRASE.toCharArray()));
    waitUntil(() -> robot.lookup("#timeline-list").tryQuery().isPresent());
    waitUntil(() -> visits() == 2);
    waitUntil(() -> pictures("#visit-one") == 1);
  }

  private int visits() {
    return robot
        .lookup("#timeline-list")
        .<ListView<?>>tryQuery()
        .map(list -> list.getItems().size())
        .orElse(-1);
  }

  @SuppressWarnings("unchecked")
  private ComboBox<String> plot() {
    return (ComboBox<String>) robot.lookup("#timeline-plot").<ComboBox<?>>query();
  }

  private List<String> differences() {
    Node box = robot.lookup("#differences").query();
    return box.lookupAll(".label").stream().map(node -> ((Labeled) node).getText()).toList();
  }

  private long pictures(String side) {
    return robot.lookup(side).query().lookupAll(".image-view").stream()
        .filter(node -> ((ImageView) node).getImage() != null)
        .count();
  }

  private void waitUntil(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
