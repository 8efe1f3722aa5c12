package org.plantdiseasedetector.ui.diagnose;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** What a new user sees: how to begin, how to take a good photo, what the model knows. */
final class EmptyView extends ScrollPane {

  private final Texts texts;

  EmptyView(
      DiagnoseViewModel viewModel,
      DiagnoseActions actions,
      Texts texts,
      DiseaseNames names,
      String pasteKey) {
    this.texts = texts;
    VBox content = new VBox(dropZone(viewModel, actions, pasteKey), tips(), crops(names));
    content.getStyleClass().add("empty-content");
    content.setAlignment(Pos.CENTER);
    StackPane centred = new StackPane(content);
    setContent(centred);
    setFitToWidth(true);
    setFitToHeight(true);
    getStyleClass().add("empty-view");
  }

  private Node dropZone(DiagnoseViewModel viewModel, DiagnoseActions actions, String pasteKey) {
    Label title = new Label(texts.get("empty.title"));
    title.getStyleClass().add(Styles.TITLE_1);
    Label subtitle = new Label(texts.format("empty.subtitle", pasteKey));
    subtitle.getStyleClass().add("empty-subtitle");
    Label offline = new Label(texts.get("empty.private"), Icons.of(Material2AL.LOCK, "note-icon"));
    offline.getStyleClass().add("empty-private");
    VBox zone =
        new VBox(
            Icons.of(Material2MZ.SPA, "empty-icon"),
            title,
            subtitle,
            buttons(viewModel, actions),
            offline);
    zone.getStyleClass().add("drop-zone");
    zone.setAlignment(Pos.CENTER);
    return zone;
  }

  private Node buttons(DiagnoseViewModel viewModel, DiagnoseActions actions) {
    Button samples =
        new Button(texts.get("action.samples"), Icons.of(Material2MZ.PHOTO_LIBRARY, "button-icon"));
    samples.setId("try-samples");
    samples.setOnAction(e -> viewModel.addSamples());
    samples.setManaged(viewModel.hasSamples());
    samples.setVisible(viewModel.hasSamples());
    Button files =
        new Button(texts.get("action.open-files"), Icons.of(Material2AL.IMAGE, "button-icon"));
    files.getStyleClass().add(Styles.ACCENT);
    files.setOnAction(e -> actions.openFiles());
    Button folder =
        new Button(
            texts.get("action.open-folder"), Icons.of(Material2AL.FOLDER_OPEN, "button-icon"));
    folder.setOnAction(e -> actions.openFolder());
    HBox row = new HBox(files, folder, samples);
    row.getStyleClass().add("button-row");
    row.setAlignment(Pos.CENTER);
    return row;
  }

  private Node tips() {
    HBox row =
        new HBox(
            tip(Material2MZ.SPA, texts.get("empty.tip.one"), texts.get("empty.tip.one.text")),
            tip(
                Material2MZ.WB_SUNNY,
                texts.get("empty.tip.light"),
                texts.get("empty.tip.light.text")),
            tip(
                Material2AL.CENTER_FOCUS_STRONG,
                texts.get("empty.tip.sharp"),
                texts.get("empty.tip.sharp.text")));
    row.getStyleClass().add("tips");
    Label heading = new Label(texts.get("empty.tips"));
    heading.getStyleClass().add("section-title");
    VBox box = new VBox(heading, row);
    box.getStyleClass().add("tips-box");
    return box;
  }

  private static Node tip(Ikon icon, String title, String text) {
    Label heading = new Label(title);
    heading.getStyleClass().add("tip-title");
    Label body = new Label(text);
    body.setWrapText(true);
    body.getStyleClass().add("tip-text");
    VBox words = new VBox(heading, body);
    HBox box = new HBox(Icons.of(icon, "tip-icon"), words);
    box.getStyleClass().add("tip");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private Node crops(DiseaseNames names) {
    List<String> hosts = names.hosts();
    String list = String.join(", ", hosts).toLowerCase(Locale.ROOT);
    Label label =
        new Label(texts.format("empty.crops", names.classes().size(), hosts.size(), list));
    label.setWrapText(true);
    label.setTextAlignment(TextAlignment.CENTER);
    label.getStyleClass().add("empty-crops");
    return label;
  }
}
