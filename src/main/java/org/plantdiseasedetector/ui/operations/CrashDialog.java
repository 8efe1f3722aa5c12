package org.plantdiseasedetector.ui.operations;

import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.plantdiseasedetector.operations.CrashHandler;
import org.plantdiseasedetector.ui.common.Texts;

/** Tells of an error that no code caught. There is never more than one. */
public final class CrashDialog {

  private static final double WIDTH = 720;
  private static final double HEIGHT = 460;

  private final Texts texts;
  private final String styleSheet;
  private final Actions actions;
  private boolean isOpen;

  /**
   * What the user can do.
   *
   * @param restart starts the app anew and ends this one; empty if that cannot be done
   * @param quit ends the app
   */
  public record Actions(Optional<Runnable> restart, Runnable quit) {}

  /**
   * Makes a dialog that is shown when needed.
   *
   * @param texts words
   * @param styleSheet the app's look
   * @param actions what the user can do
   */
  public CrashDialog(Texts texts, String styleSheet, Actions actions) {
    this.texts = texts;
    this.styleSheet = styleSheet;
    this.actions = actions;
  }

  /**
   * Shows an error, unless another one is shown; returns at once.
   *
   * @param crash the error
   */
  public void show(CrashHandler.Crash crash) {
    if (isOpen) {
      return;
    }
    isOpen = true;
    Stage stage = new Stage();
    stage.setOnHidden(e -> isOpen = false);
    stage.setTitle(texts.get("crash.title"));
    Scene scene = new Scene(content(crash, stage), WIDTH, HEIGHT);
    scene.getStylesheets().add(styleSheet);
    stage.setScene(scene);
    stage.show();
  }

  private VBox content(CrashHandler.Crash crash, Stage stage) {
    Label title = new Label(texts.format("crash.what", crash.id()));
    title.getStyleClass().add("readiness-detail-title");
    title.setId("crash-what");
    Label advice = new Label(texts.get("crash.advice"));
    advice.setWrapText(true);
    advice.setMinHeight(Label.USE_PREF_SIZE);
    TextArea report = new TextArea(crash.report());
    report.setId("crash-report");
    report.setEditable(false);
    report.getStyleClass().add("operations-report");
    VBox.setVgrow(report, Priority.ALWAYS);
    HBox buttons = new HBox();
    buttons.getStyleClass().add("operations-header");
    actions
        .restart()
        .ifPresent(restart -> buttons.getChildren().add(button("crash.restart", restart)));
    buttons.getChildren().add(button("crash.continue", stage::hide));
    buttons.getChildren().add(button("crash.quit", actions.quit()));
    VBox box = new VBox(title, advice, report, buttons);
    box.getStyleClass().add("operations-page");
    return box;
  }

  private Button button(String key, Runnable action) {
    Button button = new Button(texts.get(key));
    button.setId(key.replace('.', '-'));
    button.setOnAction(e -> action.run());
    return button;
  }
}
