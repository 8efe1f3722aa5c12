package org.plantdiseasedetector.ui.shell;

import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diseases.DiseasesView;
import org.plantdiseasedetector.ui.diseases.DiseasesViewModel;

/** The page of the disease cards as a part of the window. */
public final class DiseasesPage {

  private DiseasesPage() {}

  /**
   * Makes the page; opening a card from elsewhere opens it.
   *
   * @param diseases the cards
   * @param navigation that the page will be added to
   * @param texts words
   */
  public static Page of(DiseasesViewModel diseases, Navigation navigation, Texts texts) {
    diseases.onOpen(() -> navigation.open(DiseasesView.PAGE));
    return new Page(
        DiseasesView.PAGE,
        "page.diseases",
        Material2MZ.MENU_BOOK,
        () -> new DiseasesView(diseases, texts));
  }
}
