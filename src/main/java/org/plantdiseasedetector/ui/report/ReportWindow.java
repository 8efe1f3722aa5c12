package org.plantdiseasedetector.ui.report;

import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.plantdiseasedetector.ui.common.Texts;

/** A window of its own for a report. Used on the user-interface thread. */
public final class ReportWindow {

  private static final double WIDTH = 900;
  private static final double HEIGHT = 760;

  private ReportWindow() {}

  /**
   * Opens it; closing it gives up a report that is being made.
   *
   * @param owner the window from which it was asked for
   * @param viewModel the report
   * @param texts of the window
   */
  public static void open(Window owner, ReportViewModel viewModel, Texts texts) {
    Stage stage = new Stage();
    stage.initOwner(owner);
    stage.setTitle(texts.get("report.window"));
    stage.setScene(new Scene(new ReportView(viewModel, texts), WIDTH, HEIGHT));
    stage.setOnHidden(event -> viewModel.cancel());
    stage.show();
  }
}
