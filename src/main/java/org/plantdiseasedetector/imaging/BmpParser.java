package org.plantdiseasedetector.imaging;

/**
 * Reads the headers of a Windows bitmap. Bitmaps that wrap a JPEG or PNG file are refused: their
 * own header says nothing about the size of what is inside.
 */
final class BmpParser {

  private static final int FILE_HEADER = 14;
  private static final int OLD_HEADER = 12;
  private static final int NONE = 0;
  private static final int RUNS_OF_BYTES = 1;
  private static final int RUNS_OF_NIBBLES = 2;
  private static final int FIELDS = 3;
  private static final int ALPHA_FIELDS = 6;

  private BmpParser() {}

  /**
   * Reads the structure.
   *
   * @param bytes a file that starts as a bitmap
   * @throws PhotoException with {@code IMAGE_DAMAGED} if it is cut off or wraps another format
   */
  static PhotoHeader parse(byte[] bytes) throws PhotoException {
    ByteView view = new ByteView(bytes, true, "BMP");
    boolean old = view.uint32(FILE_HEADER) == OLD_HEADER;
    long width = old ? view.uint16(18) : view.uint32(18);
    // A negative height means rows from top to bottom.
    long height = old ? view.uint16(20) : Math.abs((long) (int) view.uint32(22));
    if (width < 1 || width > Integer.MAX_VALUE || height < 1 || height > Integer.MAX_VALUE) {
      throw view.damaged(width + " x " + height + " pixels");
    }
    int bits = view.uint16(old ? 24 : 28);
    int compression = old ? NONE : (int) view.uint32(30);
    boolean runs = compression == RUNS_OF_BYTES || compression == RUNS_OF_NIBBLES;
    if (!runs) {
      checkPlain(view, compression, (width * bits + 31) / 32 * 4 * height);
    } else if (view.uint32(34) > view.size()) {
      throw view.damaged(view.uint32(34) + " bytes of data");
    }
    return PhotoHeader.bare((int) width, (int) height, runs, 1);
  }

  private static void checkPlain(ByteView view, int compression, long bytes) throws PhotoException {
    if (compression != NONE && compression != FIELDS && compression != ALPHA_FIELDS) {
      throw view.damaged("compression " + compression);
    }
    if (view.uint32(10) + bytes > view.size()) {
      throw view.damaged("%d of %d bytes".formatted(view.size(), view.uint32(10) + bytes));
    }
  }
}
