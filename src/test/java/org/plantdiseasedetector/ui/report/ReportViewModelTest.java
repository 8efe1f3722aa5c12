package org.plantdiseasedetector.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.history.TestHistory;
import org.plantdiseasedetector.report.Paper;
import org.plantdiseasedetector.report.Report;
import org.plantdiseasedetector.report.ReportMaker;
import org.plantdiseasedetector.report.ReportSamples;
import org.plantdiseasedetector.report.html.HtmlRenderer;
import org.plantdiseasedetector.report.pdf.PdfRenderer;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.vault.KeyMaterial;

/** The report in the window, without a window: the background runs when the test says so. */
class ReportViewModelTest {

  @TempDir private Path folder;

  private final Queue<Runnable> background = new ArrayDeque<>();
  private TestHistory history;
  private KeyMaterial key;

  @BeforeEach
  void open() throws Exception {
    history = TestHistory.open(folder.resolve("history"));
    key = ReportMaker.key(history.vault());
  }

  @AfterEach
  void close() throws Exception {
    key.close();
    history.close();
  }

  private ReportSource.Files make(
      List<Long> cases, Locale language, Paper paper, ReportMaker.Progress progress)
      throws ReportSource.ReportFailure {
    progress.photos(1, 1);
    if (cases.contains(9L)) {
      throw new ReportSource.ReportFailure("There is no case 9.", new IllegalStateException());
    }
    Report report =
        ReportSamples.builder(language)
            .build(List.of(ReportSamples.one("Farm", 1)), ReportSamples.MADE, key);
    try {
      return new ReportSource.Files(PdfRenderer.render(report, paper), HtmlRenderer.render(report));
    } catch (IOException broken) {
      throw new ReportSource.ReportFailure("broken", broken);
    }
  }

  private ReportViewModel model(long... cases) {
    return new ReportViewModel(
        new ReportViewModel.Dependencies(
            this::make, background::add, Runnable::run, Texts.load(Locale.ENGLISH)),
        Arrays.stream(cases).boxed().toList());
  }

  private void runAll() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  @Test
  void pagesAreShownSavedAndCopied() throws Exception {
    ReportViewModel model = model(12);
    assertThat(model.html()).isEmpty();
    runAll();
    var ready = (ReportViewModel.State.Ready) model.stateProperty().get();
    assertThat(ready.pages()).hasSizeGreaterThan(1);
    assertThat(ready.pages().getFirst().height()).isGreaterThan(ready.pages().getFirst().width());
    Path file = folder.resolve(model.fileName());
    model.save(file);
    runAll();
    assertThat(Files.readAllBytes(file)).isEqualTo(ready.files().pdf());
    assertThat(model.saidProperty().get()).contains("case-12.pdf");
    assertThat(model.html().orElseThrow()).contains("Late blight");
  }

  @Test
  void anotherLanguageReplacesTheReportThatIsUnderWay() {
    ReportViewModel model = model(12);
    model.languageProperty().set(Locale.FRENCH);
    model.paperProperty().set(Paper.LETTER);
    runAll();
    assertThat(model.html().orElseThrow()).contains("Rapport sur les maladies");
    var ready = (ReportViewModel.State.Ready) model.stateProperty().get();
    double shape = (double) ready.pages().getFirst().height() / ready.pages().getFirst().width();
    assertThat(shape).isBetween(1.28, 1.31);
  }

  @Test
  void whyThereIsNoReportIsSaid() {
    ReportViewModel model = model(9);
    runAll();
    assertThat(model.stateProperty().get())
        .isEqualTo(new ReportViewModel.State.Failed("There is no case 9."));
    model.save(folder.resolve("none.pdf"));
    runAll();
    assertThat(folder.resolve("none.pdf")).doesNotExist();
  }

  @Test
  void aFileThatCannotBeWrittenIsSaid() {
    ReportViewModel model = model(12);
    runAll();
    model.save(folder.resolve("missing/folder/report.pdf"));
    runAll();
    assertThat(model.saidProperty().get()).contains("could not be written");
  }
}
