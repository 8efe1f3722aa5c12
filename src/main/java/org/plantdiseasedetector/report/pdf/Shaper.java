package org.plantdiseasedetector.report.pdf;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a line of text into glyphs from left to right: picks fonts, orders right-to-left text
 * (Unicode Bidirectional Algorithm, UAX 9, by {@link Bidi}), and shapes Arabic, Indic and other
 * scripts by the platform's HarfBuzz. A character that no font has is written as {@code [U+XXXX]}.
 * Not thread-safe.
 */
final class Shaper {

  private static final FontRenderContext FINE = new FontRenderContext(null, true, true);
  private static final String NO_GLYPH_TEXT = "\u200B";
  private static final int SPACE = ' ';

  private final Fonts fonts;

  private record Piece(Face face, int start, int end) {}

  Shaper(Fonts fonts) {
    this.fonts = fonts;
  }

  /**
   * Makes a text one in which every character has a glyph.
   *
   * @param text may have line breaks, which stay
   */
  String printable(String text, boolean bold) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n' || isIgnorable(c)) {
                out.appendCodePoint(c);
              } else if (Character.isSpaceChar(c) || c == '\t') {
                out.appendCodePoint(c == 0xA0 || c == 0x202F ? 0xA0 : SPACE);
              } else if (c != '\r' && fonts.find(c, bold, Optional.empty()).isPresent()) {
                out.appendCodePoint(c);
              } else if (c != '\r') {
                out.append("[U+%04X]".formatted(c));
              }
            });
    return out.toString();
  }

  /** Joiners and direction marks steer the shaping and need no glyph. */
  private static boolean isIgnorable(int c) {
    return (c >= 0x200B && c <= 0x200F)
        || (c >= 0x2066 && c <= 0x2069)
        || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0x2060
        || c == 0xAD;
  }

  /**
   * Shapes a line.
   *
   * @param line from {@link #printable}, without line breaks
   * @return from left to right
   */
  List<Run> shape(String line, boolean bold) {
    char[] chars = line.toCharArray();
    if (!Bidi.requiresBidi(chars, 0, chars.length)) {
      return pieces(line, 0, line.length(), bold).stream()
          .map(piece -> run(line, piece, false))
          .toList();
    }
    Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    Integer[] order = new Integer[bidi.getRunCount()];
    byte[] levels = new byte[order.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      levels[i] = (byte) bidi.getRunLevel(i);
    }
    Bidi.reorderVisually(levels, 0, order, 0, order.length);
    List<Run> runs = new ArrayList<>();
    for (int i : order) {
      boolean rightToLeft = bidi.getRunLevel(i) % 2 == 1;
      List<Piece> pieces = pieces(line, bidi.getRunStart(i), bidi.getRunLimit(i), bold);
      for (Piece piece : rightToLeft ? pieces.reversed() : pieces) {
        runs.add(run(line, piece, rightToLeft));
      }
    }
    return runs;
  }

  private List<Piece> pieces(String line, int from, int to, boolean bold) {
    List<Piece> pieces = new ArrayList<>();
    Optional<Face> current = Optional.empty();
    int start = from;
    for (int at = from; at < to; at += Character.charCount(line.codePointAt(at))) {
      int c = line.codePointAt(at);
      Face face =
          isIgnorable(c)
              ? current.orElseGet(() -> fonts.base(bold))
              : fonts.find(c, bold, current).orElseGet(() -> fonts.base(bold));
      if (current.isPresent() && current.get() != face) {
        pieces.add(new Piece(current.get(), start, at));
        start = at;
      }
      current = Optional.of(face);
    }
    if (current.isPresent()) {
      pieces.add(new Piece(current.get(), start, to));
    }
    return pieces;
  }

  private static Run run(String line, Piece piece, boolean rightToLeft) {
    String text = line.substring(piece.start(), piece.end());
    boolean marks = text.codePoints().anyMatch(Shaper::isMark);
    Optional<Font> shaper =
        piece.face().isComplex() || rightToLeft || marks ? piece.face().shaper() : Optional.empty();
    return shaper.isPresent()
        ? shaped(piece.face(), shaper.get(), line, piece, rightToLeft)
        : plain(piece.face(), text, rightToLeft);
  }

  private static boolean isMark(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** One glyph a character; where there is no shaping engine, also for scripts that need one. */
  private static Run plain(Face face, String text, boolean rightToLeft) {
    String visual = rightToLeft ? new StringBuilder(text).reverse().toString() : text;
    List<Run.Glyph> glyphs = new ArrayList<>();
    float[] x = {0};
    visual
        .codePoints()
        .filter(c -> !isIgnorable(c))
        .forEach(
            c -> {
              int glyph = face.glyph(c);
              face.use(glyph, Character.toString(c));
              glyphs.add(new Run.Glyph(glyph, x[0], 0));
              x[0] += face.advance(glyph);
            });
    return new Run(face, glyphs, x[0], text, !rightToLeft);
  }

  private static Run shaped(Face face, Font shaper, String line, Piece piece, boolean rightToLeft) {
    char[] chars = line.toCharArray();
    GlyphVector vector =
        shaper.layoutGlyphVector(
            FINE,
            chars,
            piece.start(),
            piece.end(),
            rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
    String text = line.substring(piece.start(), piece.end());
    int count = vector.getNumGlyphs();
    List<Run.Glyph> glyphs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int glyph = vector.getGlyphCode(i);
      if (glyph < face.glyphs()) {
        Point2D at = vector.getGlyphPosition(i);
        face.use(glyph, meaning(face, glyph, text, cluster(vector, i, text.length())));
        glyphs.add(new Run.Glyph(glyph, (float) at.getX(), (float) -at.getY()));
      }
    }
    float width = (float) vector.getGlyphPosition(count).getX();
    return new Run(face, glyphs, width, text, false);
  }

  /** Which characters a glyph stands for: from its own index to the next higher one. */
  private static int[] cluster(GlyphVector vector, int glyph, int length) {
    int own = vector.getGlyphCharIndex(glyph);
    int next = length;
    for (int i = 0; i < vector.getNumGlyphs(); i++) {
      int other = vector.getGlyphCharIndex(i);
      if (other > own && other < next) {
        next = other;
      }
      if (i < glyph && other == own) {
        return new int[] {0, 0};
      }
    }
    return new int[] {own, next};
  }

  private static String meaning(Face face, int glyph, String text, int[] cluster) {
    String characters = text.substring(cluster[0], cluster[1]);
    if (characters.codePointCount(0, characters.length()) == 1
        || face.glyph(characters.isEmpty() ? 0 : characters.codePointAt(0)) != glyph) {
      return characters.isEmpty() ? NO_GLYPH_TEXT : characters;
    }
    return Character.toString(characters.codePointAt(0));
  }

  /** Returns the width of a line in thousandths of the font's size. */
  float width(String line, boolean bold) {
    float width = 0;
    for (Run run : shape(line, bold)) {
      width += run.width();
    }
    return width;
  }
}
