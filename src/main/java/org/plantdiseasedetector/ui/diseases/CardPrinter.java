package org.plantdiseasedetector.ui.diseases;

import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.plantdiseasedetector.knowledge.CardSheet;

/** Prints cards on paper. */
@FunctionalInterface
interface CardPrinter {

  /** How printing ended. */
  enum Result {
    /** Handed to the printer. */
    PRINTED,
    /** The user changed their mind. */
    CANCELLED,
    /** The system has no printer. */
    NO_PRINTER,
    /** The printer refused. */
    FAILED
  }

  /**
   * Asks for a printer and prints.
   *
   * @param sheet the card
   * @param owner window below the question
   */
  Result print(CardSheet sheet, Window owner);

  /** The printers of the system. */
  static CardPrinter ofSystem() {
    return CardPrinter::printOnSystem;
  }

  private static Result printOnSystem(CardSheet sheet, Window owner) {
    PrinterJob job = PrinterJob.createPrinterJob();
    if (job == null) {
      return Result.NO_PRINTER;
    }
    if (!job.showPrintDialog(owner)) {
      job.cancelJob();
      return Result.CANCELLED;
    }
    job.getJobSettings().setJobName(sheet.title());
    PageLayout paper = job.getJobSettings().getPageLayout();
    for (VBox page : CardPages.of(sheet, paper.getPrintableWidth(), paper.getPrintableHeight())) {
      if (!job.printPage(paper, page)) {
        job.cancelJob();
        return Result.FAILED;
      }
    }
    return job.endJob() ? Result.PRINTED : Result.FAILED;
  }
}
