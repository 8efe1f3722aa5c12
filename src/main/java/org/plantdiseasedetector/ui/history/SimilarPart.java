package org.plantdiseasedetector.ui.history;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.shell.WindowPart;
import org.plantdiseasedetector.ui.vault.VaultViewModel;

/**
 * Similar past cases beside a diagnosis.
 *
 * @param parts what it needs
 */
public record SimilarPart(Parts parts) implements WindowPart {

  /**
   * What similar cases need.
   *
   * @param vault the history
   * @param words cases in words
   * @param link the way to a case
   * @param decoder reads pictures of cases
   * @param background runs long work
   * @param ui runs every change of a property, in order
   */
  public record Parts(
      VaultViewModel vault,
      CaseWords words,
      CaseLink link,
      PhotoDecoder decoder,
      Executor background,
      Executor ui) {}

  @Override
  public Optional<Node> diagnoseResult(DiagnoseViewModel photos) {
    SimilarViewModel viewModel =
        new SimilarViewModel(parts.vault(), photos, parts.background(), parts.ui());
    return Optional.of(SimilarBox.of(viewModel, parts));
  }
}
