package org.plantdiseasedetector.ui.report;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.report.Paper;
import org.plantdiseasedetector.report.ReportTexts;
import org.plantdiseasedetector.ui.common.RgbImages;
import org.plantdiseasedetector.ui.common.Texts;

/** Shows the pages of a report, with what can be done with it above. */
public final class ReportView extends BorderPane {

  private static final double GAP = 10;
  private static final double SHRUNK = 0.75;

  private final ReportViewModel viewModel;
  private final Texts texts;
  private final VBox pages = new VBox(GAP);
  private final Button save;
  private final Button print;
  private final Button copy;

  /**
   * Makes the view.
   *
   * @param viewModel what it shows
   * @param texts of the window
   */
  public ReportView(ReportViewModel viewModel, Texts texts) {
    this.viewModel = viewModel;
    this.texts = texts;
    setId("report");
    pages.setAlignment(Pos.TOP_CENTER);
    pages.setPadding(new Insets(GAP));
    save = button("report-save", "report.save", this::save);
    print = button("report-print", "report.print", this::print);
    copy = button("report-copy", "report.copy", this::copy);
    Label said = new Label();
    said.setId("report-said");
    said.setWrapText(true);
    said.textProperty().bind(viewModel.saidProperty());
    FlowPane bar = new FlowPane(GAP, GAP, languages(), papers(), save, print, copy, said);
    bar.setPadding(new Insets(GAP));
    bar.setAlignment(Pos.CENTER_LEFT);
    setTop(bar);
    ScrollPane scroll = new ScrollPane(pages);
    scroll.setFitToWidth(true);
    setCenter(scroll);
    viewModel.stateProperty().subscribe(this::show);
  }

  private Button button(String id, String key, Runnable action) {
    Button button = new Button(texts.get(key));
    button.setId(id);
    button.setOnAction(event -> action.run());
    return button;
  }

  private Node languages() {
    ComboBox<Locale> box = new ComboBox<>();
    box.getItems().setAll(ReportTexts.LANGUAGES);
    box.setConverter(words(language -> language.getDisplayLanguage(language)));
    return bound("report-language", "report.language", box, viewModel.languageProperty());
  }

  private Node papers() {
    ComboBox<Paper> box = new ComboBox<>();
    box.getItems().setAll(Paper.values());
    box.setConverter(
        words(
            paper ->
                texts.get(
                    paper == Paper.A4 ? "report.paper.international" : "report.paper.american")));
    return bound("report-paper", "report.paper", box, viewModel.paperProperty());
  }

  private <T> Node bound(String id, String key, ComboBox<T> box, Property<T> value) {
    box.setId(id);
    box.setAccessibleText(texts.get(key));
    box.valueProperty().bindBidirectional(value);
    return box;
  }

  private static <T> StringConverter<T> words(Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("The box cannot be typed into");
      }
    };
  }

  private void show(ReportViewModel.State state) {
    boolean ready = state instanceof ReportViewModel.State.Ready;
    List.of(save, print, copy).forEach(button -> button.setDisable(!ready));
    switch (state) {
      case ReportViewModel.State.Working working -> pages.getChildren().setAll(progress(working));
      case ReportViewModel.State.Failed failed -> pages.getChildren().setAll(message(failed));
      case ReportViewModel.State.Ready done -> showPages(done.pages());
    }
  }

  private Node progress(ReportViewModel.State.Working working) {
    ProgressBar bar =
        new ProgressBar(working.all() == 0 ? -1 : (double) working.done() / working.all());
    return new VBox(GAP, new Label(texts.get("report.working")), bar);
  }

  private static Node message(ReportViewModel.State.Failed failed) {
    Label label = new Label(failed.message());
    label.setId("report-failure");
    label.setWrapText(true);
    return label;
  }

  private void showPages(List<RgbImage> images) {
    pages.getChildren().clear();
    int number = 1;
    for (RgbImage image : images) {
      ImageView page = page(image);
      page.setFitWidth(image.width() * SHRUNK);
      page.getStyleClass().add("report-page");
      page.setAccessibleText(texts.format("report.page", number, images.size()));
      pages.getChildren().add(page);
      number++;
    }
  }

  private static ImageView page(RgbImage image) {
    ImageView page = new ImageView(RgbImages.toFx(image, Integer.MAX_VALUE));
    page.setPreserveRatio(true);
    page.setSmooth(true);
    return page;
  }

  private void save() {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(viewModel.fileName());
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PDF", "*.pdf"));
    Optional<File> file = Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()));
    file.ifPresent(chosen -> viewModel.save(chosen.toPath()));
  }

  private void copy() {
    viewModel
        .html()
        .ifPresent(
            html -> {
              ClipboardContent content = new ClipboardContent();
              content.putHtml(html);
              Clipboard.getSystemClipboard().setContent(content);
            });
  }

  private void print() {
    if (!ReportPrinter.hasPrinter()) {
      viewModel.tell(texts.get("report.no-printer"));
      return;
    }
    ReportPrinter.ask(getScene().getWindow())
        .ifPresent(job -> viewModel.printed(pages -> viewModel.tell(print(pages, job))));
  }

  private String print(List<RgbImage> pages, ReportPrinter.Job job) {
    return switch (ReportPrinter.print(pages, job)) {
      case PRINTED -> texts.get("report.printed");
      case FAILED -> texts.get("report.print-failed");
    };
  }
}
