package org.plantdiseasedetector.readiness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.report.Block;
import org.plantdiseasedetector.report.Fingerprint;
import org.plantdiseasedetector.report.Organisation;
import org.plantdiseasedetector.report.PageWords;
import org.plantdiseasedetector.report.Paper;
import org.plantdiseasedetector.report.Report;
import org.plantdiseasedetector.report.Section;
import org.plantdiseasedetector.report.pdf.PdfRenderer;

/** A report as PDF/A-2b with a structure for screen readers, like those of cases. Stateless. */
public final class ReportPdf {

  private static final Locale LANGUAGE = Locale.ENGLISH;
  private static final int DIGITS = 32;
  private static final List<Double> WIDTHS = List.of(0.14, 0.34, 0.52);

  private ReportPdf() {}

  /**
   * Renders a report. Every page bears the first half of the SHA-256 of its JSON form, which
   * anybody can compute: it tells versions apart and proves nothing; a sign-off does.
   *
   * @param report the report
   * @return the file
   * @throws IOException if the installation lacks a font
   */
  public static byte[] of(ReadinessReport report) throws IOException {
    String hash = Sha256.hex(ReportJson.text(report).getBytes(StandardCharsets.UTF_8));
    Report pages =
        new Report(
            LANGUAGE,
            "Deployment readiness",
            "Plant Disease Detector " + report.version(),
            Organisation.NONE,
            new PageWords("Page {0} of {1}", LANGUAGE),
            report.at(),
            List.of(),
            new Fingerprint(hash.substring(0, DIGITS).toUpperCase(Locale.ROOT)),
            sections(report));
    return PdfRenderer.render(pages, Paper.A4);
  }

  private static List<Section> sections(ReadinessReport report) {
    List<Section> sections = new ArrayList<>();
    sections.add(summary(report));
    if (!report.blockers().isEmpty()) {
      sections.add(
          new Section(
              "blockers",
              "In the way",
              false,
              List.of(table("rows", "What to do", report.blockers(), ReportPdf::remedy))));
    }
    int number = 0;
    for (SectionScore score : report.sections()) {
      List<RowResult> rows =
          report.results().stream()
              .filter(row -> row.row().section().equals(score.section()))
              .toList();
      sections.add(
          new Section(
              "section-" + ++number,
              String.format(
                  LANGUAGE, "%s (%.0f of 100)", score.section(), Math.floor(score.score())),
              false,
              List.of(table("rows", "Evidence", rows, ReportPdf::evidence))));
    }
    return sections;
  }

  private static Section summary(ReadinessReport report) {
    return new Section(
        "summary",
        "Summary",
        false,
        List.of(
            new Block.Text("answer", Block.Style.LEAD, ReportText.headline(report)),
            new Block.Facts(
                "facts",
                List.of(
                    new Block.Fact("at", "Gathered", report.at().toString()),
                    new Block.Fact("installation", "Installation", report.installation())))));
  }

  /** What stands in the last column. */
  private interface Column {
    String of(RowResult row);
  }

  private static Block.Table table(String id, String column, List<RowResult> rows, Column content) {
    return new Block.Table(
        id,
        List.of("State", "Row", column),
        rows.stream()
            .map(row -> List.of(row.state().id().replace('_', ' '), name(row), content.of(row)))
            .toList(),
        WIDTHS);
  }

  private static String name(RowResult row) {
    return row.row().text().replace("`", "") + "\n" + row.row().id();
  }

  private static String remedy(RowResult row) {
    return row.finding().remedy();
  }

  private static String evidence(RowResult row) {
    return row.finding().evidence() + "\n" + row.at();
  }
}
