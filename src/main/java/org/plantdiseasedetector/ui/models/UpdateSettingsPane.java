package org.plantdiseasedetector.ui.models;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.update.UpdateSettings;

/** Where updates come from, and whether the window looks by itself. */
final class UpdateSettingsPane extends TitledPane {

  private final ModelsViewModel viewModel;
  private final Texts texts;
  private final TextField address = new TextField();
  private final CheckBox autoCheck = new CheckBox();
  private final TextField proxy = new TextField();
  private final TextField authorities = new TextField();
  private final Label problem = new Label();

  UpdateSettingsPane(
      ModelsViewModel viewModel, SourceChooser chooser, BooleanBinding busy, Texts texts) {
    this.viewModel = viewModel;
    this.texts = texts;
    setText(texts.get("models.settings"));
    setId("models-settings");
    setExpanded(false);
    GridPane fields = new GridPane();
    fields.getStyleClass().add("models-grid");
    row(fields, "models-address", "models.settings.address", address);
    row(fields, "models-proxy", "models.settings.proxy", proxy);
    row(fields, "models-authorities", "models.settings.authorities", authorities);
    Button choose = new Button(texts.get("models.settings.choose"));
    choose.setOnAction(
        e -> chooser.authorities().ifPresent(file -> authorities.setText(file.toString())));
    fields.add(choose, 2, 2);
    address.setPromptText(texts.get("models.settings.address.prompt"));
    proxy.setPromptText(texts.get("models.settings.proxy.prompt"));
    autoCheck.setId("models-auto-check");
    autoCheck.setText(texts.get("models.settings.auto-check"));
    problem.setId("models-settings-problem");
    problem.setWrapText(true);
    Button store = new Button(texts.get("models.settings.store"));
    store.setId("models-store");
    store.disableProperty().bind(busy);
    store.setOnAction(e -> store());
    VBox box = new VBox(fields, autoCheck, problem, store);
    box.getStyleClass().add("models-settings");
    setContent(box);
    viewModel.settingsProperty().subscribe(this::show);
  }

  private void row(GridPane fields, String id, String key, TextField field) {
    Label name = new Label(texts.get(key));
    name.setLabelFor(field);
    field.setId(id);
    field.setPrefColumnCount(36);
    fields.addRow(fields.getRowCount(), name, field);
  }

  private void show(UpdateSettings settings) {
    address.setText(settings.address().orElse(""));
    autoCheck.setSelected(settings.autoCheck());
    proxy.setText(settings.proxy().orElse(""));
    authorities.setText(settings.authorities().map(Path::toString).orElse(""));
  }

  private void store() {
    try {
      viewModel.store(
          new UpdateSettings(
              typed(address),
              autoCheck.isSelected(),
              typed(proxy),
              typed(authorities).map(Path::of)));
      problem.setText("");
    } catch (IllegalArgumentException unusable) {
      problem.setText(unusable.getMessage());
    }
  }

  private static Optional<String> typed(TextField field) {
    return Optional.of(field.getText().strip()).filter(text -> !text.isEmpty());
  }
}
