package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.cli.ReportFactory;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.report.OrganisationFile;
import org.plantdiseasedetector.report.Paper;
import org.plantdiseasedetector.report.Report;
import org.plantdiseasedetector.report.ReportMaker;
import org.plantdiseasedetector.report.html.HtmlRenderer;
import org.plantdiseasedetector.report.pdf.PdfRenderer;
import org.plantdiseasedetector.report.pdf.PdfSeal;
import org.plantdiseasedetector.ui.report.ReportSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the reports of the window from its open history.
 *
 * @param parts wires reports
 * @param book the history
 * @param dataFolder the app's folder
 */
record WindowReports(ReportParts parts, CaseBook book, Path dataFolder) implements ReportSource {

  private static final Logger LOG = LoggerFactory.getLogger(WindowReports.class);

  @Override
  public Files make(List<Long> cases, Locale language, Paper paper, ReportMaker.Progress progress)
      throws ReportFailure {
    try (ReportFactory.OpenReports open =
        parts.open(
            OrganisationFile.read(dataFolder, new SafePhotoDecoder()),
            true,
            missing -> LOG.warn("event=report_incomplete reason={}", missing))) {
      return book.use(
          ReportMaker.PURPOSE,
          (history, key) -> {
            Report report = open.maker().make(history, key, cases, language, progress);
            return new Files(
                PdfSeal.apply(PdfRenderer.render(report, paper), key), HtmlRenderer.render(report));
          });
    } catch (HistoryException | IOException refused) {
      throw new ReportFailure(String.valueOf(refused.getMessage()), refused);
    }
  }
}
