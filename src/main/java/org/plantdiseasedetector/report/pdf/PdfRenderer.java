package org.plantdiseasedetector.report.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.plantdiseasedetector.report.CanonicalContent;
import org.plantdiseasedetector.report.Paper;
import org.plantdiseasedetector.report.Report;
import org.plantdiseasedetector.report.ReportImage;
import org.plantdiseasedetector.report.Section;

/** Renders reports as PDF/A-2b with a structure for screen readers. Stateless and thread-safe. */
public final class PdfRenderer {

  private static final float LOGO_WIDTH = 130;
  private static final float LOGO_HEIGHT = 46;
  private static final float RULE = 2.2f;
  private static final float GAP = 8;
  private static final float VERSION = 1.7f;

  private PdfRenderer() {}

  /** A document with the places of everything on it. */
  @SuppressWarnings("ArrayRecordComponent")
  record Drawn(byte[] pdf, List<Box> boxes) {}

  /**
   * Renders.
   *
   * @param report what to render
   * @param paper size of the pages
   * @return a PDF file with an empty seal, see {@link PdfSeal}
   * @throws IOException if the installation lacks a font
   */
  public static byte[] render(Report report, Paper paper) throws IOException {
    return draw(report, paper).pdf();
  }

  /** Renders and tells what lies where. */
  static Drawn draw(Report report, Paper paper) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.setVersion(VERSION);
      document.setDocumentId(report.fingerprint().hex().hashCode() & 0xFFFFFFFFL);
      Fonts fonts = new Fonts();
      PDResources resources = new PDResources();
      Tags tags = new Tags(document);
      Flow flow = new Flow(document, paper, tags, fonts, report.language());
      GraphicPainter graphics =
          new GraphicPainter(document, resources, flow, report.organisation().colour());
      head(report, flow, graphics);
      flow.runningHead(report.title() + " – " + report.subtitle());
      BlockPainter painter = new BlockPainter(flow, graphics);
      report.sections().forEach(section -> section(section, flow, painter));
      foot(report, paper, flow);
      finish(document, resources, fonts, flow);
      tags.finish();
      Metadata.write(document, report);
      embed(document, CanonicalContent.of(report));
      PdfSeal.prepare(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION);
      return new Drawn(out.toByteArray(), flow.boxes());
    }
  }

  private static void head(Report report, Flow flow, GraphicPainter graphics) {
    float logo = report.organisation().logo().map(image -> logo(image, flow, graphics)).orElse(0f);
    float width = flow.width() - (logo > 0 ? LOGO_WIDTH + GAP : 0);
    float before = flow.y();
    line(flow, report.organisation().name(), Look.SUBHEADING, "P", width);
    line(flow, report.organisation().contact(), Look.NOTE, "P", width);
    flow.take(Math.max(0, logo - (before - flow.y())));
    if (before != flow.y()) {
      flow.take(GAP / 2);
    }
    flow.canvas().beginArtifact();
    flow.canvas().colour(report.organisation().colour());
    flow.canvas().rectangle(flow.left(), flow.y() - RULE, flow.width(), RULE);
    flow.canvas().end();
    flow.take(RULE + GAP);
    line(flow, report.title(), Look.TITLE, "H1", flow.width());
    line(flow, report.subtitle(), Look.BODY, "P", flow.width());
  }

  private static float logo(ReportImage image, Flow flow, GraphicPainter graphics) {
    float scale = Math.min(LOGO_WIDTH / image.width(), LOGO_HEIGHT / image.height());
    float width = image.width() * scale;
    float height = image.height() * scale;
    float x = flow.left() + flow.width() - width;
    flow.canvas().beginArtifact();
    flow.canvas().image(graphics.image(image), x, flow.y() - height, width, height);
    flow.canvas().end();
    return height;
  }

  private static void line(Flow flow, String text, Look look, String type, float width) {
    if (!text.isEmpty()) {
      PDStructureElement element = flow.tags().add(flow.tags().top(), type);
      flow.text(element, flow.lines(text, look, width), look, flow.left());
    }
  }

  private static void section(Section section, Flow flow, BlockPainter painter) {
    if (section.newPage() && !flow.isAtTop()) {
      flow.newPage();
    }
    PDStructureElement element = flow.tags().add(flow.tags().top(), "Sect");
    flow.gap(GAP);
    List<String> lines = flow.lines(section.title(), Look.HEADING, flow.width());
    flow.ensure(
        lines.size() * Flow.lineHeight(Look.HEADING) + GAP + painter.least(section.blocks(), 0));
    flow.text(flow.tags().add(element, "H2"), lines, Look.HEADING, flow.left());
    flow.take(2);
    for (int i = 0; i < section.blocks().size(); i++) {
      flow.ensure(painter.least(section.blocks(), i));
      painter.paint(section.blocks().get(i), element);
    }
  }

  private static void foot(Report report, Paper paper, Flow flow) {
    int pages = flow.canvases().size();
    for (int i = 0; i < pages; i++) {
      String number = report.pages().of(i + 1, pages);
      Canvas canvas = flow.canvases().get(i);
      float right = paper.width() - Flow.MARGIN - flow.widthOf(number, Look.NOTE);
      float y = Flow.MARGIN / 2;
      canvas.beginArtifact();
      canvas.colour(Look.NOTE.colour());
      canvas.text(
          flow.shape(report.fingerprint().grouped(), Look.NOTE), Flow.MARGIN, y, Look.NOTE.size());
      canvas.text(flow.shape(number, Look.NOTE), right, y, Look.NOTE.size());
      canvas.end();
    }
  }

  private static void finish(PDDocument document, PDResources resources, Fonts fonts, Flow flow)
      throws IOException {
    FontEmbedder embedder = new FontEmbedder(document);
    COSDictionary dictionary = new COSDictionary();
    for (Face face : fonts.loaded()) {
      if (!face.used().isEmpty()) {
        dictionary.setItem(COSName.getPDFName(face.key()), embedder.embed(face));
      }
    }
    resources.getCOSObject().setItem(COSName.FONT, dictionary);
    for (Canvas canvas : flow.canvases()) {
      canvas.page().setResources(resources);
      canvas
          .page()
          .setContents(
              new PDStream(
                  document, new ByteArrayInputStream(canvas.content()), COSName.FLATE_DECODE));
    }
  }

  /** Keeps the content with the document, where only this app looks (ISO 32000-1, 14.5). */
  private static void embed(PDDocument document, byte[] content) throws IOException {
    COSDictionary mine = new COSDictionary();
    mine.setItem(
        COSName.getPDFName("Private"),
        new PDStream(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE));
    mine.setString(
        COSName.LAST_MODIFIED,
        document.getDocumentInformation().getCOSObject().getString("ModDate"));
    COSDictionary pieces = new COSDictionary();
    pieces.setItem(PdfSeal.OWNER, mine);
    document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("PieceInfo"), pieces);
  }
}
