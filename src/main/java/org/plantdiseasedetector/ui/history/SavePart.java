package org.plantdiseasedetector.ui.history;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.shell.DesktopWindow;
import org.plantdiseasedetector.ui.shell.Navigation;
import org.plantdiseasedetector.ui.shell.Page;
import org.plantdiseasedetector.ui.shell.WindowPart;
import org.plantdiseasedetector.ui.vault.VaultGate;

/** Saving on the diagnosis page: the bar, the form and the key. */
public final class SavePart implements WindowPart {

  private static final KeyCombination SAVE =
      new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

  private final Parts parts;
  private @Nullable SaveViewModel viewModel;
  private @Nullable SaveBar bar;

  /**
   * What saving needs.
   *
   * @param model the history and what makes cases
   * @param gate what the locked history needs
   * @param crops names of crops
   * @param navigation the pages
   */
  public record Parts(
      SaveViewModel.Dependencies model,
      VaultGate.Parts gate,
      List<String> crops,
      Navigation navigation) {}

  /**
   * Makes the part.
   *
   * @param parts what it needs
   */
  public SavePart(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Optional<Node> diagnoseFooter(DiagnoseViewModel photos) {
    SaveViewModel made = new SaveViewModel(parts.model(), photos);
    viewModel = made;
    parts.navigation().beforeClosing(made::unsaved);
    bar = new SaveBar(made, photos, SAVE.getDisplayText(), parts.model().texts());
    return Optional.of(bar);
  }

  @Override
  public Optional<Node> diagnosePanel() {
    SaveViewModel made = viewModel;
    if (made == null) {
      return Optional.empty();
    }
    DetailsForm.Parts form =
        new DetailsForm.Parts(made.recentProperty(), parts.crops(), parts.model().texts());
    return Optional.of(new SavePane(made, parts.gate(), form));
  }

  @Override
  public void attach(Scene scene) {
    scene.getAccelerators().put(SAVE, this::saveMarked);
  }

  private void saveMarked() {
    Page current = parts.navigation().currentProperty().get();
    SaveViewModel made = viewModel;
    SaveBar shown = bar;
    if (made != null
        && shown != null
        && current != null
        && current.id().equals(DesktopWindow.DIAGNOSE)) {
      made.ask(shown.marked());
    }
  }
}
