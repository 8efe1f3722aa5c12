package org.plantdiseasedetector.ui.history;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.shell.WindowPart;

/**
 * Tells the import which model is loaded, and lets it begin with the window.
 *
 * @param viewModel the import
 */
public record ImportPart(ImportViewModel viewModel) implements WindowPart {

  @Override
  public Optional<Node> diagnoseFooter(DiagnoseViewModel photos) {
    viewModel.follow(photos);
    return Optional.empty();
  }

  @Override
  public void attach(Scene scene) {
    viewModel.start();
  }
}
