package org.plantdiseasedetector.ui.history;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleObjectProperty;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.casebook.CaseExchange;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.common.SaveChooser;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.ui.picker.ClassPickerViewModel;
import org.plantdiseasedetector.ui.report.ReportOpener;
import org.plantdiseasedetector.ui.shell.Navigation;
import org.plantdiseasedetector.ui.shell.Page;
import org.plantdiseasedetector.ui.vault.BookAccess;
import org.plantdiseasedetector.ui.vault.RestoreView;
import org.plantdiseasedetector.ui.vault.VaultGate;
import org.plantdiseasedetector.ui.vault.VaultViewModel;

/** The page on which cases are found again. */
public final class HistoryPage {

  /** Name of the page. */
  public static final String ID = "history";

  private HistoryPage() {}

  /**
   * What the page works with.
   *
   * @param vault the history
   * @param gate what the locked history needs
   * @param later runs something after a while
   * @param background runs long work
   * @param ui runs every change of a property, in order
   * @param decoder reads photos
   * @param names names of the classes
   * @param texts words
   * @param locale for dates
   * @param navigation asks before the window is closed
   * @param reports shows a report on cases
   * @param link the way here from other pages
   * @param exchange moves cases between laptops
   * @param imports takes in photos of cards and folders
   */
  public record Parts(
      VaultViewModel vault,
      VaultGate.Parts gate,
      HistoryViewModel.Later later,
      Executor background,
      Executor ui,
      PhotoDecoder decoder,
      DiseaseNames names,
      Texts texts,
      Locale locale,
      Navigation navigation,
      ReportOpener reports,
      CaseLink link,
      CaseExchange exchange,
      ImportViewModel imports) {}

  /**
   * Makes the page.
   *
   * @param parts what it works with
   * @return the page; its view is made when it is opened
   */
  public static Page of(Parts parts) {
    return new Page(ID, "page.history", Material2AL.HISTORY, () -> view(parts));
  }

  private static VaultGate view(Parts use) {
    HistoryViewModel history =
        new HistoryViewModel(
            new HistoryViewModel.Dependencies(
                use.vault(), use.background(), use.ui(), use.later()));
    ResultPresenter presenter = new ResultPresenter(use.texts(), use.names(), use.locale());
    List<ClassId> classes = new ArrayList<>(use.names().classes());
    classes.sort(Comparator.comparing(presenter::className));
    CaseViewModel cases =
        new CaseViewModel(
            history,
            use.background(),
            use.ui(),
            use.texts(),
            ClassPickerViewModel.of(classes, use.names(), presenter::className));
    use.navigation().beforeClosing(cases::unsaved);
    TasksViewModel tasks = new TasksViewModel(use.vault(), use.background(), use.ui(), use.texts());
    HistoryView.Parts parts =
        new HistoryView.Parts(
            history,
            cases,
            tasks,
            new CaseWords(use.texts(), presenter, use.locale(), ZoneId.systemDefault()),
            new CasePictures(use.decoder(), use.background(), use.ui()),
            new DetailsForm.Parts(
                new SimpleObjectProperty<>(RecentDetails.NONE), use.names().hosts(), use.texts()),
            use.gate().chooser(),
            use.reports(),
            tools(use, tasks, history));
    use.link().wantedProperty().subscribe(wanted -> wanted.ifPresent(history::show));
    return new VaultGate(use.vault(), use.gate(), () -> opened(use.vault(), parts));
  }

  private static List<HistoryTool> tools(
      Parts use, TasksViewModel tasks, HistoryViewModel history) {
    Texts texts = use.texts();
    SaveChooser chooser = use.gate().chooser();
    ExchangeViewModel exchange = new ExchangeViewModel(tasks, use.exchange(), history, texts);
    return List.of(
        new HistoryTool(
            "history.import",
            "import",
            back -> new ImportView(use.imports(), chooser, texts, back)),
        new HistoryTool(
            "history.exchange",
            "exchange",
            back -> new ExchangeView(exchange, tasks, chooser, texts, back)),
        new HistoryTool(
            "history.restore",
            "restore",
            back -> new RestoreView(use.gate().restore(), chooser, texts, back)));
  }

  /** Shows the history that was opened; its pictures are forgotten when it is locked. */
  private static HistoryView opened(VaultViewModel vault, HistoryView.Parts parts) {
    CasePictures pictures = parts.pictures();
    BookAccess.follow(
        vault, access -> pictures.use(Optional.of(access)), () -> pictures.use(Optional.empty()));
    return new HistoryView(parts);
  }
}
