package org.plantdiseasedetector.imaging;

import java.util.Arrays;
import org.plantdiseasedetector.domain.FailureCode;

/** Walks the chunks of a WebP file (RFC 9649) for completeness and Exif metadata. */
final class WebpParser {

  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int EXIF = 0x46495845;

  private WebpParser() {}

  /**
   * Reads the structure; sizes are left to the decoder.
   *
   * @param bytes a file that starts with a RIFF header of type WEBP
   * @throws PhotoException with {@link FailureCode#IMAGE_DAMAGED} if it is cut off
   */
  static PhotoHeader parse(byte[] bytes) throws PhotoException {
    long end = 8 + (int32(bytes, 4) & 0xFFFFFFFFL);
    if (end > bytes.length) {
      throw damaged("%d of %d bytes".formatted(bytes.length, end));
    }
    byte[] exif = {};
    int at = RIFF_HEADER;
    while (at + CHUNK_HEADER <= end) {
      int length = int32(bytes, at + 4);
      if (length < 0 || length > end - at - CHUNK_HEADER) {
        throw damaged("chunk at " + at);
      }
      if (int32(bytes, at) == EXIF) {
        exif = Arrays.copyOfRange(bytes, at + CHUNK_HEADER, at + CHUNK_HEADER + length);
      }
      at += CHUNK_HEADER + length + (length & 1);
    }
    return new PhotoHeader(0, 0, false, exif, new byte[0]);
  }

  private static int int32(byte[] bytes, int at) {
    return (bytes[at] & 0xFF)
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | (bytes[at + 3] & 0xFF) << 24;
  }

  private static PhotoException damaged(String detail) {
    return new PhotoException(FailureCode.IMAGE_DAMAGED, "WebP: " + detail);
  }
}
