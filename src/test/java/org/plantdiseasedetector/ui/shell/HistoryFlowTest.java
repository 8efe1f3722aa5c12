package org.plantdiseasedetector.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.app.Environment;
import org.plantdiseasedetector.app.ModelUnavailableException;
import org.plantdiseasedetector.app.Product;
import org.plantdiseasedetector.app.RunningDiagnosis;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.CaseMaker;
import org.plantdiseasedetector.casebook.WindowSettingsFile;
import org.plantdiseasedetector.diagnosis.SeveralPhotos;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.Thumbnail;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.ui.common.SaveChooser;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.BatchProgress;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.ui.history.CaseLink;
import org.plantdiseasedetector.ui.history.CaseWords;
import org.plantdiseasedetector.ui.history.ImportPart;
import org.plantdiseasedetector.ui.history.ImportViewModel;
import org.plantdiseasedetector.ui.history.SavePart;
import org.plantdiseasedetector.ui.history.SaveViewModel;
import org.plantdiseasedetector.ui.history.SimilarPart;
import org.plantdiseasedetector.ui.testkit.TestBook;
import org.plantdiseasedetector.ui.vault.RestoreViewModel;
import org.plantdiseasedetector.ui.vault.VaultGate;
import org.plantdiseasedetector.ui.vault.VaultPart;
import org.plantdiseasedetector.ui.vault.VaultViewModel;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.Vaults;

/** A visit in the window: drop, save, lock, unlock, search, correct, export. */
class HistoryFlowTest extends WindowScenarios {

  private static final Environment ENVIRONMENT = Environment.ofProcess();
  private static final Texts TEXTS = Texts.load(Locale.ENGLISH);

  private static RunningDiagnosis running;

  private final MovableClock clock = new MovableClock();
  private final ChosenTarget target = new ChosenTarget();
  private CaseBook book;
  private ImportViewModel imports;

