package org.plantdiseasedetector.report.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.plantdiseasedetector.vault.KeyMaterial;

/**
 * Authenticates every byte of a PDF: HMAC-SHA256 over the file with 64 zeros where its trailer
 * keeps the result. Stateless.
 */
public final class PdfSeal {

  /** Under which name the content lies in the document. */
  static final COSName OWNER = COSName.getPDFName("PlantDiseaseDetector");

  private static final String KEY = "PDDSeal";
  private static final byte[] MARK = ("/" + KEY + " <").getBytes(StandardCharsets.US_ASCII);
  private static final int MAC = 32;
  private static final int DIGITS = 2 * MAC;
  private static final int MOST_CONTENT = 32 << 20;
  private static final String PURPOSE = "pdd report file v1\0";

  private PdfSeal() {}

  /** Makes room for the seal. */
  static void prepare(PDDocument document) {
    document
        .getDocument()
        .getTrailer()
        .setItem(COSName.getPDFName(KEY), new COSString(new byte[MAC], true));
  }

  /**
   * Seals a file.
   *
   * @param pdf from {@link PdfRenderer}; changed in place
   * @param key of the reports of a history
   * @return the same array
   * @throws IllegalArgumentException if it has no room for a seal
   */
  public static byte[] apply(byte[] pdf, KeyMaterial key) {
    int at = find(pdf);
    if (at < 0) {
      throw new IllegalArgumentException("Not a PDF of this app");
    }
    byte[] digits = digits(pdf, at, key);
    System.arraycopy(digits, 0, pdf, at, DIGITS);
    return pdf;
  }

  /**
   * Checks a file.
   *
   * @param pdf any bytes; not changed
   * @param key of the reports of a history
   * @return whether it is, byte by byte, what was sealed with this key
   */
  public static boolean isIntact(byte[] pdf, KeyMaterial key) {
    int at = find(pdf);
    return at >= 0
        && MessageDigest.isEqual(
            digits(pdf.clone(), at, key), Arrays.copyOfRange(pdf, at, at + DIGITS));
  }

  private static byte[] digits(byte[] pdf, int at, KeyMaterial key) {
    Arrays.fill(pdf, at, at + DIGITS, (byte) '0');
    Mac mac = key.mac();
    mac.update(PURPOSE.getBytes(StandardCharsets.US_ASCII));
    mac.update(pdf);
    String hex = HexFormat.of().withUpperCase().formatHex(mac.doFinal());
    return hex.getBytes(StandardCharsets.US_ASCII);
  }

  /** The trailer is the last to be written, so its seal is the last mark in the file. */
  private static int find(byte[] pdf) {
    for (int at = pdf.length - MARK.length - DIGITS; at >= 0; at--) {
      if (Arrays.equals(pdf, at, at + MARK.length, MARK, 0, MARK.length)) {
        return at + MARK.length;
      }
    }
    return -1;
  }

  /**
   * Reads the content that the document keeps.
   *
   * @param pdf a file whose seal was found intact
   * @return the canonical content; empty if there is none
   * @throws IOException if the file is no PDF
   */
  public static Optional<byte[]> content(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      COSDictionary pieces =
          document
              .getDocumentCatalog()
              .getCOSObject()
              .getCOSDictionary(COSName.getPDFName("PieceInfo"));
      COSDictionary mine = pieces == null ? null : pieces.getCOSDictionary(OWNER);
      COSStream stream = mine == null ? null : mine.getCOSStream(COSName.getPDFName("Private"));
      if (stream == null) {
        return Optional.empty();
      }
      try (var in = stream.createInputStream()) {
        return Optional.of(in.readNBytes(MOST_CONTENT));
      }
    }
  }
}
