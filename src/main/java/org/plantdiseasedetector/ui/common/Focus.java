package org.plantdiseasedetector.ui.common;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Subscription;

/** Moves the keyboard. Used on the user-interface thread. */
public final class Focus {

  private Focus() {}

  /**
   * Moves the keyboard to a control as soon as it is shown; before, it could not have it.
   *
   * @param control what shall have the keyboard
   */
  public static void whenShown(Node control) {
    if (control.getScene() != null) {
      Platform.runLater(control::requestFocus);
      return;
    }
    Subscription[] waiting = {Subscription.EMPTY};
    waiting[0] =
        control
            .sceneProperty()
            .subscribe(
                (before, scene) -> {
                  waiting[0].unsubscribe();
                  Platform.runLater(control::requestFocus);
                });
  }
}
