package org.plantdiseasedetector.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.plantdiseasedetector.domain.FailureCode;

/**
 * Walks the markers of a JPEG file (ITU-T T.81 annex B) to its end-of-image marker. Decoders fill
 * the missing part of a truncated file with gray and say nothing; this walk notices. Bytes after
 * the end of the image are accepted: phones append further pictures and data.
 */
final class JpegParser {

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
  private static final int PROFILE_LIMIT = 4 << 20;

  /** Encoders make about 10; thousands of tiny ones keep a decoder busy for hours. */
  private static final int SCAN_LIMIT = 100;

  /** A block of 8 x 8 pixels takes at least one bit, in the first scan of a progressive file. */
  private static final int MOST_PIXELS_PER_BYTE = 512;

  private final byte[] bytes;
  private final ByteArrayOutputStream icc = new ByteArrayOutputStream();
  private byte[] exif = {};
  private int width;
  private int height;
  private boolean plain;
  private int components;
  private boolean whole;
  private int scans;
  private int at = 2;

  private JpegParser(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads the structure.
   *
   * @param bytes a file that starts with the start-of-image marker
   * @throws PhotoException with {@link FailureCode#IMAGE_DAMAGED} if it is cut off or has no image
   */
  static PhotoHeader parse(byte[] bytes) throws PhotoException {
    return new JpegParser(bytes).walk();
  }

  private PhotoHeader walk() throws PhotoException {
    int marker = nextMarker();
    while (marker != EOI) {
      if (!isStandalone(marker)) {
        segment(marker);
      }
      marker = nextMarker();
    }
    if (width < 1 || height < 1 || scans == 0) {
      throw damaged("no frame or no scan");
    }
    long holds = (long) MOST_PIXELS_PER_BYTE * bytes.length;
    return new PhotoHeader(
        width, height, plain, whole || !plain, holds, 1, exif, icc.toByteArray());
  }

  /** Skips entropy-coded data, stuffed zeros, fill bytes and stray bytes up to a marker. */
  private int nextMarker() throws PhotoException {
    while (at + 1 < bytes.length) {
      if (bytes[at] != (byte) 0xFF) {
        at++;
        continue;
      }
      int marker = bytes[at + 1] & 0xFF;
      if (marker == 0xFF) {
        at++;
      } else {
        at += 2;
        if (marker != 0) {
          return marker;
        }
      }
    }
    throw damaged("no end-of-image marker in " + bytes.length + " bytes");
  }

  private static boolean isStandalone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= SOI);
  }

  private void segment(int marker) throws PhotoException {
    if (at + 2 > bytes.length) {
      throw damaged("cut off in a segment header");
    }
    int length = uint16(at);
    if (length < 2 || at + length > bytes.length) {
      throw damaged("segment 0x%02X of %d bytes at %d".formatted(marker, length, at));
    }
    if (isFrame(marker)) {
      frame(marker, length);
    } else if (marker == SOS) {
      scan();
    } else if (marker == APP1 && exif.length == 0 && hasPrefix(EXIF, length)) {
      exif = Arrays.copyOfRange(bytes, at + 2 + EXIF.length, at + length);
    } else if (marker == APP2 && hasPrefix(ICC, length)) {
      profilePart(length);
    }
    at += length;
  }

  /** A component that waits for a later scan makes the decoder keep the whole picture. */
  private void scan() throws PhotoException {
    scans++;
    if (scans > SCAN_LIMIT) {
      throw damaged("more than " + SCAN_LIMIT + " scans");
    }
    whole |= at + 2 < bytes.length && (bytes[at + 2] & 0xFF) < components;
  }

  /** All SOF markers; 0xC4 is DHT, 0xC8 is reserved and 0xCC is DAC. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private void frame(int marker, int length) throws PhotoException {
    if (length < 8 || width != 0) {
      throw damaged("frame header of " + length + " bytes at " + at);
    }
    int precision = bytes[at + 2] & 0xFF;
    height = uint16(at + 3);
    width = uint16(at + 5);
    components = bytes[at + 7] & 0xFF;
    boolean huffman = marker <= 0xC2;
    whole = marker == 0xC2;
    plain = huffman && precision == 8 && (components == 1 || components == 3);
  }

  /** Profiles are split over segments that carry a number and a count; they come in order. */
  private void profilePart(int length) {
    int from = at + 2 + ICC.length + 2;
    int size = at + length - from;
    if (size > 0 && icc.size() + size <= PROFILE_LIMIT) {
      icc.write(bytes, from, size);
    }
  }

  private boolean hasPrefix(byte[] prefix, int length) {
    int from = at + 2;
    return length >= 2 + prefix.length
        && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
  }

  private int uint16(int index) {
    return (bytes[index] & 0xFF) << 8 | (bytes[index + 1] & 0xFF);
  }

  private static PhotoException damaged(String detail) {
    return new PhotoException(FailureCode.IMAGE_DAMAGED, "JPEG: " + detail);
  }
}
