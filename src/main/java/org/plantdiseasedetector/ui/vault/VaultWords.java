package org.plantdiseasedetector.ui.vault;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** Parts that the pages around the locked history have in common. */
final class VaultWords {

  private VaultWords() {}

  static Label wrapped(String text, String... styleClasses) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  /** Where the user is told what was wrong; takes no room while there is nothing to tell. */
  static Label message(VaultViewModel vault) {
    Label label = wrapped("", "vault-message");
    label.setId("vault-message");
    label.textProperty().bind(vault.messageProperty().map(told -> told.orElse("")));
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  /** The way to a backup, for who has one. */
  static Hyperlink restoreLink(Texts texts, Runnable restore) {
    Hyperlink link = new Hyperlink(texts.get("restore.link"));
    link.setId("show-restore");
    link.setOnAction(e -> restore.run());
    return link;
  }

  static ProgressIndicator busy(VaultViewModel vault) {
    ProgressIndicator busy = new ProgressIndicator();
    busy.getStyleClass().add("vault-busy");
    busy.visibleProperty().bind(vault.busyProperty());
    return busy;
  }

  /** A column in the middle that can be scrolled where the window is low. */
  static Node page(Ikon icon, String title, Node... content) {
    Label heading = wrapped(title, "vault-title");
    heading.setGraphic(Icons.of(icon, "vault-icon"));
    VBox column = new VBox(heading);
    column.getChildren().addAll(content);
    column.getStyleClass().add("vault-column");
    StackPane middle = new StackPane(column);
    middle.setAlignment(Pos.TOP_CENTER);
    ScrollPane scroll = new ScrollPane(middle);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("vault-scroll");
    return scroll;
  }
}
