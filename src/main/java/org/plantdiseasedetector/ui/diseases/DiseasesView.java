package org.plantdiseasedetector.ui.diseases;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Tweaks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.knowledge.CardSheet;
import org.plantdiseasedetector.knowledge.DiseaseCard;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** The page with all disease cards: search and list at the left, the chosen card at the right. */
public final class DiseasesView extends StackPane {

  /** Id of the page. */
  public static final String PAGE = "diseases";

  private static final double LIST_SHARE = 0.32;

  private final DiseasesViewModel viewModel;
  private final Texts texts;
  private final CardPrinter printer;
  private final ListView<DiseaseCard> list = new ListView<>();
  private final VBox sheet = new VBox();
  private final ScrollPane scroll = new ScrollPane(sheet);
  private final Label message = new Label();
  private final Label printed = new Label();

  /**
   * Makes the page.
   *
   * @param viewModel the cards
   * @param texts words
   */
  public DiseasesView(DiseasesViewModel viewModel, Texts texts) {
    this(viewModel, texts, CardPrinter.ofSystem());
  }

  /** Makes the page with another printer. */
  DiseasesView(DiseasesViewModel viewModel, Texts texts, CardPrinter printer) {
    this.viewModel = viewModel;
    this.texts = texts;
    this.printer = printer;
    SplitPane both = new SplitPane(listPane(), cardPane());
    both.setDividerPositions(LIST_SHARE);
    SplitPane.setResizableWithParent(both.getItems().getFirst(), false);
    message.getStyleClass().add("card-none");
    message.setId("diseases-message");
    message.setWrapText(true);
    getChildren().addAll(both, message);
    getStyleClass().add("diseases-view");
    viewModel.stateProperty().subscribe(this::tell);
    viewModel.sheetProperty().subscribe(this::show);
    viewModel.load();
  }

  private VBox listPane() {
    CustomTextField search = new CustomTextField();
    search.setId("diseases-search");
    search.setLeft(Icons.of(Material2MZ.SEARCH, "note-icon"));
    search.setPromptText(texts.get("diseases.search"));
    search.setAccessibleText(texts.get("diseases.search"));
    search.textProperty().bindBidirectional(viewModel.queryProperty());
    search.addEventHandler(KeyEvent.KEY_PRESSED, this::searchKey);
    list.setId("diseases-list");
    list.setItems(viewModel.results());
    list.setCellFactory(view -> new DiseaseCell());
    list.setPlaceholder(new Label(texts.get("diseases.none")));
    list.setAccessibleText(texts.get("diseases.list"));
    list.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "diseases-list");
    VBox.setVgrow(list, Priority.ALWAYS);
    followSelection();
    Label count = new Label();
    count.getStyleClass().add("list-count");
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.format("diseases.count", viewModel.results().size()),
                viewModel.results()));
    VBox top = new VBox(search, count);
    top.getStyleClass().add("diseases-search-box");
    VBox pane = new VBox(top, list);
    pane.setMinWidth(0);
    return pane;
  }

  private void searchKey(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN) {
      list.requestFocus();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && !viewModel.queryProperty().get().isEmpty()) {
      viewModel.queryProperty().set("");
      event.consume();
    }
  }

  private void followSelection() {
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            card -> {
              if (card != null) {
                viewModel.selectedProperty().set(card.classId());
              }
            });
    viewModel.selectedProperty().subscribe(this::select);
    viewModel.results().subscribe(() -> select(viewModel.selectedProperty().get()));
  }

  private void select(@Nullable ClassId id) {
    DiseaseCard now = list.getSelectionModel().getSelectedItem();
    if (id == null || (now != null && now.classId().equals(id))) {
      return;
    }
    List<DiseaseCard> cards = viewModel.results();
    for (int i = 0; i < cards.size(); i++) {
      if (cards.get(i).classId().equals(id)) {
        list.getSelectionModel().select(i);
        list.scrollTo(i);
      }
    }
  }

  private VBox cardPane() {
    sheet.setId("disease-card");
    sheet.getStyleClass().addAll("sheet", "sheet-screen");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("result-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    printed.setId("print-message");
    printed.getStyleClass().add("list-count");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar = new HBox(printed, gap, languages(), printButton());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("diseases-bar");
    VBox pane = new VBox(bar, scroll);
    pane.setMinWidth(0);
    return pane;
  }

  private Node languages() {
    ChoiceBox<Locale> box = new ChoiceBox<>();
    box.setId("card-language");
    box.setAccessibleText(texts.get("diseases.language"));
    box.setTooltip(new Tooltip(texts.get("diseases.language")));
    box.setConverter(new LanguageNames());
    viewModel
        .stateProperty()
        .subscribe(
            state -> {
              if (state instanceof DiseasesViewModel.State.Ready ready
                  && box.getItems().isEmpty()) {
                box.getItems().setAll(ready.knowledge().cards().languages());
                box.valueProperty().bindBidirectional(viewModel.languageProperty());
              }
            });
    return box;
  }

  private Button printButton() {
    Button print = new Button(texts.get("diseases.print"));
    print.setId("print-card");
    print.setGraphic(Icons.of(Material2MZ.PRINT, "button-icon"));
    print
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> viewModel.sheetProperty().get().isEmpty(), viewModel.sheetProperty()));
    print.setOnAction(event -> viewModel.sheetProperty().get().ifPresent(this::print));
    return print;
  }

  private void print(CardSheet card) {
    printed.setText(
        switch (printer.print(card, getScene().getWindow())) {
          case PRINTED -> texts.get("diseases.printed");
          case CANCELLED -> "";
          case NO_PRINTER -> texts.get("diseases.no-printer");
          case FAILED -> texts.get("diseases.print-failed");
        });
  }

  private void tell(DiseasesViewModel.State state) {
    message.setText(
        switch (state) {
          case DiseasesViewModel.State.Unread unread -> texts.get("diseases.loading");
          case DiseasesViewModel.State.Failed(String reason) ->
              texts.format("diseases.failed", reason);
          case DiseasesViewModel.State.Ready ready ->
              String.join("\n", ready.knowledge().problems());
        });
    boolean isReady = state instanceof DiseasesViewModel.State.Ready;
    getChildren().getFirst().setVisible(isReady);
    message.setVisible(!message.getText().isEmpty() && !isReady);
    printed.setText(isReady ? message.getText() : "");
  }

  private void show(Optional<CardSheet> card) {
    printed.setText("");
    scroll.setVvalue(0);
    sheet.getChildren().setAll(card.map(SheetNodes::of).orElse(List.of()));
    scroll.setAccessibleText(card.map(CardSheet::title).orElse(""));
  }

  /** Names a language in itself. */
  private static final class LanguageNames extends StringConverter<Locale> {
    @Override
    public String toString(@Nullable Locale language) {
      if (language == null) {
        return "";
      }
      String name = language.getDisplayLanguage(language);
      return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    @Override
    public Locale fromString(String name) {
      throw new UnsupportedOperationException("Languages are chosen, not typed");
    }
  }
}
