package org.plantdiseasedetector.readiness;

import java.util.Locale;

/** A report as one HTML page without scripts, links to outside or pictures. Stateless. */
public final class ReportHtml {

  private static final String STYLE =
      "body{font:15px/1.4 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;"
          + "color:#1f2328;background:#fff}"
          + "table{border-collapse:collapse;width:100%}"
          + "td,th{border:1px solid #d0d7de;padding:.4em .6em;text-align:left;vertical-align:top}"
          + "th{background:#f6f8fa}td:first-child{white-space:nowrap;font-weight:600}"
          + ".pass,.attested{color:#1a7f37}.fail,.error,.expired{color:#cf222e}"
          + ".warn,.could_not_check{color:#7d4e00}.does_not_apply{color:#57606a}"
          + "small{color:#57606a}"
          + "@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}"
          + "th{background:#161b22}td,th{border-color:#30363d}"
          + ".pass,.attested{color:#3fb950}.fail,.error,.expired{color:#ff7b72}"
          + ".warn,.could_not_check{color:#d29922}.does_not_apply,small{color:#8b949e}}";

  private ReportHtml() {}

  /**
   * Renders a report.
   *
   * @param report the report
   */
  public static String of(ReadinessReport report) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.append("<title>Deployment readiness</title><style>").append(STYLE);
    html.append("</style></head><body><h1>Deployment readiness</h1><p>");
    html.append(escape(ReportText.headline(report)))
        .append("</p><p><small>Plant Disease Detector ");
    html.append(escape(report.version())).append(", ").append(report.at());
    html.append(", installation ").append(escape(report.installation())).append("</small></p>");
    if (!report.blockers().isEmpty()) {
      html.append("<h2>In the way</h2><table><tr><th>State<th>Row<th>What to do</tr>");
      report.blockers().forEach(row -> html.append(blocker(row)));
      html.append("</table>");
    }
    for (SectionScore section : report.sections()) {
      html.append(
          String.format(
              Locale.ROOT,
              "<h2>%s <small>%.0f of 100</small></h2>",
              escape(section.section()),
              Math.floor(section.score())));
      html.append("<table><tr><th>State<th>Row<th>Evidence<th>Time</tr>");
      report.results().stream()
          .filter(row -> row.row().section().equals(section.section()))
          .forEach(row -> html.append(line(row)));
      html.append("</table>");
    }
    return html.append("</body></html>\n").toString();
  }

  private static String state(RowResult row) {
    return "<tr><td class=\"%s\">%s"
        .formatted(row.state().id(), row.state().id().replace('_', ' '));
  }

  private static String name(RowResult row) {
    return "<td>%s<br><small>%s</small>".formatted(escape(row.row().text()), row.row().id());
  }

  private static String blocker(RowResult row) {
    return state(row) + name(row) + "<td>" + escape(row.finding().remedy()) + "</tr>";
  }

  private static String line(RowResult row) {
    return "%s%s<td>%s<td><small>%s, %d ms</small></tr>"
        .formatted(
            state(row),
            name(row),
            escape(row.finding().evidence()),
            row.at(),
            row.took().toMillis());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
