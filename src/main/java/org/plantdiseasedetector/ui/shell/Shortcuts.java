package org.plantdiseasedetector.ui.shell;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.plantdiseasedetector.ui.diagnose.DiagnoseActions;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;

/** The keys that work everywhere in the window. */
final class Shortcuts {

  static final KeyCombination OPEN_FILES =
      new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN);
  static final KeyCombination OPEN_FOLDER =
      new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  static final KeyCombination PASTE =
      new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
  static final KeyCombination CANCEL = new KeyCodeCombination(KeyCode.ESCAPE);

  private static final int NUMBERED_PAGES = 10;

  private Shortcuts() {}

  /** The digits open the pages, also those that are added later. */
  static void install(Scene scene, Navigation navigation) {
    for (int i = 0; i < NUMBERED_PAGES; i++) {
      int index = i;
      scene
          .getAccelerators()
          .put(
              NavigationBar.key(i),
              () ->
                  navigation.pages().stream()
                      .skip(index)
                      .findFirst()
                      .ifPresent(page -> navigation.open(page.id())));
    }
  }

  static void install(Scene scene, DiagnoseViewModel viewModel, DiagnoseActions actions) {
    scene.getAccelerators().put(OPEN_FILES, actions::openFiles);
    scene.getAccelerators().put(OPEN_FOLDER, actions::openFolder);
    scene.getAccelerators().put(PASTE, actions::paste);
    // A filter, since the list would use up the key before an accelerator sees it.
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (CANCEL.match(event) && viewModel.isBusy()) {
            viewModel.cancel();
            event.consume();
          }
        });
  }
}
