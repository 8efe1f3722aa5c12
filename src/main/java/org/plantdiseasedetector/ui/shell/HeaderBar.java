package org.plantdiseasedetector.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.DiagnoseActions;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.theme.Theme;

/** The top of the window: name, ways in, colours. */
final class HeaderBar extends HBox {

  HeaderBar(
      DiagnoseViewModel viewModel, DiagnoseActions actions, List<Node> controls, Texts texts) {
    Label title = new Label(texts.get("app.title"), Icons.of(Material2MZ.SPA, "app-icon"));
    title.getStyleClass().add("app-title");
    Button files = button(texts.get("action.open-files"), Material2AL.IMAGE);
    files.setId("open-files");
    files.setTooltip(
        new Tooltip(texts.format("action.open-files.tip", Shortcuts.OPEN_FILES.getDisplayText())));
    files.setOnAction(e -> actions.openFiles());
    Button folder = button(texts.get("action.open-folder"), Material2AL.FOLDER_OPEN);
    folder.setId("open-folder");
    folder.setTooltip(
        new Tooltip(
            texts.format("action.open-folder.tip", Shortcuts.OPEN_FOLDER.getDisplayText())));
    folder.setOnAction(e -> actions.openFolder());
    // The empty page has its own, larger ones.
    files.visibleProperty().bind(Bindings.isNotEmpty(viewModel.photos()));
    folder.visibleProperty().bind(files.visibleProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(title, gap, files, folder);
    getChildren().addAll(controls);
    getChildren().add(darkToggle(texts));
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("header-bar");
  }

  private static Button button(String text, Ikon icon) {
    Button button = new Button(text, Icons.of(icon, "button-icon"));
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private static ToggleButton darkToggle(Texts texts) {
    ToggleButton dark = new ToggleButton("", Icons.of(Material2AL.BRIGHTNESS_4, "button-icon"));
    dark.setId("dark");
    dark.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
    dark.setAccessibleText(texts.get("action.dark"));
    dark.setTooltip(new Tooltip(texts.get("action.dark.tip")));
    dark.selectedProperty()
        .addListener((o, before, now) -> (now ? Theme.DARK : Theme.LIGHT).apply());
    return dark;
  }
}
