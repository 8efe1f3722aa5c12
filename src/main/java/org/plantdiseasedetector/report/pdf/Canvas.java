package org.plantdiseasedetector.report.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Collects the drawing operators of a page (ISO 32000-1, annex A). The origin is the lower left
 * corner, lengths are points. Not thread-safe.
 */
final class Canvas {

  private static final int LEVELS = 255;

  private final PDPage page;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int marks;

  Canvas(PDPage page) {
    this.page = page;
  }

  PDPage page() {
    return page;
  }

  byte[] content() {
    return out.toByteArray();
  }

  /** Begins content that belongs to an element of the structure; returns its number. */
  int begin(String tag) {
    write("/%s <</MCID %d>> BDC\n", tag, marks);
    return marks++;
  }

  /** Begins content that only decorates. */
  void beginArtifact() {
    write("/Artifact BMC\n");
  }

  void end() {
    write("EMC\n");
  }

  void colour(int rgb) {
    write("%s %s %s rg\n", level(rgb >> 16), level(rgb >> 8), level(rgb));
  }

  private static String level(int channel) {
    return number((float) (channel & LEVELS) / LEVELS);
  }

  void rectangle(float x, float y, float width, float height) {
    write("%s %s %s %s re f\n", number(x), number(y), number(width), number(height));
  }

  /** Draws a disc of four Bézier curves. */
  void disc(float x, float y, float radius) {
    float k = radius * 0.5523f;
    write("%s %s m\n", number(x + radius), number(y));
    curve(x + radius, y + k, x + k, y + radius, x, y + radius);
    curve(x - k, y + radius, x - radius, y + k, x - radius, y);
    curve(x - radius, y - k, x - k, y - radius, x, y - radius);
    curve(x + k, y - radius, x + radius, y - k, x + radius, y);
    write("f\n");
  }

  private void curve(float... at) {
    for (float value : at) {
      write("%s ", number(value));
    }
    write("c\n");
  }

  void image(String name, float x, float y, float width, float height) {
    write(
        "q %s 0 0 %s %s %s cm /%s Do Q\n",
        number(width), number(height), number(x), number(y), name);
  }

  /** Writes runs side by side, beginning at a point on the base line. */
  void text(List<Run> runs, float x, float y, float size) {
    float at = x;
    for (Run run : runs) {
      text(run, at, y, size);
      at += run.width() * size / Face.EM;
    }
  }

  private void text(Run run, float x, float y, float size) {
    if (run.glyphs().isEmpty()) {
      return;
    }
    if (!run.plain()) {
      write("/Span <</ActualText <FEFF%s>>> BDC\n", hex(run.text()));
    }
    write("BT /%s %s Tf\n", run.face().key(), number(size));
    if (run.plain()) {
      StringBuilder glyphs = new StringBuilder();
      run.glyphs().forEach(glyph -> glyphs.append("%04X".formatted(glyph.id())));
      write("%s %s Td <%s> Tj\n", number(x), number(y), glyphs);
    } else {
      for (Run.Glyph glyph : run.glyphs()) {
        float gx = x + glyph.x() * size / Face.EM;
        float gy = y + glyph.y() * size / Face.EM;
        write("1 0 0 1 %s %s Tm <%04X> Tj\n", number(gx), number(gy), glyph.id());
      }
    }
    write("ET\n");
    if (!run.plain()) {
      end();
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
  }

  private static String number(float value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  @SuppressWarnings("AnnotateFormatMethod") // A library would be needed for the annotation.
  private void write(String format, Object... arguments) {
    String text = String.format(Locale.ROOT, format, arguments);
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
