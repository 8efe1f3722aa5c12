package org.plantdiseasedetector.ui.timeline;

import java.util.concurrent.Executor;
import javafx.scene.Node;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.review.ReviewWords;
import org.plantdiseasedetector.ui.shell.Page;
import org.plantdiseasedetector.ui.vault.BookAccess;
import org.plantdiseasedetector.ui.vault.VaultGate;
import org.plantdiseasedetector.ui.vault.VaultViewModel;

/** The page with the course of a place. */
public final class TimelinePage {

  private TimelinePage() {}

  /**
   * What the page works with.
   *
   * @param vault the history
   * @param gate what the locked history needs
   * @param background runs what reads
   * @param ui runs every change of a property, in order
   * @param decoder reads photos
   * @param words words of labels
   */
  public record Parts(
      VaultViewModel vault,
      VaultGate.Parts gate,
      Executor background,
      Executor ui,
      PhotoDecoder decoder,
      ReviewWords words) {}

  /**
   * Makes the page.
   *
   * @param parts what it works with
   */
  public static Page of(Parts parts) {
    return new Page(
        "timeline",
        "page.timeline",
        Material2MZ.TIMELINE,
        () -> new VaultGate(parts.vault(), parts.gate(), () -> content(parts)));
  }

  /** Nothing of a locked history stays in it; after each unlocking it shows the history again. */
  private static Node content(Parts use) {
    TimelineViewModel viewModel = new TimelineViewModel(use.background(), use.ui());
    CasePictures pictures = new CasePictures(use.decoder(), use.background(), use.ui());
    TimelineView view = new TimelineView(viewModel, pictures, new TimelineWords(use.words()));
    BookAccess.follow(use.vault(), viewModel::open, viewModel::close);
    return view;
  }
}
