package org.plantdiseasedetector.ui.operations;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.shell.WindowPart;

/** Tells in the header that something needs looking after, and leads to the page. */
public final class NoticeButton implements WindowPart {

  private final Button button = new Button();
  private final OperationsViewModel viewModel;
  private final Texts texts;

  /**
   * Makes the button.
   *
   * @param viewModel what there is to tell
   * @param texts words
   * @param open opens the page
   */
  public NoticeButton(OperationsViewModel viewModel, Texts texts, Runnable open) {
    this.viewModel = viewModel;
    this.texts = texts;
    button.setId("operations-notices");
    button.setGraphic(Icons.of(Material2MZ.NOTIFICATION_IMPORTANT, "button-icon"));
    button.getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(e -> open.run());
    viewModel.stateProperty().subscribe(this::show);
    viewModel.pastCrashesProperty().subscribe(this::show);
  }

  private void show() {
    int count = viewModel.notices();
    button.setText(texts.format("operations.notices", count));
    button.setVisible(count > 0);
    button.setManaged(count > 0);
  }

  @Override
  public Optional<Node> header() {
    show();
    return Optional.of(button);
  }
}
