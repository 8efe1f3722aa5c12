package org.plantdiseasedetector.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.casebook.CaseMaker;
import org.plantdiseasedetector.diagnosis.SeveralPhotos;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.Thumbnail;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.testkit.Diagnoses;
import org.plantdiseasedetector.ui.testkit.HashingService;
import org.plantdiseasedetector.ui.testkit.StepExecutor;
import org.plantdiseasedetector.ui.testkit.TestPhotos;

class SaveViewModelTest {

  @TempDir private Path data;
  @TempDir private Path photos;

  private final StepExecutor background = new StepExecutor();
  private OpenHistory open;
  private DiagnoseViewModel diagnose;
  private SaveViewModel save;

  @BeforeEach
  void start() {
    open = new OpenHistory(data);
    diagnose =
        new DiagnoseViewModel(
            new DiagnoseViewModel.Dependencies(
                this::model,
                List::copyOf,
                List.of(),
                Runnable::run,
                Runnable::run,
                InstantSource.system(),
                OpenHistory.TEXTS));
    diagnose.loadModel();
    CaseMaker maker = new CaseMaker(new Thumbnail(new SafePhotoDecoder()), open.clock);
    save =
        new SaveViewModel(
            new SaveViewModel.Dependencies(
                open.vault, maker, background, Runnable::run, OpenHistory.TEXTS),
            diagnose);
    background.runAll();
  }

  private LoadedModel model() {
    List<ClassId> classes =
        List.of(new ClassId("tomato.late_blight"), new ClassId("potato.late_blight"));
    return new LoadedModel(
        new HashingService(),
        Diagnoses.MODEL,
        ComputeDevice.CPU,
        listener -> {},
        Optional.empty(),
        Optional.of(new SeveralPhotos(classes, thresholds())));
  }

  private static Thresholds thresholds() {
    return new Thresholds(0.8, 0.9, 1);
  }

  @AfterEach
  void close() throws HistoryException {
    open.book.lock();
  }

