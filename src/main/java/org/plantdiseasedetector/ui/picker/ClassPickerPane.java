package org.plantdiseasedetector.ui.picker;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.ui.common.Texts;

/** The choice of a class: a field to type in, and the classes that fit. */
public final class ClassPickerPane extends VBox {

  private static final int PAGE = 8;

  private final ClassPickerViewModel viewModel;
  private final Consumer<ClassId> chosen;
  private final TextField field = new TextField();
  private final ListView<ClassId> list = new ListView<>();

  /**
   * Makes the choice.
   *
   * @param viewModel what is typed and what fits
   * @param names names of classes
   * @param texts words
   * @param chosen receives the choice
   */
  public ClassPickerPane(
      ClassPickerViewModel viewModel,
      Function<ClassId, String> names,
      Texts texts,
      Consumer<ClassId> chosen) {
    this.viewModel = viewModel;
    this.chosen = chosen;
    setId("class-picker");
    getStyleClass().add("class-picker");
    Label title = new Label(texts.get("review.picker.title"));
    title.getStyleClass().add("section-title");
    field.setId("class-field");
    field.setPromptText(texts.get("review.picker.prompt"));
    field.setAccessibleText(texts.get("review.picker.title"));
    field.textProperty().bindBidirectional(viewModel.textProperty());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    list.setItems(viewModel.found());
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new ClassCell(names));
    list.setAccessibleText(texts.get("review.picker.list"));
    Label none = new Label(texts.get("review.picker.none"));
    list.setPlaceholder(none);
    viewModel
        .indexProperty()
        .subscribe(
            line -> {
              list.getSelectionModel().clearAndSelect(line.intValue());
              list.scrollTo(Math.max(0, line.intValue() - PAGE / 2));
            });
    list.setOnMouseClicked(
        event -> {
          int line = list.getSelectionModel().getSelectedIndex();
          if (line >= 0) {
            viewModel.mark(line);
            choose();
          }
        });
    getChildren().addAll(title, field, list, new Label(texts.get("review.picker.keys")));
  }

  /**
   * Begins a choice, with the keyboard in the field.
   *
   * @param likely classes that come first
   */
  public void start(List<ClassId> likely) {
    viewModel.start(likely);
    Platform.runLater(field::requestFocus);
  }

  private void keyPressed(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> viewModel.move(1);
      case UP -> viewModel.move(-1);
      case PAGE_DOWN -> viewModel.move(PAGE);
      case PAGE_UP -> viewModel.move(-PAGE);
      case ENTER -> choose();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void choose() {
    viewModel.chosen().ifPresent(chosen);
  }

  private static final class ClassCell extends ListCell<ClassId> {

    private final Function<ClassId, String> names;

    ClassCell(Function<ClassId, String> names) {
      this.names = names;
    }

    @Override
    protected void updateItem(@Nullable ClassId item, boolean empty) {
      super.updateItem(item, empty);
      setText(item == null || empty ? null : names.apply(item));
    }
  }
}
