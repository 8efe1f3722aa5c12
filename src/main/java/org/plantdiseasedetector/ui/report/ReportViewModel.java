package org.plantdiseasedetector.ui.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.plantdiseasedetector.domain.ErrorId;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.report.Paper;
import org.plantdiseasedetector.report.ReportTexts;
import org.plantdiseasedetector.report.pdf.PdfPages;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The report on some cases: made in the background whenever language or paper change, shown as
 * pages, saved, printed and copied. Used on the user-interface thread.
 */
public final class ReportViewModel {

  private static final Logger LOG = LoggerFactory.getLogger(ReportViewModel.class);
  private static final float PREVIEW_DPI = 110;
  private static final float PRINT_DPI = 200;

  private final Dependencies parts;
  private final List<Long> cases;
  private final ObjectProperty<Locale> language = new SimpleObjectProperty<>(Locale.ENGLISH);
  private final ObjectProperty<Paper> paper = new SimpleObjectProperty<>(Paper.A4);
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final AtomicInteger round = new AtomicInteger();

  /**
   * What it works with.
   *
   * @param source makes reports
   * @param background runs what takes time
   * @param ui runs on the user-interface thread
   * @param texts of the window
   */
  public record Dependencies(ReportSource source, Executor background, Executor ui, Texts texts) {}

  /** Where it stands. */
  public sealed interface State {
    /**
     * The report is being made.
     *
     * @param done photos so far
     * @param all photos; 0 while that is not known
     */
    record Working(int done, int all) implements State {}

    /**
     * The report is there.
     *
     * @param files what can be saved and copied
     * @param pages its pictures
     */
    record Ready(ReportSource.Files files, List<RgbImage> pages) implements State {
      /** Copies the list. */
      public Ready {
        pages = List.copyOf(pages);
      }
    }

    /**
     * There is no report.
     *
     * @param message why, and what to do
     */
    record Failed(String message) implements State {}
  }

  /**
   * Begins to make the report.
   *
   * @param parts what it works with
   * @param cases numbers of the cases, at least one
   */
  public ReportViewModel(Dependencies parts, List<Long> cases) {
    this.parts = parts;
    this.cases = List.copyOf(cases);
    state.set(new State.Working(0, 0));
    Locale spoken = Locale.of(parts.texts().locale().getLanguage());
    if (ReportTexts.LANGUAGES.contains(spoken)) {
      language.set(spoken);
    }
    language.subscribe((old, fresh) -> make());
    paper.subscribe((old, fresh) -> make());
    make();
  }

  /** Makes the report anew; one that is under way is given up. */
  public void make() {
    int own = round.incrementAndGet();
    said.set("");
    state.set(new State.Working(0, 0));
    Locale wanted = language.get();
    Paper size = paper.get();
    parts.background().execute(() -> make(own, wanted, size));
  }

  private void make(int own, Locale wanted, Paper size) {
    try {
      ReportSource.Files files =
          parts.source().make(cases, wanted, size, (done, all) -> progress(own, done, all));
      List<RgbImage> pages = PdfPages.all(files.pdf(), PREVIEW_DPI);
      show(own, new State.Ready(files, pages));
    } catch (CancellationException givenUp) {
      LOG.debug("event=report_given_up");
    } catch (ReportSource.ReportFailure failure) {
      show(own, new State.Failed(String.valueOf(failure.getMessage())));
    } catch (IOException | RuntimeException broken) {
      ErrorId id = ErrorId.next();
      LOG.error("event=report_failed id={}", id, broken);
      String what = parts.texts().get("report.failed");
      show(own, new State.Failed(parts.texts().format("error.with-id", what, id)));
    }
  }

  private void progress(int own, int done, int all) {
    if (own != round.get()) {
      throw new CancellationException();
    }
    show(own, new State.Working(done, all));
  }

  private void show(int own, State next) {
    parts
        .ui()
        .execute(
            () -> {
              if (own == round.get()) {
                state.set(next);
              }
            });
  }

  /** Gives up what is under way. */
  public void cancel() {
    round.incrementAndGet();
  }

  /**
   * Writes the PDF in the background.
   *
   * @param file where to; replaced if it exists
   */
  public void save(Path file) {
    ready()
        .ifPresent(
            files ->
                parts
                    .background()
                    .execute(
                        () -> {
                          String result = write(files, file);
                          parts.ui().execute(() -> said.set(result));
                        }));
  }

  private String write(ReportSource.Files files, Path file) {
    try {
      DurableFile.write(file.toAbsolutePath(), files.pdf());
      return parts.texts().format("report.saved", file.toString());
    } catch (IOException refused) {
      LOG.warn("event=report_not_saved", refused);
      return parts.texts().format("report.not-saved", file.toString());
    }
  }

  /** Returns the HTML and says that it was copied; empty while there is no report. */
  public Optional<String> html() {
    Optional<String> html = ready().map(ReportSource.Files::html);
    html.ifPresent(copied -> said.set(parts.texts().get("report.copied")));
    return html;
  }

  /**
   * Draws the pages for a printer in the background.
   *
   * @param printer gets them on the user-interface thread
   */
  public void printed(Consumer<List<RgbImage>> printer) {
    ready().ifPresent(files -> parts.background().execute(() -> draw(files, printer)));
  }

  private void draw(ReportSource.Files files, Consumer<List<RgbImage>> printer) {
    try {
      List<RgbImage> pages = PdfPages.all(files.pdf(), PRINT_DPI);
      parts.ui().execute(() -> printer.accept(pages));
    } catch (IOException broken) {
      LOG.error("event=report_not_printed", broken);
      parts.ui().execute(() -> said.set(parts.texts().get("report.failed")));
    }
  }

  /**
   * Tells what became of something that the view did.
   *
   * @param words for the user
   */
  public void tell(String words) {
    said.set(words);
  }

  private Optional<ReportSource.Files> ready() {
    return state.get() instanceof State.Ready ready ? Optional.of(ready.files()) : Optional.empty();
  }

  /** Returns a name for the file that says what it is about. */
  public String fileName() {
    return cases.size() == 1
        ? "case-%d.pdf".formatted(cases.getFirst())
        : "cases-%d-to-%d.pdf".formatted(cases.getFirst(), cases.getLast());
  }

  /** Returns the language of the report, which may be changed. */
  public ObjectProperty<Locale> languageProperty() {
    return language;
  }

  /** Returns the size of the pages, which may be changed. */
  public ObjectProperty<Paper> paperProperty() {
    return paper;
  }

  /** Returns where it stands. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Returns what was done last, in words; empty at first. */
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }
}