  /** Different photos, by name. */
  private void add(String... names) throws IOException {
    for (String name : names) {
      Path photo = TestPhotos.leaf(photos, name);
      Files.write(photo, name.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
      diagnose.add(List.of(photo));
    }
  }

  private List<PlantCase> cases() throws HistoryException, IOException {
    return open.book.use(
        history ->
            history.search(CaseQuery.ALL, 0, 100).cases().stream()
                .map(
                    found -> {
                      try {
                        return history.find(found.number());
                      } catch (HistoryException broken) {
                        throw new IllegalStateException(broken);
                      }
                    })
                .toList());
  }

  private void saveAll() {
    save.askForAll();
    background.runAll();
    save.save();
    background.runAll();
  }

  @Test
  void eachPhotoBecomesACaseWithWhatWasTyped() throws HistoryException, IOException {
    add("1.jpg", "2.jpg");
    save.askForAll();
    save.draft().farm().set(" Meadow ");
    save.draft().stage().set("65");
    save.draft().tags().set("wet, , second");
    save.draft().position().set("48.5, 11.25");
    save.draft().visited().set(LocalDate.of(2026, 5, 4));
    save.save();
    background.runAll();

    assertThat(cases()).hasSize(2);
    var details = cases().getFirst().details();
    assertThat(details.farm()).isEqualTo("Meadow");
    assertThat(details.growthStage()).contains(65);
    assertThat(details.tags()).containsExactly("wet", "second");
    assertThat(details.position().orElseThrow().longitude()).isEqualTo(11.25);
    assertThat(details.visited()).isEqualTo(LocalDate.of(2026, 5, 4));
    assertThat(save.progressProperty().get().cases()).isEqualTo(2);
    assertThat(save.recentProperty().get().last().orElseThrow().farm()).isEqualTo("Meadow");
  }

  @Test
  void photosOfOnePlantBecomeOneCaseWithOneDiagnosis() throws HistoryException, IOException {
    add("1.jpg", "2.jpg");
    save.askForAll();
    assertThat(save.canBeOnePlant()).isTrue();
    save.onePlantProperty().set(true);
    save.save();
    background.runAll();
    assertThat(cases()).singleElement().satisfies(of -> assertThat(of.photos()).hasSize(2));
    assertThat(cases().getFirst().machine().outcome()).isEqualTo("confident");
  }

  @Test
  void aPhotoThatTheHistoryHasIsToldAndNotSavedTwice() throws HistoryException, IOException {
    add("1.jpg");
    saveAll();
    diagnose.clear();
    add("1.jpg", "2.jpg");
    saveAll();
    assertThat(cases()).hasSize(2);
    assertThat(save.progressProperty().get().known()).isEqualTo(1);
    assertThat(save.saved().values()).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void rejectedPhotosAreLeftOut() throws IOException {
    diagnose.add(List.of(TestPhotos.text(photos, "notes.jpg")));
    save.askForAll();
    assertThat(save.chosenProperty().get()).isEmpty();
    assertThat(save.progressProperty().get().firstFailure().orElse(""))
        .startsWith("There is nothing to save");
  }

  @Test
  void oneChangedPhotoDoesNotSpoilTheOthersAndIsNamed() throws HistoryException, IOException {
    add("1.jpg", "2.jpg", "3.jpg");
    Files.writeString(photos.resolve("2.jpg"), "other content");
    saveAll();
    assertThat(cases()).hasSize(2);
    assertThat(save.progressProperty().get().failures()).isEqualTo(1);
    assertThat(save.progressProperty().get().firstFailure().orElse(""))
        .contains("2.jpg was changed or removed")
        .contains("Diagnose it again");
  }

  @Test
  void whatWaitsWhenTheHistoryIsLockedIsSavedAfterwards() throws HistoryException, IOException {
    add("1.jpg", "2.jpg");
    save.askForAll();
    background.runAll();
    save.save();
    open.vault.lock();
    background.runAll();
    assertThat(save.progressProperty().get().waiting()).isEqualTo(2);
    assertThat(save.unsaved()).isPresent();

    open.vault.unlock(OpenHistory.secret());
    background.runAll();
    assertThat(cases()).hasSize(2);
    assertThat(save.progressProperty().get().waiting()).isZero();
    assertThat(save.unsaved()).isEmpty();
  }

  @Test
  void theFormStaysWhenTheHistoryIsLocked() throws HistoryException, IOException {
    add("1.jpg");
    save.askForAll();
    save.draft().notes().set("half a sentence");
    open.vault.lock();
    save.save();
    assertThat(save.problemProperty().get().orElse("")).startsWith("Unlock the history first");
    open.vault.unlock(OpenHistory.secret());
    save.save();
    background.runAll();
    assertThat(cases().getFirst().details().notes()).isEqualTo("half a sentence");
  }

  @Test
  void everyDiagnosisIsSavedWhenThatIsSwitchedOn() throws HistoryException, IOException {
    add("1.jpg");
    open.vault.saveAll(true);
    add("2.jpg");
    background.runAll();
    assertThat(cases()).hasSize(2);

    open.vault.lock();
    add("3.jpg");
    background.runAll();
    open.vault.unlock(OpenHistory.secret());
    background.runAll();
    assertThat(cases()).hasSize(3);
  }

  @Test
  void aValueThatCannotBeOneIsToldAndNothingIsSaved() throws HistoryException, IOException {
    add("1.jpg");
    save.askForAll();
    save.draft().stage().set("100");
    save.save();
    assertThat(save.problemProperty().get().orElse("")).contains("0 to 99");
    save.draft().stage().set("");
    save.draft().position().set("north");
    save.save();
    assertThat(save.problemProperty().get().orElse("")).contains("latitude and longitude");
    background.runAll();
    assertThat(cases()).isEmpty();
  }
}
