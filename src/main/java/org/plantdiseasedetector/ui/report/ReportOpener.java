package org.plantdiseasedetector.ui.report;

import java.util.List;
import javafx.stage.Window;

/** Shows a report on cases of the history. */
@FunctionalInterface
public interface ReportOpener {

  /**
   * Opens a window with it; called on the user-interface thread.
   *
   * @param owner the window from which it was asked for
   * @param cases numbers of the cases, at least one
   */
  void open(Window owner, List<Long> cases);
}
