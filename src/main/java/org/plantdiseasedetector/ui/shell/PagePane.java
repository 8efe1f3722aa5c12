package org.plantdiseasedetector.ui.shell;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The open page. A page is made when it is opened for the first time and kept from then on. */
final class PagePane extends StackPane {

  private final Map<String, Node> made = new HashMap<>();

  PagePane(Navigation navigation) {
    setMinSize(0, 0);
    navigation.currentProperty().subscribe(this::show);
  }

  private void show(@Nullable Page page) {
    if (page != null) {
      getChildren().setAll(made.computeIfAbsent(page.id(), id -> page.view().get()));
    }
  }
}
