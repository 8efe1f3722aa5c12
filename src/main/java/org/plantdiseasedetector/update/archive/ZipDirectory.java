package org.plantdiseasedetector.update.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The list at the end of a zip file (APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16), read
 * strictly: no comment, no ZIP64, no encryption, nothing before or between, plain names of plain
 * files, no two that meet on a file system that ignores case, no overlaps, and sizes within limits.
 * Everything is checked before the first entry is opened. Immutable.
 */
final class ZipDirectory {

  private static final long MOST_BYTES = 512L << 20;
  private static final long MOST_ENTRY = 64L << 20;
  private static final long MOST_UNPACKED = 512L << 20;
  private static final int MOST_ENTRIES = 2048;
  private static final int MOST_DIRECTORY = 1 << 20;

  /** Deflate reaches 1032; what belongs in an archive of models stays far below. */
  private static final int MOST_RATIO = 100;

  private static final int END = 22;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int HEADER = 46;
  private static final int HEADER_SIGNATURE = 0x02014b50;
  private static final int LOCAL = 30;
  private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
  private static final int UNIX = 3;
  private static final int TYPE_MASK = 0xF000;
  private static final int PLAIN_FILE = 0x8000;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,120}(/[A-Za-z0-9][A-Za-z0-9._-]{0,120}){0,3}");

  private final Map<String, Entry> entries;

  /**
   * A file in the archive.
   *
   * @param name its path
   * @param deflated whether it is compressed
   * @param packed bytes in the archive
   * @param size bytes of its content
   * @param offset of its local header
   */
  record Entry(String name, boolean deflated, long packed, long size, long offset) {}

  private ZipDirectory(Map<String, Entry> entries) {
    this.entries = Map.copyOf(entries);
  }

  Map<String, Entry> entries() {
    return entries;
  }

  static ZipDirectory read(FileChannel channel) throws IOException {
    long length = channel.size();
    require(length >= END && length <= MOST_BYTES, "it is empty or larger than 512 MB");
    ByteBuffer end = buffer(channel, length - END, END);
    int count = Short.toUnsignedInt(end.getShort(10));
    long size = Integer.toUnsignedLong(end.getInt(12));
    long start = Integer.toUnsignedLong(end.getInt(16));
    require(end.getInt(0) == END_SIGNATURE, "it is no zip file, or has a comment");
    require(end.getInt(4) == 0 && end.getShort(8) == end.getShort(10), "it has several parts");
    require(count <= MOST_ENTRIES && size <= MOST_DIRECTORY, "it has too many entries");
    require(start + size == length - END, "its list of entries is not where it should be");
    return new ZipDirectory(checked(list(buffer(channel, start, (int) size), count), start));
  }

  private static List<Entry> list(ByteBuffer directory, int count) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      require(
          directory.remaining() >= HEADER
              && directory.getInt(directory.position()) == HEADER_SIGNATURE,
          "its list of entries is damaged");
      entries.add(entry(directory));
    }
    require(!directory.hasRemaining(), "its list of entries is damaged");
    return entries;
  }

  private static Entry entry(ByteBuffer directory) throws IOException {
    int at = directory.position();
    int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
    int rest =
        Short.toUnsignedInt(directory.getShort(at + 30))
            + Short.toUnsignedInt(directory.getShort(at + 32));
    require(directory.remaining() >= HEADER + nameLength + rest, "its list is damaged");
    byte[] name = new byte[nameLength];
    directory.get(at + HEADER, name);
    int method = directory.getShort(at + 10);
    int flags = directory.getShort(at + 8);
    requirePlainFile(directory.get(at + 5), directory.getInt(at + 38) >>> 16);
    require((flags & ENCRYPTED) == 0, "it is encrypted");
    require(method == STORED || method == DEFLATED, "it uses an unknown compression");
    directory.position(at + HEADER + nameLength + rest);
    return new Entry(
        requireName(new String(name, StandardCharsets.ISO_8859_1)),
        method == DEFLATED,
        Integer.toUnsignedLong(directory.getInt(at + 20)),
        Integer.toUnsignedLong(directory.getInt(at + 24)),
        Integer.toUnsignedLong(directory.getInt(at + 42)));
  }

  private static void requirePlainFile(int madeBy, int mode) throws IOException {
    int type = madeBy == UNIX ? mode & TYPE_MASK : 0;
    require(type == 0 || type == PLAIN_FILE, "it has a link or another special file");
  }

  private static String requireName(String name) throws IOException {
    require(
        NAME.matcher(name).matches() && !name.contains(".."),
        "it has an entry with a name that is not allowed");
    return name;
  }

  private static Map<String, Entry> checked(List<Entry> entries, long end) throws IOException {
    Map<String, Entry> byName = new HashMap<>();
    Map<String, Entry> folded = new HashMap<>();
    long unpacked = 0;
    for (Entry entry : entries) {
      Entry same = folded.put(entry.name().toLowerCase(Locale.ROOT), entry);
      require(same == null, "two of its entries have the same name");
      requireSane(entry);
      unpacked += entry.size();
      byName.put(entry.name(), entry);
    }
    require(unpacked <= MOST_UNPACKED, "its content is larger than 512 MB");
    requireApart(entries, end);
    return byName;
  }

  private static void requireSane(Entry entry) throws IOException {
    require(entry.size() <= MOST_ENTRY, "an entry is larger than 64 MB");
    require(
        entry.deflated()
            ? entry.size() <= MOST_RATIO * Math.max(1, entry.packed())
            : entry.size() == entry.packed(),
        "an entry is compressed beyond measure");
  }

  /** Entries that share bytes make bombs of a small file (Fifield, WOOT 2019). */
  private static void requireApart(List<Entry> entries, long end) throws IOException {
    long free = 0;
    for (Entry entry : entries.stream().sorted(Comparator.comparingLong(Entry::offset)).toList()) {
      require(entry.offset() >= free, "two of its entries overlap");
      free = entry.offset() + LOCAL + entry.name().length() + entry.packed();
    }
    require(free <= end, "an entry reaches beyond the end");
  }

  private static ByteBuffer buffer(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      require(channel.read(buffer, at + buffer.position()) > 0, "it was cut off");
    }
    return buffer.flip();
  }

  /** Returns where the content of an entry begins. */
  static long content(FileChannel channel, Entry entry) throws IOException {
    ByteBuffer local = buffer(channel, entry.offset(), LOCAL + entry.name().length());
    byte[] name = new byte[entry.name().length()];
    local.get(LOCAL, name);
    require(
        local.getInt(0) == 0x04034b50
            && local.getShort(26) == entry.name().length()
            && entry.name().equals(new String(name, StandardCharsets.ISO_8859_1)),
        "an entry differs from the list");
    return entry.offset() + LOCAL + name.length + Short.toUnsignedInt(local.getShort(28));
  }

  private static void require(boolean holds, String problem) throws IOException {
    if (!holds) {
      throw new ArchiveRefusedException(problem);
    }
  }
}
