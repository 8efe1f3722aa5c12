package org.plantdiseasedetector.report.pdf;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.plantdiseasedetector.report.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of the embedded fonts, and which of its glyphs a document uses. Not thread-safe. */
final class Face {

  /** Glyph widths and positions are in thousandths of the font's size. */
  static final float EM = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(Face.class);
  private static final String FOLDER = "fonts/";

  private final String key;
  private final boolean complex;
  private final byte[] file;
  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final float scale;
  private final Map<Integer, String> used = new TreeMap<>();
  private Optional<Font> shaper = Optional.empty();
  private boolean shaperTried;

  private Face(String key, boolean complex, byte[] file) throws IOException {
    this.key = key;
    this.complex = complex;
    this.file = file;
    this.font = new TTFParser().parse(new RandomAccessReadBuffer(file));
    this.characters = font.getUnicodeCmapLookup();
    this.scale = EM / font.getUnitsPerEm();
  }

  /** Loads a font of the installation; {@code complex} ones need shaping for every text. */
  static Face load(String name, String key, boolean complex) {
    try (InputStream in = Report.class.getResourceAsStream(FOLDER + name + ".ttf")) {
      if (in == null) {
        throw new FileNotFoundException("Missing font " + name);
      }
      return new Face(key, complex, in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String key() {
    return key;
  }

  boolean isComplex() {
    return complex;
  }

  TrueTypeFont font() {
    return font;
  }

  float scale() {
    return scale;
  }

  /** Returns the glyphs that the document uses, with what they stand for. */
  Map<Integer, String> used() {
    return used;
  }

  boolean covers(int codePoint) {
    return characters.getGlyphId(codePoint) != 0;
  }

  int glyph(int codePoint) {
    return characters.getGlyphId(codePoint);
  }

  float advance(int glyph) {
    try {
      return font.getAdvanceWidth(glyph) * scale;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  int glyphs() {
    try {
      return font.getNumberOfGlyphs();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Notes that a glyph is used. */
  void use(int glyph, String text) {
    used.putIfAbsent(glyph, text);
  }

  /**
   * Returns the font as the platform's shaping engine (HarfBuzz) takes it, at a size of {@link
   * #EM}; empty where the platform has none, for example without fontconfig.
   */
  Optional<Font> shaper() {
    if (!shaperTried) {
      shaperTried = true;
      try {
        Font base = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file));
        shaper = Optional.of(base.deriveFont(EM));
      } catch (FontFormatException | IOException | RuntimeException | LinkageError unusable) {
        LOG.warn("event=no_shaping font={}", key, unusable);
      } catch (InternalError noFontSystem) {
        LOG.warn("event=no_shaping font={}", key, noFontSystem);
      }
    }
    return shaper;
  }
}
