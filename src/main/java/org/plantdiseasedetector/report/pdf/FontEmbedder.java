package org.plantdiseasedetector.report.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.ttf.HeaderTable;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * Puts the used glyphs of a font into a document, as a composite font whose codes are the glyphs of
 * the whole font. PDFBox's own embedding knows glyphs only by their character, which shaped text
 * has left behind; so the dictionaries (ISO 32000-1, 9.7) are made here.
 */
final class FontEmbedder {

  private static final List<String> TABLES =
      List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp");
  private static final int SYMBOLIC = 4;
  private static final int MOST_IN_BLOCK = 100;
  private static final float STEM = 80;

  private final PDDocument document;

  FontEmbedder(PDDocument document) {
    this.document = document;
  }

  /** Makes the font's dictionary. */
  COSDictionary embed(Face face) throws IOException {
    TTFSubsetter subsetter = new TTFSubsetter(face.font(), TABLES);
    subsetter.addGlyphIds(face.used().keySet());
    String name = prefix(face) + face.font().getName();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    subsetter.writeToStream(file);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, name);
    font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    COSArray descendants = new COSArray();
    descendants.add(descendant(face, name, file.toByteArray(), subsetter.getGIDMap()));
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    font.setItem(COSName.TO_UNICODE, stream(toUnicode(face.used())));
    return font;
  }

  /** Six letters that differ between subsets, from the glyphs in it. */
  private static String prefix(Face face) {
    StringBuilder letters = new StringBuilder();
    int hash = face.used().keySet().hashCode() & Integer.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      letters.append((char) ('A' + hash % 26));
      hash /= 26;
    }
    return letters.append('+').toString();
  }

  private COSDictionary descendant(
      Face face, String name, byte[] file, Map<Integer, Integer> newToOld) throws IOException {
    COSDictionary cid = new COSDictionary();
    cid.setItem(COSName.TYPE, COSName.FONT);
    cid.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    cid.setName(COSName.BASE_FONT, name);
    COSDictionary system = new COSDictionary();
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("Identity"));
    system.setInt(COSName.SUPPLEMENT, 0);
    cid.setItem(COSName.CIDSYSTEMINFO, system);
    cid.setItem(COSName.FONT_DESC, descriptor(face, name, file));
    COSArray widths = new COSArray();
    for (int glyph : face.used().keySet()) {
      COSArray one = new COSArray();
      one.add(new COSFloat(face.advance(glyph)));
      widths.add(COSInteger.get(glyph));
      widths.add(one);
    }
    cid.setItem(COSName.W, widths);
    cid.setItem(COSName.CID_TO_GID_MAP, stream(glyphMap(newToOld)));
    return cid;
  }

  private PDFontDescriptor descriptor(Face face, String name, byte[] file) throws IOException {
    TrueTypeFont font = face.font();
    HeaderTable head = font.getHeader();
    PDFontDescriptor descriptor = new PDFontDescriptor(new COSDictionary());
    descriptor.getCOSObject().setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setFontName(name);
    descriptor.setFlags(SYMBOLIC);
    float scale = face.scale();
    descriptor.setFontBoundingBox(
        new PDRectangle(
            head.getXMin() * scale,
            head.getYMin() * scale,
            (head.getXMax() - head.getXMin()) * scale,
            (head.getYMax() - head.getYMin()) * scale));
    descriptor.setItalicAngle(0);
    descriptor.setAscent(font.getHorizontalHeader().getAscender() * scale);
    descriptor.setDescent(font.getHorizontalHeader().getDescender() * scale);
    descriptor.setCapHeight(font.getHorizontalHeader().getAscender() * scale);
    descriptor.setStemV(STEM);
    descriptor.setFontFile2(stream(file));
    return descriptor;
  }

  private static byte[] glyphMap(Map<Integer, Integer> newToOld) {
    int most = newToOld.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    ByteBuffer map = ByteBuffer.allocate(2 * (most + 1));
    newToOld.forEach((fresh, old) -> map.putShort(2 * old, fresh.shortValue()));
    return map.array();
  }

  private static byte[] toUnicode(Map<Integer, String> used) {
    StringBuilder text =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    List<Map.Entry<Integer, String>> entries = List.copyOf(used.entrySet());
    for (int from = 0; from < entries.size(); from += MOST_IN_BLOCK) {
      var block = entries.subList(from, Math.min(entries.size(), from + MOST_IN_BLOCK));
      text.append(block.size()).append(" beginbfchar\n");
      block.forEach(e -> text.append(line(e.getKey(), e.getValue())));
      text.append("endbfchar\n");
    }
    text.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String line(int glyph, String text) {
    String unicode =
        HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    return String.format(Locale.ROOT, "<%04X> <%s>\n", glyph, unicode);
  }

  private PDStream stream(byte[] content) throws IOException {
    return new PDStream(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
  }
}
