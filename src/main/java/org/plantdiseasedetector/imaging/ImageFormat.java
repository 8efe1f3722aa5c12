package org.plantdiseasedetector.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The file formats that are told apart by their first bytes; the name of a file is not asked. */
public enum ImageFormat {
  /** JPEG in a JFIF or Exif file. */
  JPEG,
  /** Portable Network Graphics. */
  PNG,
  /** Graphics Interchange Format; only the first frame is used. */
  GIF,
  /** Windows bitmap. */
  BMP,
  /** Tagged Image File Format, also BigTIFF. */
  TIFF,
  /** WebP in a RIFF container. */
  WEBP,
  /** HEIC, HEIF or AVIF in an ISO base media container; recognised but not decoded. */
  HEIF,
  /** Anything else. */
  UNKNOWN;

  /** Brands of ISO/IEC 23008-12 (HEIF) and of AVIF. */
  private static final Set<String> HEIF_BRANDS =
      Set.of(
          "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1",
          "avif", "avis");

  private static final int FTYP_LIMIT = 256;

  /**
   * Recognises the format.
   *
   * @param bytes the file or its beginning; 256 bytes are enough
   * @return the format, {@link #UNKNOWN} if none fits
   */
  public static ImageFormat of(byte[] bytes) {
    if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
      return JPEG;
    } else if (starts(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return PNG;
    } else if (text(bytes, 0, 6).equals("GIF87a") || text(bytes, 0, 6).equals("GIF89a")) {
      return GIF;
    } else if (starts(bytes, 0, 'B', 'M') && isBitmapHeader(bytes)) {
      return BMP;
    } else if (isTiff(bytes)) {
      return TIFF;
    } else if (text(bytes, 0, 4).equals("RIFF") && text(bytes, 8, 4).equals("WEBP")) {
      return WEBP;
    }
    return isHeif(bytes) ? HEIF : UNKNOWN;
  }

  /** "BM" may begin a text, so the length of the information header is checked as well. */
  private static boolean isBitmapHeader(byte[] bytes) {
    return bytes.length > 18
        && bytes[14] >= 12
        && bytes[15] == 0
        && bytes[16] == 0
        && bytes[17] == 0;
  }

  private static boolean isTiff(byte[] bytes) {
    return starts(bytes, 0, 'I', 'I', 42, 0)
        || starts(bytes, 0, 'M', 'M', 0, 42)
        || starts(bytes, 0, 'I', 'I', 43, 0)
        || starts(bytes, 0, 'M', 'M', 0, 43);
  }

  private static boolean isHeif(byte[] bytes) {
    if (!text(bytes, 4, 4).equals("ftyp")) {
      return false;
    }
    int end = Math.min(Math.min(bytes.length, FTYP_LIMIT), Math.max(0, int32(bytes)));
    for (int at = 8; at + 4 <= end; at += 4) {
      if (at != 12 && HEIF_BRANDS.contains(text(bytes, at, 4))) {
        return true;
      }
    }
    return false;
  }

  private static int int32(byte[] bytes) {
    return (bytes[0] & 0xFF) << 24
        | (bytes[1] & 0xFF) << 16
        | (bytes[2] & 0xFF) << 8
        | (bytes[3] & 0xFF);
  }

  private static boolean starts(byte[] bytes, int at, int... expected) {
    if (bytes.length < at + expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[at + i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] bytes, int at, int length) {
    return bytes.length < at + length
        ? ""
        : new String(bytes, at, length, StandardCharsets.ISO_8859_1);
  }
}
