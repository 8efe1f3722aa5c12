package org.plantdiseasedetector.report.html;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.plantdiseasedetector.report.Block;
import org.plantdiseasedetector.report.QrMatrix;
import org.plantdiseasedetector.report.Report;
import org.plantdiseasedetector.report.ReportImage;
import org.plantdiseasedetector.report.Section;

/** Renders reports as one HTML file without scripts and links. Stateless. */
public final class HtmlRenderer {

  private static final int QUIET = 4;
  private static final double WHOLE = 100;
  private static final String TR = "<tr>";
  private static final String END_TR = "</tr>\n";

  private static final String STYLE =
      """
      body{font:15px/1.5 "Noto Sans",sans-serif;max-width:52em;margin:2em auto;padding:0 1em;
      color:#1b1f1d}
      header{border-bottom:3px solid ACCENT;overflow:hidden}header img{float:right;max-height:4em}
      h2{font-size:1.25em;margin:1.4em 0 .3em}h3{font-size:1em;margin:1em 0 .2em}
      table{border-collapse:collapse;width:100%}
      th,td{text-align:left;vertical-align:top;padding:.2em .5em;border-bottom:1px solid #c9d1cc}
      th[scope=row]{font-weight:normal;color:#4f5753;width:30%}
      td,p,li{overflow-wrap:anywhere;white-space:pre-line}
      .lead{font-size:1.3em;font-weight:bold;margin:.2em 0}.note{font-size:.85em;color:#4f5753}
      figure{display:inline-block;width:48%;margin:0 1% .5em 0;vertical-align:top}
      figure img{max-width:100%}figcaption{font-size:.85em;color:#4f5753}
      .bar{background:#e4eae6;width:12em}.bar span{display:block;height:.6em;background:ACCENT}
      svg{max-width:100%;background:#f4f7f5}.sign{display:inline-block;width:30%;
      margin:3em 2% 0 0;border-top:1px solid #4f5753;font-size:.85em}
      """;

  private HtmlRenderer() {}

