package org.plantdiseasedetector.imaging;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What one directory of a TIFF file says about its picture. */
final class TiffPicture {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int STRIP_OFFSETS = 273;
  private static final int SAMPLES = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;

  private static final int UNCOMPRESSED = 1;
  private static final int OLD_JPEG = 6;
  private static final int JPEG = 7;
  private static final int YCBCR = 6;
  private static final int MAX_SAMPLES = 16;
  private static final int MAX_BITS = 64;

  /** Tiles are at most this much larger than the picture on each side. */
  private static final int TILE_EXCESS = 1024;

  private final ByteView view;
  private final Map<Integer, Values> tags = new HashMap<>();

  TiffPicture(ByteView view) {
    this.view = view;
  }

  /**
   * Where the values of a tag lie.
   *
   * @param from position of the first
   * @param count number of values
   * @param bytes of one value
   */
  record Values(long from, int count, int bytes) {}

  /** Takes note of a tag; the first of its kind counts. */
  void tag(int tag, Values values) {
    tags.putIfAbsent(tag, values);
  }

  /**
   * Checks the picture.
   *
   * @param frames number of pictures in the file
   * @throws PhotoException with {@code IMAGE_DAMAGED} if sizes and data contradict each other
   */
  PhotoHeader header(int frames) throws PhotoException {
    long width = first(WIDTH, 0);
    long height = first(HEIGHT, 0);
    long samples = first(SAMPLES, 1);
    long bits = first(BITS, 1);
    checkSize(width, height, samples, bits);
    long compression = first(COMPRESSION, UNCOMPRESSED);
    if (tags.containsKey(TILE_WIDTH)) {
      checkTile(width, height);
    } else if (!tags.containsKey(STRIP_OFFSETS)) {
      throw view.damaged("no picture data");
    }
    long stored = stored(compression);
    boolean thinned = first(PHOTOMETRIC, 0) == YCBCR;
    if (compression == UNCOMPRESSED
        && !thinned
        && stored < (width * bits * samples + 7) / 8 * height) {
      throw view.damaged(stored + " bytes of picture data");
    }
    return new PhotoHeader(
        (int) width,
        (int) height,
        false,
        whole(height),
        Long.MAX_VALUE,
        frames,
        view.bytes(),
        new byte[0]);
  }

  private void checkSize(long width, long height, long samples, long bits) throws PhotoException {
    if (width < 1 || width > Integer.MAX_VALUE || height < 1 || height > Integer.MAX_VALUE) {
      throw view.damaged(width + " x " + height + " pixels");
    }
    if (samples < 1 || samples > MAX_SAMPLES || bits < 1 || bits > MAX_BITS) {
      throw view.damaged(samples + " samples of " + bits + " bits");
    }
  }

  /** One strip for all rows makes some decoders read them at once. */
  private boolean whole(long height) throws PhotoException {
    return tags.containsKey(TILE_WIDTH)
        ? first(TILE_HEIGHT, 0) >= height
        : first(ROWS_PER_STRIP, Integer.MAX_VALUE) >= height;
  }

  private void checkTile(long width, long height) throws PhotoException {
    long tileWidth = first(TILE_WIDTH, 0);
    long tileHeight = first(TILE_HEIGHT, 0);
    if (tileWidth < 1
        || tileHeight < 1
        || tileWidth > width + TILE_EXCESS
        || tileHeight > height + TILE_EXCESS) {
      throw view.damaged("tiles of " + tileWidth + " x " + tileHeight);
    }
  }

  /** Checks where the data lie and returns their bytes. */
  private long stored(long compression) throws PhotoException {
    boolean tiled = tags.containsKey(TILE_WIDTH);
    Values offsets = tags.get(tiled ? TILE_OFFSETS : STRIP_OFFSETS);
    Values lengths = tags.get(tiled ? TILE_BYTES : STRIP_BYTES);
    if (offsets == null || compression == OLD_JPEG) {
      throw view.damaged("no picture data, or compression 6, which TIFF has given up");
    }
    if (lengths == null) {
      // Old writers leave the lengths out; the decoder then reads to the end of the file.
      return view.size();
    }
    long sum = 0;
    for (int i = 0; i < Math.min(offsets.count(), lengths.count()); i++) {
      long from = value(offsets, i);
      long length = value(lengths, i);
      sum += length;
      if (from < 0 || length < 0 || sum > view.size() || from > view.size() - length) {
        throw view.damaged("%d bytes of picture data at %d".formatted(length, from));
      }
      if (compression == JPEG) {
        checkJpeg((int) from, (int) length);
      }
    }
    return sum;
  }

  /** The JPEG in a strip has a size of its own, which must be that of a strip or tile. */
  private void checkJpeg(int from, int length) throws PhotoException {
    PhotoHeader inner = JpegParser.parse(Arrays.copyOfRange(view.bytes(), from, from + length));
    if (inner.width() > first(WIDTH, 0) + TILE_EXCESS
        || inner.height() > first(HEIGHT, 0) + TILE_EXCESS) {
      throw view.damaged("JPEG of %d x %d".formatted(inner.width(), inner.height()));
    }
  }

  private long first(int tag, long otherwise) throws PhotoException {
    Values values = tags.get(tag);
    return values == null || values.count() == 0 ? otherwise : value(values, 0);
  }

  private long value(Values values, int index) throws PhotoException {
    return view.number(values.from() + (long) index * values.bytes(), values.bytes());
  }
}
