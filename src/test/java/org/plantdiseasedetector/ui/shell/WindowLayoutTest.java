package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.CaseMaker;
import org.plantdiseasedetector.casebook.WindowSettingsFile;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.Thumbnail;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.BatchProgress;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.ui.history.CaseLink;
import org.plantdiseasedetector.ui.history.SavePart;
import org.plantdiseasedetector.ui.history.SaveViewModel;
import org.plantdiseasedetector.ui.readiness.FakeService;
import org.plantdiseasedetector.ui.readiness.ReadinessView;
import org.plantdiseasedetector.ui.readiness.ReadinessViewModel;
import org.plantdiseasedetector.ui.review.ReviewPage;
import org.plantdiseasedetector.ui.review.ReviewViewModel;
import org.plantdiseasedetector.ui.review.ReviewWords;
import org.plantdiseasedetector.ui.review.Reviewers;
import org.plantdiseasedetector.ui.testkit.Clipped;
import org.plantdiseasedetector.ui.testkit.ContentService;
import org.plantdiseasedetector.ui.testkit.Diagnoses;
import org.plantdiseasedetector.ui.testkit.NoChooser;
import org.plantdiseasedetector.ui.testkit.Speech;
import org.plantdiseasedetector.ui.testkit.TestBook;
import org.plantdiseasedetector.ui.testkit.TestPhotos;
import org.plantdiseasedetector.ui.timeline.TimelinePage;
import org.plantdiseasedetector.ui.vault.RestoreViewModel;
import org.plantdiseasedetector.ui.vault.VaultGate;
import org.plantdiseasedetector.ui.vault.VaultPart;
import org.plantdiseasedetector.ui.vault.VaultViewModel;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.Vaults;

/** Every page has room for its words, in every language and in one that is 40 % longer. */
@ParameterizedClass
@MethodSource("org.plantdiseasedetector.ui.testkit.Speech#all")
class WindowLayoutTest extends WindowScenarios {

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 720;

  private final Speech speech;
  private final MovableClock clock = new MovableClock();
  private final List<String> clipped = new ArrayList<>();
  private CaseBook book;

  WindowLayoutTest(Speech speech) {
    this.speech = speech;
  }

  @AfterEach
  void closeHistory() throws HistoryException {
    book.lock();
  }

  @Override
  Texts texts() {
    return speech.texts();
  }

  @Override
  DiseaseNames names() {
    return speech.names();
  }

  @Override
  Callable<LoadedModel> loader() {
    return () -> new LoadedModel(new ContentService(), Diagnoses.MODEL, ComputeDevice.CPU);
  }

  @Override
  PhotoDecoder decoder() {
    return new SafePhotoDecoder();
  }

  @Override
  List<WindowPart> parts(Navigation to) {
    book = TestBook.of(folder.resolve("data"), clock);
    VaultViewModel vault =
        new VaultViewModel(
            new VaultViewModel.Dependencies(
                book,
                new WindowSettingsFile(folder.resolve("data/history-window.json")),
                background(),
                ui(),
                clock,
                texts()));
    VaultGate.Parts gate =
        new VaultGate.Parts(
            new NoChooser(), texts(), new RestoreViewModel(vault, to::unsaved, texts()));
    addPages(to, vault, gate);
    CaseMaker maker = new CaseMaker(new Thumbnail(decoder()), clock);
    return List.of(
        new LanguagePart(
            new LanguageViewModel(
                new LanguageViewModel.Dependencies(
                    new NoLanguage(), texts().locale(), background(), ui(), texts())),
            texts()),
        new VaultPart(vault, texts(), () -> {}),
        new SavePart(
            new SavePart.Parts(
                new SaveViewModel.Dependencies(vault, maker, background(), ui(), texts()),
                gate,
                names().hosts(),
                to)));
  }

  private void addPages(Navigation to, VaultViewModel vault, VaultGate.Parts gate) {
    ReviewWords words =
        new ReviewWords(
            texts(), new ResultPresenter(texts(), names(), texts().locale()), texts().locale());
    WindowHistory history =
        new WindowHistory(
            vault,
            book,
            new CaseMaker(new Thumbnail(decoder()), clock),
            folder.resolve("data"),
            background(),
            ui(),
            texts());
    to.add(history.page(gate, names(), texts().locale(), to, new CaseLink(to), history.imports()));
    Executor inOrder = task -> background().execute(task);
    to.add(
        ReviewPage.of(
            new ReviewPage.Parts(
                vault,
                gate,
                new ReviewViewModel.Dependencies(
                    background(),
                    inOrder,
                    ui(),
                    InstantSource.system(),
                    new Nobody(),
                    "ada",
                    words),
                decoder(),
                names())));
    to.add(
        TimelinePage.of(new TimelinePage.Parts(vault, gate, background(), ui(), decoder(), words)));
    to.add(readinessPage());
  }

  private Page readinessPage() {
    return new Page(
        "readiness",
        "page.readiness",
        Material2AL.FACT_CHECK,
        () ->
            new ReadinessView(
                new ReadinessViewModel(
                    new FakeService(), row -> Optional.empty(), background(), Platform::runLater),
                FakeService.ROWS.sections(),
                texts()));
  }

