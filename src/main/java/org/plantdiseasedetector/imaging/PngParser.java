package org.plantdiseasedetector.imaging;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.plantdiseasedetector.domain.FailureCode;

/**
 * Walks the chunks of a PNG file (W3C PNG, third edition) to its end chunk and checks the checksums
 * of the critical chunks, which decoders skip. Bytes after the end chunk are accepted.
 */
final class PngParser {

  private static final int SIGNATURE = 8;
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;
  private static final int EXIF = 0x65584966;
  private static final int PROFILE = 0x69434350;
  private static final int FRAME = 0x6663544C;
  private static final int OVERHEAD = 12;
  private static final int PROFILE_LIMIT = 4 << 20;
  private static final int PROFILE_NAME_LIMIT = 80;

  /** The largest factor by which deflate shrinks (zlib technical details). */
  private static final long MOST_SHRINKING = 1032;

  private final byte[] bytes;
  private byte[] exif = {};
  private byte[] icc = {};
  private int width;
  private int height;
  private int pixelBits = 1;
  private long data = -1;
  private int frames;

  private PngParser(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads the structure.
   *
   * @param bytes a file that starts with the PNG signature
   * @throws PhotoException with {@link FailureCode#IMAGE_DAMAGED} if it is cut off, a checksum of a
   *     critical chunk is wrong, or there is no image
   */
  static PhotoHeader parse(byte[] bytes) throws PhotoException {
    return new PngParser(bytes).walk();
  }

  private PhotoHeader walk() throws PhotoException {
    int at = SIGNATURE;
    int type;
    do {
      if (at + OVERHEAD > bytes.length) {
        throw damaged("no end chunk in " + bytes.length + " bytes");
      }
      int length = int32(at);
      type = int32(at + 4);
      if (length < 0 || length > bytes.length - at - OVERHEAD) {
        throw damaged("chunk of " + length + " bytes at " + at);
      }
      chunk(type, at + 8, length);
      at += length + OVERHEAD;
    } while (type != IEND);
    if (data < 0 || width < 1 || height < 1) {
      throw damaged("no image data");
    }
    long holds = 8 * MOST_SHRINKING * data / pixelBits;
    return new PhotoHeader(width, height, false, false, holds, Math.max(1, frames), exif, icc);
  }

  private void chunk(int type, int from, int length) throws PhotoException {
    boolean critical = (type & 0x20000000) == 0;
    if (critical && !checksumHolds(from, length)) {
      throw damaged("wrong checksum of the chunk at " + (from - 8));
    }
    if ((type == IHDR) != (from == SIGNATURE + 8)) {
      throw damaged("header chunk not first");
    }
    if (type == IHDR) {
      header(from, length);
    } else if (type == IDAT) {
      data = Math.max(0, data) + length;
    } else if (type == FRAME) {
      frames++;
    } else if (type == PROFILE && icc.length == 0 && checksumHolds(from, length)) {
      icc = profile(from, length);
    } else if (type == EXIF && checksumHolds(from, length)) {
      exif = Arrays.copyOfRange(bytes, from, from + length);
    }
  }

  private void header(int from, int length) throws PhotoException {
    if (length != 13) {
      throw damaged("header of " + length + " bytes");
    }
    width = int32(from);
    height = int32(from + 4);
    int depth = bytes[from + 8];
    int samples =
        switch (bytes[from + 9]) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    pixelBits = Math.max(1, depth * samples);
  }

  /**
   * Unpacks a colour profile: name, zero, method, deflated bytes. One that is damaged or larger
   * than any real one is ignored, as if the file had none.
   */
  private byte[] profile(int from, int length) {
    int zero = from;
    while (zero < from + Math.min(length, PROFILE_NAME_LIMIT) && bytes[zero] != 0) {
      zero++;
    }
    int start = Math.min(zero + 2, from + length);
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, start, from + length - start);
      byte[] out = new byte[(int) Math.min(PROFILE_LIMIT, MOST_SHRINKING * length)];
      int size = inflater.inflate(out);
      return inflater.finished() ? Arrays.copyOf(out, size) : new byte[0];
    } catch (DataFormatException damagedProfile) {
      return new byte[0];
    } finally {
      inflater.end();
    }
  }

  private boolean checksumHolds(int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from - 4, length + 4);
    return (int) crc.getValue() == int32(from + length);
  }

  private int int32(int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  private static PhotoException damaged(String detail) {
    return new PhotoException(FailureCode.IMAGE_DAMAGED, "PNG: " + detail);
  }
}
