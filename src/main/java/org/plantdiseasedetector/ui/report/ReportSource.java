package org.plantdiseasedetector.ui.report;

import java.util.List;
import java.util.Locale;
import org.plantdiseasedetector.report.Paper;
import org.plantdiseasedetector.report.ReportMaker;

/** Makes reports for the window, from the history that is open there. */
@FunctionalInterface
public interface ReportSource {

  /**
   * Makes a report; takes a good part of a second for every photo.
   *
   * @param cases numbers of the cases, at least one
   * @param language of the report
   * @param paper size of the pages
   * @param progress told of every photo; throws {@link java.util.concurrent.CancellationException}
   *     to stop
   * @throws ReportFailure if it cannot be made
   */
  Files make(List<Long> cases, Locale language, Paper paper, ReportMaker.Progress progress)
      throws ReportFailure;

  /**
   * A report in two formats.
   *
   * @param pdf sealed; not changed
   * @param html the same as one HTML file
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Files(byte[] pdf, String html) {}

  /** Why there is no report; the message is meant for the user. */
  final class ReportFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the failure.
     *
     * @param message what happened and what to do
     * @param cause for the log
     */
    public ReportFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
