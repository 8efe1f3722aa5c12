package org.plantdiseasedetector.report.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.plantdiseasedetector.report.Paper;

/** Fills pages from top to bottom and begins new ones. Not thread-safe. */
final class Flow {

  static final float MARGIN = 50;
  private static final float BOTTOM = 56;
  private static final float TOP_LINES = 14;

  /** Distance of base lines per font size; also for Devanagari and Arabic, which are high. */
  private static final float LINE = 1.45f;

  /** Part of a line's height below the base line. */
  private static final float DESCENT = 0.36f;

  private final PDDocument document;
  private final Paper paper;
  private final Tags tags;
  private final Paragraph paragraph;
  private final List<Canvas> canvases = new ArrayList<>();
  private final List<Box> boxes = new ArrayList<>();
  private List<String> runningHead = List.of();
  private float y;

  Flow(PDDocument document, Paper paper, Tags tags, Fonts fonts, Locale language) {
    this.document = document;
    this.paper = paper;
    this.tags = tags;
    this.paragraph = new Paragraph(new Shaper(fonts), language);
    newPage();
  }

  /** Sets what stands above every further page. */
  void runningHead(String text) {
    runningHead = lines(text, Look.NOTE, width());
  }

  Tags tags() {
    return tags;
  }

  Canvas canvas() {
    return canvases.getLast();
  }

  List<Canvas> canvases() {
    return canvases;
  }

  List<Box> boxes() {
    return boxes;
  }

  float left() {
    return MARGIN;
  }

  float width() {
    return paper.width() - 2 * MARGIN;
  }

  /** Returns the height that is left on the page. */
  float room() {
    return y - BOTTOM;
  }

  float y() {
    return y;
  }

  boolean isAtTop() {
    return y >= top() - 1;
  }

  private float top() {
    boolean first = canvases.size() <= 1;
    return paper.height()
        - MARGIN
        - (first ? 0 : runningHead.size() * lineHeight(Look.NOTE) + TOP_LINES);
  }

  void newPage() {
    PDPage page = new PDPage(new PDRectangle(paper.width(), paper.height()));
    document.addPage(page);
    canvases.add(new Canvas(page));
    y = top();
    float at = paper.height() - MARGIN + TOP_LINES;
    if (canvases.size() > 1) {
      canvas().beginArtifact();
      for (String line : runningHead) {
        at -= lineHeight(Look.NOTE);
        write(line, Look.NOTE, left(), at);
      }
      canvas().end();
    }
  }

  /** Begins a new page if there is no room. */
  void ensure(float height) {
    if (room() < height && !isAtTop()) {
      newPage();
    }
  }

  /** Leaves a gap, but not at the top of a page. */
  void gap(float height) {
    if (!isAtTop()) {
      y -= height;
    }
  }

  /** Takes room that the caller has drawn into. */
  void take(float height) {
    y -= height;
  }

  static float lineHeight(Look look) {
    return look.size() * LINE;
  }

  List<String> lines(String text, Look look, float width) {
    return paragraph.lines(text, look.size(), look.bold(), width);
  }

  float widthOf(String line, Look look) {
    return paragraph.width(line, look.size(), look.bold());
  }

  List<Run> shape(String line, Look look) {
    return paragraph.shape(line, look.bold());
  }

  /** Writes lines as content of an element, over as many pages as they need. */
  void text(PDStructureElement element, List<String> lines, Look look, float x) {
    int from = 0;
    while (from < lines.size()) {
      if (room() < lineHeight(look)) {
        newPage();
      }
      int count = Math.min(lines.size() - from, (int) (room() / lineHeight(look)));
      tags.begin(canvas(), element);
      block(lines.subList(from, from + count), look, x, y);
      canvas().end();
      y -= count * lineHeight(look);
      from += count;
    }
  }

  /** Writes lines below a height without moving on. */
  void block(List<String> lines, Look look, float x, float from) {
    float at = from;
    for (String line : lines) {
      at -= lineHeight(look);
      write(line, look, x, at);
    }
  }

  private void write(String line, Look look, float x, float below) {
    List<Run> runs = paragraph.shape(line, look.bold());
    canvas().colour(look.colour());
    canvas().text(runs, x, below + lineHeight(look) * DESCENT / 1.2f, look.size());
    box(x, below, widthOf(line, look), lineHeight(look), line);
  }

  /** Notes where something lies. */
  void box(float x, float below, float width, float height, String text) {
    boxes.add(new Box(canvases.size() - 1, x, below, width, height, text));
  }
}
