package org.plantdiseasedetector.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;

/**
 * Something that adds to the window outside of its own page. Every method is called once, on the
 * user-interface thread, while the window is made, but {@link #closed}.
 */
public interface WindowPart {

  /** Returns a control for the right end of the header, if there is one. */
  default Optional<Node> header() {
    return Optional.empty();
  }

  /**
   * Returns what belongs below the list and the result of the diagnosis, if anything.
   *
   * @param viewModel the photos
   */
  default Optional<Node> diagnoseFooter(DiagnoseViewModel viewModel) {
    return Optional.empty();
  }

  /**
   * Returns what covers list and result of the diagnosis while it is visible, if anything. Called
   * after {@link #diagnoseFooter}.
   */
  default Optional<Node> diagnosePanel() {
    return Optional.empty();
  }

  /**
   * Returns what belongs beside the result of the diagnosis, if anything.
   *
   * @param viewModel the photos
   */
  default Optional<Node> diagnoseResult(DiagnoseViewModel viewModel) {
    return Optional.empty();
  }

  /**
   * Installs keys and watches the user's input.
   *
   * @param scene of the window
   */
  default void attach(Scene scene) {
    // Most parts need no keys.
  }

  /** Called when the window was closed. */
  default void closed() {
    // Most parts hold nothing that has to be put away.
  }
}
