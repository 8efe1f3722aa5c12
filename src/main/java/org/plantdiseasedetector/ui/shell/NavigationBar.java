package org.plantdiseasedetector.ui.shell;

import javafx.collections.ListChangeListener;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** The pages as a column of buttons at the left. */
final class NavigationBar extends VBox {

  private final Navigation navigation;
  private final Texts texts;
  private final ToggleGroup group = new ToggleGroup();

  NavigationBar(Navigation navigation, Texts texts) {
    this.navigation = navigation;
    this.texts = texts;
    setId("navigation");
    getStyleClass().add("navigation-bar");
    setAccessibleText(texts.get("navigation.accessible"));
    navigation.pages().addListener((ListChangeListener<Page>) change -> fill());
    fill();
  }

  private void fill() {
    group.getToggles().clear();
    getChildren().clear();
    for (int i = 0; i < navigation.pages().size(); i++) {
      getChildren().add(button(navigation.pages().get(i), i));
    }
  }

  /**
   * The key that opens the page at this place, from 0: the digits 1 to 9, then 0. Only ten pages
   * have one.
   */
  static KeyCombination key(int index) {
    KeyCode digit = KeyCode.valueOf("DIGIT" + (index + 1) % 10);
    return new KeyCodeCombination(digit, KeyCombination.SHORTCUT_DOWN);
  }

  private ToggleButton button(Page page, int index) {
    String title = texts.get(page.titleKey());
    ToggleButton button = new PageButton(title);
    button.setId("page-" + page.id());
    button.setGraphic(Icons.of(page.icon(), "page-icon"));
    button.setContentDisplay(ContentDisplay.TOP);
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().add("page-button");
    String tip = texts.format("navigation.page.tip", title, key(index).getDisplayText());
    button.setTooltip(new Tooltip(tip));
    button.setAccessibleText(tip);
    button.setToggleGroup(group);
    button.setOnAction(e -> navigation.open(page.id()));
    navigation.currentProperty().subscribe(current -> button.setSelected(page.equals(current)));
    return button;
  }

  /** Stays pressed when it is pressed again: there is always one open page. */
  private static final class PageButton extends ToggleButton {

    PageButton(String title) {
      super(title);
    }

    @Override
    public void fire() {
      if (!isSelected()) {
        super.fire();
      }
    }
  }
}
