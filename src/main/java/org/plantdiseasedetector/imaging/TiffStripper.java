package org.plantdiseasedetector.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.plantdiseasedetector.domain.FailureCode;

/**
 * Removes from a TIFF file (TIFF 6.0) every entry that is not known to describe the picture, and
 * overwrites what it pointed to. Works in a copy; all positions of the picture's data stay.
 */
final class TiffStripper {

  /** Baseline and extension tags of TIFF 6.0 about pixels, colour profile and resolution. */
  private static final Set<Integer> NEEDED =
      Set.of(
          254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281,
          282, 283, 284, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324,
          325, 332, 334, 336, 338, 339, 340, 341, 342, 347, 512, 513, 514, 515, 517, 518, 519, 520,
          521, 529, 530, 531, 532, 34675);

  private static final Set<Integer> POINTERS = Set.of(330, 34665, 34853, 40965);
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
  private static final int ENTRY = 12;
  private static final int DEEPEST = 5;

  private final byte[] bytes;
  private final ByteBuffer file;

  private TiffStripper(byte[] bytes, ByteOrder order) {
    this.bytes = bytes;
    this.file = ByteBuffer.wrap(bytes).order(order);
  }

  /** Strips a file whose structure {@link TiffParser} accepts; others are refused. */
  static byte[] strip(byte[] photo) throws PhotoException {
    TiffParser.parse(photo);
    ByteOrder order = photo[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    byte[] copy = photo.clone();
    if (ByteBuffer.wrap(copy).order(order).getShort(2) != 42) {
      throw new PhotoException(FailureCode.NOT_AN_IMAGE, "metadata of BigTIFF cannot be removed");
    }
    new TiffStripper(copy, order).directories();
    TiffParser.parse(copy);
    return copy;
  }

  private void directories() {
    for (int at = file.getInt(4); at != 0; ) {
      at = directory(at);
    }
  }

  /** Strips a directory and returns the position of the next. */
  private int directory(int at) {
    int count = uint16(at);
    int next = file.getInt(at + 2 + count * ENTRY);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int entry = at + 2 + i * ENTRY;
      if (NEEDED.contains(uint16(entry))) {
        System.arraycopy(bytes, entry, bytes, at + 2 + kept * ENTRY, ENTRY);
        kept++;
      } else {
        wipeValue(entry, 0);
      }
    }
    file.putShort(at, (short) kept);
    file.putInt(at + 2 + kept * ENTRY, next);
    int end = at + 2 + kept * ENTRY + 4;
    wipe(end, (long) (count - kept) * ENTRY);
    return next;
  }

  private void wipeValue(int entry, int depth) {
    int type = uint16(entry + 2);
    int bytes = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
    long length = bytes * (file.getInt(entry + 4) & 0xFFFFFFFFL);
    int value = file.getInt(entry + 8);
    if (POINTERS.contains(uint16(entry)) && depth < DEEPEST && isDirectory(value)) {
      wipeDirectory(value, depth + 1);
    } else if (length > 4) {
      wipe(value, length);
    }
  }

  private boolean isDirectory(int at) {
    return at > 0
        && at <= file.capacity() - 2
        && at + 2L + uint16(at) * (long) ENTRY <= file.capacity();
  }

  private void wipeDirectory(int at, int depth) {
    int count = uint16(at);
    for (int i = 0; i < count; i++) {
      wipeValue(at + 2 + i * ENTRY, depth);
    }
    wipe(at, 2 + (long) count * ENTRY);
  }

  private void wipe(int from, long length) {
    if (from > 0 && length <= file.capacity() - from) {
      file.put(from, new byte[(int) length]);
    }
  }

  private int uint16(int at) {
    return file.getShort(at) & 0xFFFF;
  }
}
