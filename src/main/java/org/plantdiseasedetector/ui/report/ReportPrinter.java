package org.plantdiseasedetector.ui.report;

import java.util.List;
import java.util.Optional;
import javafx.print.PageLayout;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.stage.Window;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.ui.common.RgbImages;

/** Prints the pages of a report, each as large as the paper allows. Stateless. */
final class ReportPrinter {

  /** How it ended. */
  enum Result {
    /** Handed to the printer. */
    PRINTED,
    /** The printer refused. */
    FAILED
  }

  /** A printer that the user chose. */
  interface Job {

    /** Returns the width that can be printed on, in points. */
    double width();

    /** Returns the height that can be printed on, in points. */
    double height();

    /**
     * Prints a page.
     *
     * @param page what is on it
     * @return false if the printer refuses
     */
    boolean print(Node page);

    /** Hands everything to the printer; returns false if it refuses. */
    boolean end();

    /** Gives everything up. */
    void cancel();
  }

  private ReportPrinter() {}

  /** Returns whether the system has a printer. */
  static boolean hasPrinter() {
    return !Printer.getAllPrinters().isEmpty();
  }

  /**
   * Asks for one of the system's printers.
   *
   * @param owner window below the question
   * @return empty if there is none or the user changed their mind
   */
  static Optional<Job> ask(Window owner) {
    PrinterJob job = PrinterJob.createPrinterJob();
    if (job == null) {
      return Optional.empty();
    }
    if (!job.showPrintDialog(owner)) {
      job.cancelJob();
      return Optional.empty();
    }
    return Optional.of(new SystemJob(job));
  }

  /**
   * Prints.
   *
   * @param pages the pages in order
   * @param job where to
   */
  static Result print(List<RgbImage> pages, Job job) {
    for (RgbImage page : pages) {
      ImageView image = new ImageView(RgbImages.toFx(page, Integer.MAX_VALUE));
      image.setPreserveRatio(true);
      image.setSmooth(true);
      image.setFitWidth(job.width());
      image.setFitHeight(job.height());
      if (!job.print(image)) {
        job.cancel();
        return Result.FAILED;
      }
    }
    return job.end() ? Result.PRINTED : Result.FAILED;
  }

  private record SystemJob(PrinterJob job) implements Job {

    private PageLayout layout() {
      return job.getJobSettings().getPageLayout();
    }

    @Override
    public double width() {
      return layout().getPrintableWidth();
    }

    @Override
    public double height() {
      return layout().getPrintableHeight();
    }

    @Override
    public boolean print(Node page) {
      return job.printPage(page);
    }

    @Override
    public boolean end() {
      return job.endJob();
    }

    @Override
    public void cancel() {
      job.cancelJob();
    }
  }
}
