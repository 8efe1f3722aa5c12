package org.plantdiseasedetector.imaging;

/**
 * Walks the blocks of a GIF file (GIF89a specification) and counts the pixels that the compressed
 * data of the first picture really holds, since the decoder leaves missing ones empty and says
 * nothing.
 */
final class GifParser {

  private static final int SCREEN_END = 13;
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int DESCRIPTOR = 10;
  private static final int TABLE = 0x80;

  private final ByteView view;
  private int width;
  private int height;
  private int frames;

  private GifParser(ByteView view) {
    this.view = view;
  }

  /**
   * Reads the structure.
   *
   * @param bytes a file that starts with the GIF signature
   * @throws PhotoException with {@code IMAGE_DAMAGED} if it is cut off or has no complete picture
   */
  static PhotoHeader parse(byte[] bytes) throws PhotoException {
    return new GifParser(new ByteView(bytes, true, "GIF")).walk();
  }

  private PhotoHeader walk() throws PhotoException {
    int at = SCREEN_END + table(view.uint8(10));
    while (at < view.size()) {
      int kind = view.uint8(at);
      if (kind == TRAILER) {
        break;
      } else if (kind == EXTENSION) {
        at = afterBlocks(at + 2);
      } else if (kind == PICTURE) {
        at = picture(at);
      } else {
        throw view.damaged("block of kind " + kind + " at " + at);
      }
    }
    if (frames == 0) {
      throw view.damaged("no picture");
    }
    return PhotoHeader.bare(width, height, false, frames);
  }

  private int picture(int at) throws PhotoException {
    int data = at + DESCRIPTOR + table(view.uint8(at + 9));
    int end = afterBlocks(data + 1);
    frames++;
    if (frames == 1) {
      width = view.uint16(at + 5);
      height = view.uint16(at + 7);
      long pixels = new GifPixels(view, data).count((long) width * height);
      if (width == 0 || height == 0 || pixels < (long) width * height) {
        throw view.damaged("%d of %d x %d pixels".formatted(pixels, width, height));
      }
    }
    return end;
  }

  /** Returns the bytes of a colour table. */
  private static int table(int flags) {
    return (flags & TABLE) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  /** Skips blocks that each begin with their length, up to the empty one. */
  private int afterBlocks(int from) throws PhotoException {
    int at = from;
    int length = view.uint8(at);
    while (length > 0) {
      at += length + 1;
      length = view.uint8(at);
    }
    return at + 1;
  }
}
