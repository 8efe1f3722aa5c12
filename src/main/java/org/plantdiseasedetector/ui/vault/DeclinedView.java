package org.plantdiseasedetector.ui.vault;

import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.Texts;

/** Says that nothing is kept, and offers to change that. */
final class DeclinedView extends StackPane {

  DeclinedView(VaultViewModel vault, Texts texts) {
    Button change = new Button(texts.get("declined.change"));
    change.setId("reconsider");
    change.setOnAction(e -> vault.reconsider());
    getChildren()
        .add(
            VaultWords.page(
                Material2MZ.VISIBILITY_OFF,
                texts.get("declined.title"),
                VaultWords.wrapped(texts.get("declined.text"), "vault-subtitle"),
                VaultWords.message(vault),
                change));
  }
}
