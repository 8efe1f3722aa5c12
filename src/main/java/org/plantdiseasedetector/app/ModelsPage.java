package org.plantdiseasedetector.app;

import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.stage.Stage;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.CaseComparison;
import org.plantdiseasedetector.casebook.HistoryWork;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.ui.models.FxSourceChooser;
import org.plantdiseasedetector.ui.models.ModelsDesk;
import org.plantdiseasedetector.ui.models.ModelsView;
import org.plantdiseasedetector.ui.models.ModelsViewModel;
import org.plantdiseasedetector.ui.shell.Page;

/**
 * Wires the page of the models.
 *
 * @param environment names the folders
 * @param composition starts models
 * @param book the history
 * @param running the model that the window works with
 * @param background runs long work
 * @param ui runs every change of a property, in order
 * @param texts words
 */
record ModelsPage(
    Environment environment,
    Composition composition,
    CaseBook book,
    Supplier<Optional<ModelIdentity>> running,
    Executor background,
    Executor ui,
    Texts texts) {

  ModelsViewModel viewModel(DiseaseNames names) {
    ModelsDesk desk =
        new ModelsDesk(
            () -> UpdateParts.folders(environment),
            new SampleTrial(composition, environment.samplesDirectory()),
            lender(),
            UpdateParts.opener(composition),
            Clock.systemUTC());
    Locale locale = Locale.getDefault();
    return new ModelsViewModel(
        new ModelsViewModel.Dependencies(
            desk,
            running,
            new ResultPresenter(texts, names, locale),
            background,
            ui,
            texts,
            locale));
  }

  private CaseComparison.Lender lender() {
    return new CaseComparison.Lender() {
      @Override
      public <T> T use(HistoryWork<T> work) throws HistoryException, IOException {
        return book.use(work);
      }
    };
  }

  Page page(ModelsViewModel viewModel, Stage stage) {
    return new Page(
        ModelsView.PAGE,
        "page.models",
        Material2MZ.MEMORY,
        () -> new ModelsView(viewModel, new FxSourceChooser(stage, texts), texts));
  }
}
