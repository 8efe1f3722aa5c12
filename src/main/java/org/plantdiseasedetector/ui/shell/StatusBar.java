package org.plantdiseasedetector.ui.shell;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.LoadedModel;
import org.plantdiseasedetector.ui.diagnose.ModelState;

/** The bottom of the window: which model works, and where. */
final class StatusBar extends HBox {

  private final Texts texts;
  private final Label label = new Label();
  private final Hyperlink details = new Hyperlink();

  StatusBar(ObservableValue<ModelState> model, Consumer<LoadedModel> showDetails, Texts texts) {
    this.texts = texts;
    label.setId("model-status");
    details.setId("model-details");
    details.setText(texts.get("model.details"));
    details.setTooltip(new Tooltip(texts.get("model.details.tip")));
    details.setOnAction(
        event -> {
          details.setVisited(false);
          if (model.getValue() instanceof ModelState.Ready(LoadedModel loaded)) {
            showDetails.accept(loaded);
          }
        });
    getChildren().addAll(label, details);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("status-bar");
    model.subscribe(this::show);
  }

  private void show(ModelState state) {
    details.setVisible(state instanceof ModelState.Ready);
    switch (state) {
      case ModelState.Loading() -> {
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("status-busy");
        label.setGraphic(busy);
        label.setText(texts.get("model.loading"));
      }
      case ModelState.Ready(LoadedModel loaded) -> {
        label.setGraphic(Icons.of(Material2AL.CHECK_CIRCLE, "status-icon", "tone-confident"));
        label.setText(
            texts.format(
                "model.ready",
                loaded.model().name(),
                loaded.model().version(),
                device(loaded.device())));
      }
      case ModelState.Failed(String reason) -> {
        label.setGraphic(Icons.of(Material2MZ.WARNING, "status-icon", "tone-rejected"));
        label.setText(texts.get("model.failed"));
      }
    }
  }

  private String device(ComputeDevice device) {
    return switch (device) {
      case CPU -> texts.get("device.cpu");
      case GPU -> texts.get("device.gpu");
    };
  }
}
