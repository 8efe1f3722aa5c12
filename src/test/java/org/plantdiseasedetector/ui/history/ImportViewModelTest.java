package org.plantdiseasedetector.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.casebook.CaseMaker;
import org.plantdiseasedetector.casebook.PhotoImport;
import org.plantdiseasedetector.casebook.WatchedFolderFile;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.Thumbnail;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.testkit.Diagnoses;
import org.plantdiseasedetector.ui.testkit.HashingService;
import org.plantdiseasedetector.ui.testkit.StepExecutor;
import org.plantdiseasedetector.ui.testkit.TestPhotos;

class ImportViewModelTest {

  @TempDir private Path data;
  @TempDir private Path card;

  private final StepExecutor background = new StepExecutor();
  private OpenHistory open;
  private ImportViewModel imports;

  @BeforeEach
  void start() {
    open = new OpenHistory(data);
    imports = started();
  }

  private ImportViewModel started() {
    CaseMaker maker = new CaseMaker(new Thumbnail(new SafePhotoDecoder()), open.clock);
    ImportViewModel made =
        new ImportViewModel(
            new ImportViewModel.Dependencies(
                open.vault,
                new PhotoImport(open.book, maker),
                new WatchedFolderFile(data.resolve(WatchedFolderFile.NAME)),
                background,
                Runnable::run,
                OpenHistory.TEXTS));
    DiagnoseViewModel photos =
        new DiagnoseViewModel(
            new DiagnoseViewModel.Dependencies(
                () -> new LoadedModel(new HashingService(), Diagnoses.MODEL, ComputeDevice.CPU),
                List::copyOf,
                List.of(),
                Runnable::run,
                Runnable::run,
                InstantSource.system(),
                OpenHistory.TEXTS));
    made.follow(photos);
    photos.loadModel();
    made.start();
    background.runAll();
    return made;
  }

  @AfterEach
  void close() throws HistoryException {
    open.book.lock();
  }

  /** A photo with a content of its own. */
  private static Path photo(Path folder, String name) throws IOException {
    Path photo = TestPhotos.leaf(Files.createDirectories(folder), name);
    return Files.write(photo, name.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
  }

  private int cases() throws HistoryException, IOException {
    return open.book.use(history -> history.search(CaseQuery.ALL, 0, 0).total());
  }

  private void look() {
    imports.tick();
    background.runAll();
  }

  @Test
  void ofACardTheCamerasFolderIsImportedOnceAndABadFileSpoilsNothing() throws Exception {
    photo(card.resolve("DCIM/100"), "a.jpg");
    TestPhotos.text(card.resolve("DCIM/100"), "b.jpg");
    photo(card.resolve("DCIM/101"), "c.jpg");
    photo(card, "not of the camera.jpg");

    imports.importFrom(card);
    assertThat(imports.importingProperty().get()).isTrue();
    background.runAll();

    assertThat(cases()).isEqualTo(2);
    ImportViewModel.Progress done = imports.progressProperty().get();
    assertThat(done.saved()).isEqualTo(2);
    assertThat(done.failures()).isEqualTo(1);
    assertThat(done.refused()).singleElement().asString().contains("b.jpg");
    assertThat(imports.messageProperty().get().orElse("")).contains("were looked at");

    imports.importFrom(card);
    background.runAll();
    assertThat(cases()).isEqualTo(2);
    assertThat(imports.progressProperty().get().known()).isEqualTo(2);
  }

  @Test
  void anImportStopsWhenTheHistoryIsLockedAndGoesOnLater() throws Exception {
    photo(card, "a.jpg");
    imports.importFrom(card);
    open.vault.lock();
    background.runAll();
    assertThat(imports.importingProperty().get()).isFalse();

    open.vault.unlock(OpenHistory.secret());
    assertThat(cases()).isZero();
    imports.importFrom(card);
    background.runAll();
    assertThat(cases()).isEqualTo(1);
  }

  @Test
  void aMissingCardIsNamedWithWhatToDo() {
    imports.importFrom(card.resolve("gone"));
    background.runAll();
    assertThat(imports.messageProperty().get().orElse(""))
        .contains("gone")
        .contains("Insert the card");
  }

  @Test
  void nothingIsWatchedUntilTheUserChoosesAFolder() throws Exception {
    photo(card, "a.jpg");
    look();
    look();
    assertThat(imports.watchedProperty().get()).isEmpty();
    assertThat(cases()).isZero();
  }

  @Test
  void newPhotosOfTheWatchedFolderAreSavedOnceTheyStandStill() throws Exception {
    imports.watch(card);
    background.runAll();
    Path growing = photo(card, "a.jpg");
    look();
    assertThat(cases()).isZero();

    Files.write(growing, new byte[] {1}, StandardOpenOption.APPEND);
    look();
    assertThat(cases()).isZero();
    look();
    assertThat(cases()).isEqualTo(1);
    look();
    assertThat(cases()).isEqualTo(1);
  }

  @Test
  void aBadFileInTheWatchedFolderIsToldOfOnceAndTriedAgainWhenItChanges() throws Exception {
    imports.watch(card);
    background.runAll();
    Path bad = TestPhotos.text(card, "a.jpg");
    photo(card, "b.jpg");
    look();
    look();
    look();
    look();
    assertThat(cases()).isEqualTo(1);
    assertThat(imports.watchProgressProperty().get().failures()).isEqualTo(1);

    photo(card, "a.jpg");
    Files.setLastModifiedTime(bad, FileTime.fromMillis(1));
    look();
    look();
    assertThat(cases()).isEqualTo(2);
  }

  @Test
  void theWatchedFolderIsRememberedAndForgottenWhenTheUserSaysSo() throws Exception {
    imports.watch(card);
    background.runAll();
    imports = started();
    assertThat(imports.watchedProperty().get()).isEqualTo(Optional.of(card.toAbsolutePath()));
    photo(card, "a.jpg");
    look();
    look();
    assertThat(cases()).isEqualTo(1);

    imports.stopWatching();
    background.runAll();
    assertThat(started().watchedProperty().get()).isEmpty();
  }

  @Test
  void aFolderThatIsAwayIsLookedForAgain() throws Exception {
    Path stick = card.resolve("stick");
    Files.createDirectory(stick);
    imports.watch(stick);
    background.runAll();
    Files.delete(stick);
    look();
    assertThat(imports.watchProblemProperty().get().orElse("")).contains("stick");
    photo(stick, "a.jpg");
    look();
    look();
    assertThat(imports.watchProblemProperty().get()).isEmpty();
    assertThat(cases()).isEqualTo(1);
  }

  @Test
  void aDamagedSettingIsNamedAndStaysAsItIs() throws Exception {
    Path file = data.resolve(WatchedFolderFile.NAME);
    Files.writeString(file, "not absolute");
    imports = started();
    assertThat(imports.watchedProperty().get()).isEmpty();
    assertThat(imports.watchProblemProperty().get().orElse("")).contains(file.toString());
    assertThat(file).hasContent("not absolute");
  }

  @Test
  void whatIsWatchedWaitsWhileTheHistoryIsLocked() throws Exception {
    imports.watch(card);
    background.runAll();
    photo(card, "a.jpg");
    look();
    open.vault.lock();
    look();
    look();
    open.vault.unlock(OpenHistory.secret());
    assertThat(cases()).isZero();
    look();
    look();
    assertThat(cases()).isEqualTo(1);
  }
}
