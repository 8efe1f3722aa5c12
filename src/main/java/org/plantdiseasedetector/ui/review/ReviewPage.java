package org.plantdiseasedetector.ui.review;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.ui.shell.Page;

/** The place of the review in the window. */
public final class ReviewPage {

  private ReviewPage() {}

  /**
   * Makes the page.
   *
   * @param view makes what it shows
   */
  public static Page of(Supplier<? extends Node> view) {
    return new Page("review", "page.review", Material2AL.GRID_ON, view);
  }
}
