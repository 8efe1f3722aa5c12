package org.plantdiseasedetector.ui.timeline;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.shell.Page;

/** The place of the timeline in the window. */
public final class TimelinePage {

  private TimelinePage() {}

  /**
   * Makes the page.
   *
   * @param view makes what it shows
   */
  public static Page of(Supplier<? extends Node> view) {
    return new Page("timeline", "page.timeline", Material2MZ.TIMELINE, view);
  }
}
