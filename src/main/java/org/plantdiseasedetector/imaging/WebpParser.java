package org.plantdiseasedetector.imaging;

import java.util.Arrays;

/**
 * Walks the chunks of a WebP file (RFC 9649): completeness, sizes, number of frames and Exif
 * metadata. Canvas and pictures tell their sizes apart, so the largest counts.
 */
final class WebpParser {

  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;
  private static final int EXIF = 0x46495845;
  private static final int CANVAS = 0x58385056;
  private static final int LOSSY = 0x20385056;
  private static final int LOSSLESS = 0x4C385056;
  private static final int FRAME = 0x464D4E41;

  private final ByteView view;
  private byte[] exif = {};
  private int width;
  private int height;
  private int frames;
  private boolean canvas;

  private WebpParser(ByteView view) {
    this.view = view;
  }

  /**
   * Reads the structure.
   *
   * @param bytes a file that starts with a RIFF header of type WEBP
   * @throws PhotoException with {@code IMAGE_DAMAGED} if it is cut off, has no picture, or one
   *     larger than its canvas
   */
  static PhotoHeader parse(byte[] bytes) throws PhotoException {
    WebpParser parser = new WebpParser(new ByteView(bytes, true, "WebP"));
    long end = 8 + parser.view.uint32(4);
    if (end > bytes.length) {
      throw parser.view.damaged("%d of %d bytes".formatted(bytes.length, end));
    }
    parser.walk(RIFF_HEADER, (int) end);
    if (parser.frames == 0 || parser.width < 1 || parser.height < 1) {
      throw parser.view.damaged("no picture");
    }
    return new PhotoHeader(
        parser.width,
        parser.height,
        false,
        true,
        Long.MAX_VALUE,
        parser.frames,
        parser.exif,
        new byte[0]);
  }

  private void walk(int from, int end) throws PhotoException {
    int at = from;
    while (at + CHUNK_HEADER <= end) {
      long length = view.uint32(at + 4);
      if (length > end - at - CHUNK_HEADER) {
        throw view.damaged("chunk at " + at);
      }
      chunk((int) view.uint32(at), at + CHUNK_HEADER, (int) length);
      at += CHUNK_HEADER + (int) length + (int) (length & 1);
    }
  }

  private void chunk(int type, int from, int length) throws PhotoException {
    switch (type) {
      case EXIF -> exif = Arrays.copyOfRange(view.bytes(), from, from + length);
      case CANVAS -> {
        size(1 + view.number(from + 4, 3), 1 + view.number(from + 7, 3));
        canvas = true;
      }
      case LOSSY -> picture(view.uint16(from + 6) & 0x3FFF, view.uint16(from + 8) & 0x3FFF);
      case LOSSLESS -> {
        long bits = view.uint32(from + 1);
        picture(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
      }
      case FRAME -> {
        if (length > FRAME_HEADER) {
          walk(from + FRAME_HEADER, from + length);
        }
      }
      default -> {
        // Colour profiles are applied by the decoder, other chunks hold nothing that is needed.
      }
    }
  }

  private void picture(long pictureWidth, long pictureHeight) throws PhotoException {
    frames++;
    if (canvas && (pictureWidth > width || pictureHeight > height)) {
      throw view.damaged(
          "picture of %d x %d on a canvas of %d x %d"
              .formatted(pictureWidth, pictureHeight, width, height));
    }
    size(pictureWidth, pictureHeight);
  }

  private void size(long newWidth, long newHeight) {
    width = Math.max(width, (int) newWidth);
    height = Math.max(height, (int) newHeight);
  }
}
