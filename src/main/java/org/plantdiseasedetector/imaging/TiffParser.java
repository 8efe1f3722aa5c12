package org.plantdiseasedetector.imaging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks the directories of a TIFF file (TIFF 6.0, and BigTIFF) before a decoder believes them:
 * every value must lie in the file, values together must not exceed a budget, directories must not
 * go in circles, and the stored data must fit the picture. Directories that others point to count
 * as well, since the decoder reads them.
 */
final class TiffParser {

  /** Values of all directories together in bytes; a photo's, profile included, have a few KiB. */
  private static final long VALUE_BUDGET = 16 << 20;

  private static final int DIRECTORY_LIMIT = 2_000;
  private static final int BIG = 43;
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
  private static final Set<Integer> POINTERS = Set.of(330, 34665, 34853, 40965);

  private final ByteView view;
  private final boolean big;
  private final Set<Long> visited = new HashSet<>();
  private long budget = VALUE_BUDGET;

  private TiffParser(ByteView view, boolean big) {
    this.view = view;
    this.big = big;
  }

  /**
   * Reads the structure.
   *
   * @param bytes a file that starts with the TIFF signature
   * @throws PhotoException with {@code IMAGE_DAMAGED} if the directories contradict the file
   */
  static PhotoHeader parse(byte[] bytes) throws PhotoException {
    ByteView view = new ByteView(bytes, bytes[0] == 'I', "TIFF");
    return new TiffParser(view, view.uint16(2) == BIG).walk();
  }

  private PhotoHeader walk() throws PhotoException {
    long at = big ? view.number(8, 8) : view.uint32(4);
    TiffPicture first = new TiffPicture(view);
    at = directory(at, first);
    int frames = 1;
    while (at != 0) {
      at = directory(at, new TiffPicture(view));
      frames++;
    }
    return first.header(frames);
  }

  /** Reads a directory with those that it points to; returns the position of the next, or 0. */
  private long directory(long at, TiffPicture picture) throws PhotoException {
    List<Long> others = new ArrayList<>();
    long next = entries(at, picture, others);
    for (long other : others) {
      if (!visited.contains(other)) {
        directory(other, new TiffPicture(view));
      }
    }
    return next;
  }

  private long entries(long at, TiffPicture picture, List<Long> others) throws PhotoException {
    if (!visited.add(at) || visited.size() > DIRECTORY_LIMIT) {
      throw view.damaged("directories in a circle, or more than " + DIRECTORY_LIMIT);
    }
    long count = big ? view.number(at, 8) : view.uint16(at);
    int size = big ? 20 : 12;
    long first = at + (big ? 8 : 2);
    if (count < 1 || count > (view.size() - first) / size) {
      throw view.damaged("directory of " + count + " entries at " + at);
    }
    for (long entry = first; entry < first + count * size; entry += size) {
      entry(entry, picture, others);
    }
    long end = first + count * size;
    return big ? view.number(end, 8) : view.uint32(end);
  }

  private void entry(long at, TiffPicture picture, List<Long> others) throws PhotoException {
    int tag = view.uint16(at);
    int type = view.uint16(at + 2);
    int bytes = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
    if (bytes == 0) {
      // Readers must skip types that they do not know (TIFF 6.0, section 2).
      return;
    }
    TiffPicture.Values values = values(at, tag, bytes);
    picture.tag(tag, values);
    if (POINTERS.contains(tag)) {
      addPointers(values, others);
    }
  }

  private TiffPicture.Values values(long at, int tag, int bytes) throws PhotoException {
    long count = big ? view.number(at + 4, 8) : view.uint32(at + 4);
    long inline = at + (big ? 12 : 8);
    if (count < 0 || count > view.size() / bytes) {
      throw view.damaged("tag %d with %d values".formatted(tag, count));
    }
    long length = count * bytes;
    long from = length <= (big ? 8 : 4) ? inline : view.number(inline, big ? 8 : 4);
    budget -= length;
    if (from < 0 || from > view.size() - length || budget < 0) {
      throw view.damaged("tag %d with %d bytes at %d".formatted(tag, length, from));
    }
    return new TiffPicture.Values(from, (int) count, bytes);
  }

  private void addPointers(TiffPicture.Values values, List<Long> others) throws PhotoException {
    for (int i = 0; i < Math.min(values.count(), DIRECTORY_LIMIT); i++) {
      others.add(view.number(values.from() + (long) i * values.bytes(), values.bytes()));
    }
  }
}
