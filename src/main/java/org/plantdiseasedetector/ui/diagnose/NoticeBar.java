package org.plantdiseasedetector.ui.diagnose;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** Messages about the model and about what could not be added, with what to do. */
final class NoticeBar extends VBox {

  private final DiagnoseViewModel viewModel;
  private final Texts texts;

  NoticeBar(DiagnoseViewModel viewModel, Texts texts) {
    this.viewModel = viewModel;
    this.texts = texts;
    viewModel.noticeProperty().subscribe(this::show);
    viewModel.modelProperty().subscribe(this::show);
  }

  private void show() {
    getChildren().clear();
    if (viewModel.modelProperty().get() instanceof ModelState.Failed(String reason)) {
      Button retry = new Button(texts.get("action.retry"));
      retry.setId("retry-model");
      retry.setOnAction(e -> viewModel.loadModel());
      Notice notice =
          new Notice(texts.format("model.failed.title", reason), texts.get("model.failed.advice"));
      getChildren().add(bar(notice, "notice-error", retry));
    }
    Optional<Notice> notice = viewModel.noticeProperty().get();
    notice.ifPresent(message -> getChildren().add(bar(message, "notice-warning", dismiss())));
  }

  private Button dismiss() {
    Button dismiss = new Button("", Icons.of(Material2AL.CLOSE, "button-icon"));
    dismiss.setId("dismiss-notice");
    dismiss.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
    dismiss.setAccessibleText(texts.get("action.dismiss"));
    dismiss.setOnAction(e -> viewModel.dismissNotice());
    return dismiss;
  }

  private static Node bar(Notice notice, String styleClass, Button action) {
    Label title = new Label(notice.title());
    title.setWrapText(true);
    title.getStyleClass().add("notice-title");
    Label advice = new Label(notice.advice());
    advice.setWrapText(true);
    VBox words = new VBox(title, advice);
    HBox.setHgrow(words, Priority.ALWAYS);
    action.setMinWidth(USE_PREF_SIZE);
    HBox bar = new HBox(Icons.of(Material2MZ.WARNING, "notice-icon"), words, action);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("notice", styleClass);
    return bar;
  }
}
