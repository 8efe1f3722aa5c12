package org.plantdiseasedetector.ui.review;

import javafx.scene.Node;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.shell.Page;
import org.plantdiseasedetector.ui.vault.BookAccess;
import org.plantdiseasedetector.ui.vault.VaultGate;
import org.plantdiseasedetector.ui.vault.VaultViewModel;

/** The page on which many cases are reviewed. */
public final class ReviewPage {

  private ReviewPage() {}

  /**
   * What the page works with.
   *
   * @param vault the history
   * @param gate what the locked history needs
   * @param review executors, clock, reviewer and words
   * @param decoder reads photos
   * @param names names of the classes
   */
  public record Parts(
      VaultViewModel vault,
      VaultGate.Parts gate,
      ReviewViewModel.Dependencies review,
      PhotoDecoder decoder,
      DiseaseNames names) {}

  /**
   * Makes the page.
   *
   * @param parts what it works with
   */
  public static Page of(Parts parts) {
    return new Page(
        "review",
        "page.review",
        Material2AL.GRID_ON,
        () -> new VaultGate(parts.vault(), parts.gate(), () -> content(parts)));
  }

  /** Nothing of a locked history stays in it; after each unlocking it shows the history again. */
  private static Node content(Parts use) {
    ReviewViewModel viewModel = new ReviewViewModel(use.review());
    CasePictures pictures =
        new CasePictures(use.decoder(), use.review().background(), use.review().ui());
    ReviewView view = new ReviewView(viewModel, pictures, use.review().words(), use.names());
    BookAccess.follow(
        use.vault(), access -> viewModel.open(access, CaseQuery.ALL), viewModel::close);
    return view;
  }
}