  @Test
  void noWordIsCutOffOnAnyPage() throws Exception {
    robot.interact(
        () -> {
          root().getScene().getWindow().setWidth(WIDTH);
          root().getScene().getWindow().setHeight(HEIGHT);
        });
    diagnosis();
    diseases();
    beginningOfAHistory();
    history();
    review();
    timeline();
    readiness();
    locked();
    assertThat(clipped).as("in %s", speech).isEmpty();
  }

  private void diagnosis() throws Exception {
    look("diagnose-empty");
    drop(
        TestPhotos.leaf(folder, "leaf.jpg"),
        TestPhotos.text(folder, "notes.jpg"),
        TestPhotos.leaf(folder, "other.jpg"));
    waitUntil(() -> viewModel().progressProperty().get().phase() == BatchProgress.Phase.FINISHED);
    select("#photo-list", 0);
    look("diagnose-result");
    select("#photo-list", 1);
    look("diagnose-rejected");
  }

  private void diseases() throws TimeoutException {
    open("diseases");
    waitUntil(() -> items("#diseases-list") > 0);
    select("#diseases-list", 0);
    look("diseases");
  }

  private void beginningOfAHistory() throws TimeoutException {
    open("history");
    look("history-choice");
    type("#new-passphrase", Vaults.PASSPHRASE);
    type("#new-passphrase-again", Vaults.PASSPHRASE);
    fire("#make-history");
    waitUntil(() -> exists("#recovery-key"));
    look("history-recovery-key");
    robot.interact(() -> robot.lookup("#key-kept").queryAs(CheckBox.class).setSelected(true));
    fire("#key-done");
    waitUntil(() -> exists("#history-search"));
    look("history-empty");
  }

  private void history() throws Exception {
    saveCases();
    open("diagnose");
    fire("#save-all");
    waitUntil(() -> exists("#save-now"));
    look("save");
    fire("#cancel-save");
    open("history");
    type("#history-search", "a");
    waitUntil(() -> items("#case-list") > 0);
    select("#case-list", 0);
    waitUntil(() -> exists("#machine-label"));
    look("history-case");
  }

  private void saveCases() throws HistoryException, IOException {
    byte[] photo = Files.readAllBytes(TestPhotos.leaf(folder, "case.jpg"));
    CaseDetails details = Cases.details("Farm", "some notes");
    book.use(history -> history.save(Cases.of(details, Cases.photo("case.jpg", photo))));
    book.use(
        history ->
            history.save(
                Cases.of(
                    Cases.details("Another farm", ""),
                    Cases.photo("case.jpg", "no photo".getBytes(StandardCharsets.UTF_8)))));
  }

  private void review() throws TimeoutException {
    open("review");
    waitUntil(() -> exists("#review-count") && exists(".review-tile"));
    look("review");
    robot.interact(() -> robot.lookup("#review-grid").query().requestFocus());
    robot.push(KeyCode.C);
    waitUntil(() -> exists("#reviewer-name"));
    look("review-who");
    robot.push(KeyCode.ESCAPE);
  }

  private void timeline() throws TimeoutException {
    open("timeline");
    waitUntil(() -> exists("#timeline-list") && items("#timeline-list") > 0);
    look("timeline");
  }

  private void readiness() throws TimeoutException {
    open("readiness");
    waitUntil(() -> exists("#readiness-run-all"));
    fire("#readiness-run-all");
    waitUntil(() -> exists("Door shut"));
    robot.clickOn("Door shut");
    look("readiness");
  }

  private void locked() throws TimeoutException {
    fire("#lock");
    open("history");
    waitUntil(() -> exists("#unlock"));
    fire("#show-recovery");
    look("history-locked");
  }

  private void look(String page) {
    robot.interact(
        () -> {
          root().applyCss();
          root().getScene().getRoot().layout();
          Clipped.picture(root().getScene().getRoot(), speech + "-" + page);
          Clipped.in(root().getScene().getRoot()).forEach(what -> clipped.add(page + ": " + what));
        });
  }

  private void open(String page) {
    robot.interact(() -> navigation.open(page));
  }

  private boolean exists(String query) {
    return robot.lookup(query).tryQuery().isPresent();
  }

  private int items(String query) {
    return robot
        .lookup(query)
        .<ListView<?>>tryQuery()
        .map(list -> list.getItems().size())
        .orElse(0);
  }

  private void select(String query, int row) {
    robot.interact(() -> robot.lookup(query).<ListView<?>>query().getSelectionModel().select(row));
  }

  private void type(String query, String text) {
    robot.interact(() -> robot.lookup(query).<TextInputControl>query().setText(text));
  }

  private void fire(String query) {
    robot.interact(() -> robot.lookup(query).<ButtonBase>query().fire());
  }

  private record NoLanguage() implements ChosenLanguage {
    @Override
    public Optional<Locale> read() {
      return Optional.empty();
    }

    @Override
    public void write(Optional<Locale> language) {
      throw new UnsupportedOperationException("This test chooses no language");
    }
  }

  private record Nobody() implements Reviewers {
    @Override
    public Optional<String> remembered() {
      return Optional.empty();
    }

    @Override
    public void remember(String name) {
      throw new UnsupportedOperationException("This test gives no labels");
    }
  }
}
