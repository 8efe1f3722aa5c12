package org.plantdiseasedetector.ui.history;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.ui.common.Texts;

/** Finds a class by typing parts of its name; Enter or a click takes it. */
public final class ClassPicker extends VBox {

  private static final double HEIGHT = 180;

  private final TextField search = new TextField();
  private final ListView<ClassId> list = new ListView<>();

  /**
   * Makes a picker.
   *
   * @param classes what can be chosen
   * @param names names of classes
   * @param texts words
   * @param chosen receives the choice
   */
  public ClassPicker(
      List<ClassId> classes,
      Function<ClassId, String> names,
      Texts texts,
      Consumer<ClassId> chosen) {
    search.setId("class-search");
    search.setPromptText(texts.get("picker.prompt"));
    search.setAccessibleText(texts.get("picker.prompt"));
    list.setId("class-list");
    list.setPrefHeight(HEIGHT);
    list.setAccessibleText(texts.get("picker.accessible"));
    list.setPlaceholder(new Label(texts.get("picker.none")));
    list.setCellFactory(view -> new NameCell(names));
    ObservableList<ClassId> all = FXCollections.observableArrayList(classes);
    FilteredList<ClassId> fitting = new FilteredList<>(all);
    list.setItems(fitting);
    search
        .textProperty()
        .subscribe(
            typed -> {
              // A class of the user's own is named by its whole id.
              Optional<ClassId> own = ClassId.of(typed).filter(id -> !classes.contains(id));
              all.setAll(classes);
              own.ifPresent(all::add);
              fitting.setPredicate(
                  id -> fits(names.apply(id), typed) || id.value().equals(typed.strip()));
              list.getSelectionModel().selectFirst();
            });
    search.addEventFilter(KeyEvent.KEY_PRESSED, event -> keyPressed(event, chosen));
    list.addEventHandler(KeyEvent.KEY_PRESSED, event -> keyPressed(event, chosen));
    list.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            take(chosen);
          }
        });
    getChildren().addAll(search, list);
    getStyleClass().add("class-picker");
  }

  /** Moves the keyboard to the search field. */
  public void focusSearch() {
    search.clear();
    search.requestFocus();
  }

  private void keyPressed(KeyEvent event, Consumer<ClassId> chosen) {
    if (event.getCode() == KeyCode.ENTER) {
      take(chosen);
      event.consume();
    } else if (event.getCode() == KeyCode.DOWN && search.isFocused()) {
      list.getSelectionModel().selectNext();
      event.consume();
    } else if (event.getCode() == KeyCode.UP && search.isFocused()) {
      list.getSelectionModel().selectPrevious();
      event.consume();
    }
  }

  private void take(Consumer<ClassId> chosen) {
    ClassId selected = list.getSelectionModel().getSelectedItem();
    if (selected != null) {
      chosen.accept(selected);
    }
  }

  /** Every typed word has to occur in the name. */
  private static boolean fits(String name, String typed) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
      if (!lower.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static final class NameCell extends ListCell<ClassId> {

    private final Function<ClassId, String> names;

    NameCell(Function<ClassId, String> names) {
      this.names = names;
    }

    @Override
    protected void updateItem(@Nullable ClassId item, boolean empty) {
      super.updateItem(item, empty);
      setText(item == null || empty ? null : names.apply(item));
    }
  }
}
