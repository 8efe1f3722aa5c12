package org.plantdiseasedetector.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.common.WindowLanguage;

/**
 * The menu with the languages of the window, in the header.
 *
 * @param viewModel the choice
 * @param texts words
 */
public record LanguagePart(LanguageViewModel viewModel, Texts texts) implements WindowPart {

  @Override
  public Optional<Node> header() {
    MenuButton menu = new MenuButton("", Icons.of(Material2AL.LANGUAGE, "button-icon"));
    menu.setId("language");
    menu.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
    menu.setAccessibleText(texts.get("language.title"));
    menu.setTooltip(new Tooltip(texts.get("language.title")));
    ToggleGroup group = new ToggleGroup();
    menu.getItems()
        .addAll(
            item(texts.get("language.system"), Optional.empty(), group), new SeparatorMenuItem());
    for (Locale language : WindowLanguage.LANGUAGES) {
      menu.getItems().add(item(WindowLanguage.nameOf(language), Optional.of(language), group));
    }
    viewModel.messageProperty().subscribe(told -> told.ifPresent(words -> tell(menu, words)));
    return Optional.of(menu);
  }

  private RadioMenuItem item(String name, Optional<Locale> language, ToggleGroup group) {
    RadioMenuItem item = new RadioMenuItem(name);
    item.setId("language-" + language.map(Locale::getLanguage).orElse("system"));
    item.setToggleGroup(group);
    viewModel
        .choiceProperty()
        .subscribe(
            chosen -> {
              if (chosen.equals(language)) {
                item.setSelected(true);
              }
            });
    item.setOnAction(event -> viewModel.choose(language));
    return item;
  }

  private void tell(Node owner, String words) {
    Alert alert = new Alert(Alert.AlertType.INFORMATION, words);
    alert.initOwner(owner.getScene().getWindow());
    alert.setTitle(texts.get("app.title"));
    alert.setHeaderText(texts.get("language.title"));
    alert.show();
  }
}
