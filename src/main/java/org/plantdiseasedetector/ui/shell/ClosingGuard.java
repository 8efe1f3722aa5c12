package org.plantdiseasedetector.ui.shell;

import java.util.List;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.plantdiseasedetector.ui.common.Texts;

/** Asks before a window is closed while something in it is not saved. */
final class ClosingGuard {

  private ClosingGuard() {}

  static void install(Stage stage, Navigation navigation, Texts texts) {
    stage.addEventFilter(
        WindowEvent.WINDOW_CLOSE_REQUEST,
        event -> {
          List<String> unsaved = navigation.unsaved();
          if (!unsaved.isEmpty() && !isConfirmed(stage, unsaved, texts)) {
            event.consume();
          }
        });
  }

  private static boolean isConfirmed(Stage stage, List<String> unsaved, Texts texts) {
    ButtonType close = new ButtonType(texts.get("closing.close"), ButtonData.OTHER);
    ButtonType stay = new ButtonType(texts.get("closing.stay"), ButtonData.CANCEL_CLOSE);
    Alert alert = new Alert(Alert.AlertType.WARNING, String.join("\n\n", unsaved), stay, close);
    alert.initOwner(stage);
    alert.setTitle(texts.get("app.title"));
    alert.setHeaderText(texts.get("closing.title"));
    return alert.showAndWait().filter(close::equals).isPresent();
  }
}