  @BeforeAll
  static void start() throws ModelUnavailableException {
    running = Product.compose(ENVIRONMENT).open(DeviceChoice.CPU, 1);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @AfterEach
  void closeHistory() throws HistoryException {
    book.lock();
  }

  @Override
  Callable<LoadedModel> loader() {
    ModelBundle bundle = running.classifier().bundle();
    return () ->
        new LoadedModel(
            running.service(),
            bundle.identity(),
            running.classifier().device(),
            listener -> {},
            Optional.empty(),
            Optional.of(new SeveralPhotos(bundle.classes(), bundle.config().thresholds())));
  }

  @Override
  PhotoDecoder decoder() {
    return new SafePhotoDecoder();
  }

  @Override
  List<WindowPart> parts(Navigation to) {
    book = TestBook.of(folder.resolve("data"), clock);
    VaultViewModel vault = vault();
    VaultGate.Parts gate =
        new VaultGate.Parts(target, TEXTS, new RestoreViewModel(vault, to::unsaved, TEXTS));
    CaseLink link = new CaseLink(to);
    WindowHistory history =
        new WindowHistory(vault, book, maker(), folder.resolve("data"), background(), ui(), TEXTS);
    imports = history.imports();
    to.add(history.page(gate, DiseaseNames.load(), Locale.US, to, link, imports));
    return List.of(
        new VaultPart(vault, TEXTS, () -> {}),
        new SimilarPart(new SimilarPart.Parts(vault, words(), link, decoder(), background(), ui())),
        new ImportPart(imports),
        new SavePart(
            new SavePart.Parts(
                new SaveViewModel.Dependencies(vault, maker(), background(), ui(), TEXTS),
                gate,
                List.of("Coffee"),
                to)));
  }

  private VaultViewModel vault() {
    return new VaultViewModel(
        new VaultViewModel.Dependencies(
            book,
            new WindowSettingsFile(folder.resolve("data/history-window.json")),
            background(),
            ui(),
            clock,
            TEXTS));
  }

  private CaseMaker maker() {
    return new CaseMaker(new Thumbnail(new SafePhotoDecoder()), clock);
  }

  private static CaseWords words() {
    ResultPresenter presenter = new ResultPresenter(TEXTS, DiseaseNames.load(), Locale.US);
    return new CaseWords(TEXTS, presenter, Locale.US, ZoneOffset.UTC);
  }

  @Test
  void fromTheDroppedPhotoToTheExportedCorrection() throws IOException, TimeoutException {
    diagnoseAndMakeHistory();
    saveWithDetails();
    lockAndUnlock();
    searchAndCorrect();
    exportFound();
    assertThat(book.state()).isEqualTo(CaseBook.State.OPEN);
  }

  private void diagnoseAndMakeHistory() throws TimeoutException {
    drop(sample("coffee-rust.jpg"), sample("apple-scab.jpg"));
    waitUntil(() -> viewModel().progressProperty().get().phase() == BatchProgress.Phase.FINISHED);
    robot.clickOn("#save-all");
    type("#new-passphrase", Vaults.PASSPHRASE);
    type("#new-passphrase-again", Vaults.PASSPHRASE);
    fire("#make-history");
    waitUntil(() -> robot.lookup("#recovery-key").tryQuery().isPresent());
    assertThat(robot.lookup("#recovery-key").queryLabeled().getText().replaceAll("\\s", ""))
        .matches("([0-9A-Z]{5}-){7}[0-9A-Z]{5}");
    assertThat(robot.lookup("#key-done").query().isDisabled()).isTrue();
    robot.interact(() -> robot.lookup("#key-kept").queryAs(CheckBox.class).setSelected(true));
    fire("#key-done");
  }

  private void saveWithDetails() throws TimeoutException {
    waitUntil(() -> robot.lookup("#save-now").tryQuery().isPresent());
    type("#details-farm .text-field", "Finca Müller");
    type("#details-tags", "wet, second visit");
    type("#details-stage", "x");
    fire("#save-now");
    waitUntil(() -> robot.lookup("#save-problem").query().isVisible());
    type("#details-stage", "65");
    fire("#save-now");
    waitForText("#save-words", "2 cases saved.");
    fire("#save-all");
    waitUntil(() -> words("#save-words").startsWith("There is nothing to save"));
  }

  private void lockAndUnlock() throws TimeoutException {
    robot.clickOn("#page-history");
    waitUntil(() -> cases().getItems().size() == 2);
    robot.push(KeyCode.CONTROL, KeyCode.L);
    waitUntil(() -> robot.lookup("#passphrase").tryQuery().isPresent());
    assertThat(cases().getItems()).isEmpty();
    waitUntil(() -> book.state() == CaseBook.State.LOCKED);
    type("#passphrase", "not the passphrase");
    fire("#unlock");
    waitUntil(() -> words("#vault-message").startsWith("The passphrase is wrong."));
    type("#passphrase", Vaults.PASSPHRASE);
    fire("#unlock");
    waitUntil(() -> cases().getItems().size() == 2);
  }

  private void searchAndCorrect() throws TimeoutException {
    type("#history-search", "muller coffee");
    waitForText("#history-count", "1 case");
    robot.interact(() -> cases().getSelectionModel().select(0));
    waitUntil(() -> robot.lookup("#machine-label").tryQuery().isPresent());
    fire("#correct");
    type("#class-field", "healthy coffee");
    robot.interact(() -> robot.lookup("#class-field").query().requestFocus());
    robot.push(KeyCode.ENTER);
    waitUntil(() -> robot.lookup("Corrected: Healthy coffee leaf").tryQuery().isPresent());
    assertThat(robot.lookup("#machine-label").query().lookupAll(".label-word"))
        .extracting(node -> ((Labeled) node).getText())
        .containsExactly("Confident");
    type("#history-search", "");
    waitForText("#history-count", "2 cases");
  }

  private void exportFound() throws IOException, TimeoutException {
    type("#history-search", "muller healthy");
    waitForText("#history-count", "1 case");
    target.file = Optional.of(folder.resolve("cases.csv"));
    MenuButton export = robot.lookup("#export").queryAs(MenuButton.class);
    robot.interact(() -> export.getItems().getFirst().fire());
    waitUntil(() -> words("#history-message").startsWith("1 case was written to"));
    List<String> lines = Files.readAllLines(folder.resolve("cases.csv"));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1))
        .contains("Finca Müller")
        .contains("coffee.healthy,corrected,ada")
        .contains("coffee.rust");
  }

  @Test
  void similarPastCasesStandBesideANewDiagnosisWithWhatAPersonSaid()
      throws IOException, TimeoutException {
    diagnoseAndMakeHistory();
    saveWithDetails();
    robot.clickOn("#page-history");
    waitUntil(() -> cases().getItems().size() == 2);
    searchAndCorrect();
    robot.clickOn("#page-diagnose");
    assertThat(robot.lookup("#similar-cases .similar-row").queryAll()).hasSizeLessThan(2);

    drop(encodedAnew(sample("coffee-rust.jpg")));
    waitUntil(() -> viewModel().photos().size() == 3);
    waitUntil(() -> viewModel().progressProperty().get().phase() == BatchProgress.Phase.FINISHED);
    robot.interact(() -> viewModel().selectedProperty().set(viewModel().photos().getLast()));
    waitUntil(() -> similarRows().size() == 2);
    assertThat(similarRows().getFirst().getAccessibleText())
        .contains("Healthy coffee leaf (Corrected)")
        .contains("Finca Müller");
    assertThat(similarRows().get(1).getAccessibleText()).contains("nobody checked it");

    robot.interact(() -> similarRows().getFirst().fire());
    waitUntil(() -> robot.lookup("#human-label").tryQuery().isPresent());
    waitUntil(() -> robot.lookup("Corrected: Healthy coffee leaf").tryQuery().isPresent());

    robot.push(KeyCode.CONTROL, KeyCode.L);
    waitUntil(() -> book.state() == CaseBook.State.LOCKED);
    robot.clickOn("#page-diagnose");
    assertThat(robot.lookup("#similar-cases").query().isVisible()).isFalse();
  }

  private List<Button> similarRows() {
    return robot.lookup("#similar-cases .similar-row").queryAllAs(Button.class).stream().toList();
  }

  /** The same picture as another file. */
  private Path encodedAnew(Path photo) throws IOException {
    BufferedImage image = ImageIO.read(photo.toFile());
    Path file = folder.resolve("again.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static Path sample(String name) {
    return ENVIRONMENT.samplesDirectory().resolve(name);
  }

  private ListView<?> cases() {
    return robot.lookup("#case-list").tryQueryAs(ListView.class).orElseGet(ListView::new);
  }

  private String words(String query) {
    return robot.lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse("");
  }

  private void type(String query, String text) {
    robot.interact(() -> robot.lookup(query).<TextInputControl>query().setText(text));
  }

  private void fire(String query) {
    robot.interact(() -> robot.lookup(query).<ButtonBase>query().fire());
  }

  /** Answers the dialogs that ask where to write. */
  private static final class ChosenTarget implements SaveChooser {

    private Optional<Path> file = Optional.empty();

    @Override
    public Optional<Path> file(String title, String name) {
      return file;
    }

    @Override
    public Optional<Path> folder(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> existing(String title, String kind, String pattern) {
      return file;
    }
  }
}
