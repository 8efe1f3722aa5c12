package org.plantdiseasedetector.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.report.pdf.VeraPdf;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class ReadinessPdfTest {

  /** All rows of the checklist, every state, and long evidence with foreign letters. */
  private static ReadinessReport report() {
    List<Finding> findings =
        List.of(
            new Finding.Pass("21 figures; häufig, 3 %, 日本"),
            new Finding.Fail("one file differs ".repeat(40), "Install the app again."),
            new Finding.CouldNotCheck("nothing to look at", "Use the app."),
            new Finding.DoesNotApply("no socket is open"));
    List<ChecklistRow> rows = Checklist.shipped().rows();
    List<RowResult> results = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      results.add(
          new RowResult(
              rows.get(i),
              Kind.AUTOMATED,
              findings.get(i % findings.size()),
              List.of(),
              Instant.parse("2026-11-25T12:00:00Z"),
              Duration.ofMillis(3)));
    }
    return new ReadinessReport(Instant.parse("2026-11-25T12:00:00Z"), "1.2.3", "ab12", results);
  }

  @Test
  void everyRowIsInAFileThatArchivesAccept() throws IOException {
    byte[] pdf = ReportPdf.of(report());
    assertThat(VeraPdf.failures(pdf, PDFAFlavour.PDFA_2_B)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(text)
          .contains("Not ready for production", "What to do", "Install the app again.")
          .contains("häufig, 3 %", "Page 1 of " + document.getNumberOfPages());
      Checklist.shipped().rows().forEach(row -> assertThat(text).contains(row.id()));
    }
  }
}