  /**
   * Renders.
   *
   * @param report what to render
   * @return a whole document, to be written as UTF-8
   */
  public static String render(Report report) {
    StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"");
    String colour = String.format(Locale.ROOT, "#%06x", report.organisation().colour());
    out.append(report.language().toLanguageTag()).append("\"><head><meta charset=\"utf-8\">");
    element(out, "title", report.title() + " – " + report.subtitle());
    out.append("<style>").append(STYLE.replace("ACCENT", colour)).append("</style></head><body>\n");
    out.append("<header>");
    report.organisation().logo().ifPresent(logo -> image(out, logo, report.organisation().name()));
    element(out, "p", report.organisation().name());
    element(out, "p class=\"note\"", report.organisation().contact());
    out.append("</header>\n");
    element(out, "h1", report.title());
    element(out, "p", report.subtitle());
    report.sections().forEach(section -> section(out, section));
    return out.append("</body></html>\n").toString();
  }

  private static void section(StringBuilder out, Section section) {
    out.append("<section id=\"").append(escape(section.id())).append("\">");
    element(out, "h2", section.title());
    section.blocks().forEach(block -> block(out, block));
    out.append("</section>\n");
  }

  private static void block(StringBuilder out, Block block) {
    switch (block) {
      case Block.Text text -> element(out, tag(text.style()), text.text());
      case Block.Facts facts -> facts(out, facts.facts());
      case Block.Items items -> items(out, items.items());
      case Block.Table table -> table(out, table);
      case Block.Pictures pictures -> pictures(out, pictures);
      case Block.Bars bars -> bars(out, bars.bars());
      case Block.Plan plan -> plan(out, plan);
      case Block.Signature signature ->
          signature.labels().forEach(label -> element(out, "span class=\"sign\"", label));
      case Block.Code code -> code(out, code);
    }
  }

  private static String tag(Block.Style style) {
    return switch (style) {
      case LEAD -> "p class=\"lead\"";
      case BODY -> "p";
      case SUBHEADING -> "h3";
      case NOTE -> "p class=\"note\"";
    };
  }

  private static void facts(StringBuilder out, List<Block.Fact> facts) {
    out.append("<table>");
    for (Block.Fact fact : facts) {
      out.append(TR);
      element(out, "th scope=\"row\"", fact.label());
      element(out, "td", fact.value());
      out.append(END_TR);
    }
    out.append("</table>\n");
  }

  private static void items(StringBuilder out, List<String> items) {
    out.append("<ul>");
    items.forEach(item -> element(out, "li", item));
    out.append("</ul>\n");
  }

  private static void table(StringBuilder out, Block.Table table) {
    out.append("<table><tr>");
    table.header().forEach(name -> element(out, "th scope=\"col\"", name));
    out.append(END_TR);
    for (List<String> row : table.rows()) {
      out.append(TR);
      row.forEach(cell -> element(out, "td", cell));
      out.append(END_TR);
    }
    out.append("</table>\n");
  }

  private static void pictures(StringBuilder out, Block.Pictures pictures) {
    element(out, "p", pictures.text());
    for (Block.Picture picture : pictures.pictures()) {
      out.append("<figure>");
      image(out, picture.image(), picture.alternative());
      element(out, "figcaption", picture.caption());
      out.append("</figure>");
    }
    out.append('\n');
  }

  private static void image(StringBuilder out, ReportImage image, String alternative) {
    out.append("<img alt=\"")
        .append(escape(alternative))
        .append("\" src=\"data:image/jpeg;base64,");
    out.append(Base64.getEncoder().encodeToString(image.jpeg())).append("\">");
  }

  private static void bars(StringBuilder out, List<Block.Bar> bars) {
    out.append("<table>");
    for (Block.Bar bar : bars) {
      out.append(TR);
      element(out, "th scope=\"row\"", bar.label());
      out.append("<td><div class=\"bar\"><span style=\"width:")
          .append(number(WHOLE * bar.share()))
          .append("%\"></span></div></td>");
      element(out, "td", bar.value());
      out.append(END_TR);
    }
    out.append("</table>\n");
  }

  private static void plan(StringBuilder out, Block.Plan plan) {
    double height = WHOLE * plan.heightPerWidth();
    out.append("<svg role=\"img\" viewBox=\"-4 -4 108 ").append(number(height + 12)).append("\">");
    element(out, "title", plan.alternative());
    for (Block.PlanPoint point : plan.points()) {
      String x = number(WHOLE * point.x());
      String y = number(height * point.y());
      out.append("<circle r=\"0.8\" cx=\"%s\" cy=\"%s\"/>".formatted(x, y));
      element(
          out,
          "text font-size=\"2.5\" dx=\"1.2\" x=\"%s\" y=\"%s\"".formatted(x, y),
          point.label());
    }
    out.append(
        "<rect x=\"0\" y=\"%s\" width=\"%s\" height=\"0.4\"/>"
            .formatted(number(height + 5), number(WHOLE * plan.scaleShare())));
    element(out, "text font-size=\"2.5\" y=\"%s\"".formatted(number(height + 4)), plan.scale());
    out.append("</svg>\n");
  }

  private static void code(StringBuilder out, Block.Code code) {
    QrMatrix matrix = code.code();
    int side = matrix.size() + 2 * QUIET;
    out.append(
        "<svg role=\"img\" width=\"120\" style=\"background:#fff\" viewBox=\"0 0 %d %d\">"
            .formatted(side, side));
    element(out, "title", code.alternative());
    StringBuilder path = new StringBuilder();
    matrix.dark().stream()
        .forEach(
            i ->
                path.append(
                    "M%d %dh1v1h-1z"
                        .formatted(i % matrix.size() + QUIET, i / matrix.size() + QUIET)));
    out.append("<path d=\"").append(path).append("\"/></svg>\n");
    element(out, "p class=\"note\"", code.text());
  }

  private static void element(StringBuilder out, String tag, String text) {
    if (!text.isEmpty()) {
      out.append('<').append(tag).append('>').append(escape(text));
      out.append("</").append(tag.split(" ", 2)[0]).append('>');
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
