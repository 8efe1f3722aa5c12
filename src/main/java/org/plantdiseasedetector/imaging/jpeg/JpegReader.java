package org.plantdiseasedetector.imaging.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks the segments of a file (ITU-T T.81, annex B) and reads its tables, frame and scans. */
final class JpegReader {

  private static final int SOF_BASELINE = 0xC0;
  private static final int SOF_EXTENDED = 0xC1;
  private static final int SOF_PROGRESSIVE = 0xC2;
  private static final int DHT = 0xC4;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int DQT = 0xDB;
  private static final int DRI = 0xDD;
  private static final int APP14 = 0xEE;

  /** libjpeg's usual progression has ten scans; a file built to cost time has thousands. */
  private static final int MOST_SCANS = 64;

  private static final int TABLES = 4;
  private static final int STEPS = 64;

  private final byte[] file;
  private final int[] steps = new int[TABLES];
  private final @Nullable HuffmanTable[] means = new HuffmanTable[TABLES];
  private final @Nullable HuffmanTable[] others = new HuffmanTable[TABLES];
  private @Nullable FrameSize frame;
  private List<Component> components = List.of();
  private boolean progressive;
  private int restartInterval;
  private int scans;

  JpegReader(byte[] file) {
    this.file = file;
  }

  /**
   * Reads the file to its end-of-image marker.
   *
   * @throws UnusualJpegException if it is damaged or uses what this reader does not know
   */
  void read() throws UnusualJpegException {
    int at = 2;
    int marker = marker(at);
    while (marker != EOI) {
      int body = at + 4;
      int end = at + 2 + uint16(at + 2);
      if (end < body || end > file.length) {
        throw new UnusualJpegException("a segment of %d bytes at %d".formatted(end - at, at));
      }
      segment(marker, body, end);
      at = marker == SOS ? scan(body, end) : end;
      marker = marker(at);
    }
    if (scans == 0) {
      throw new UnusualJpegException("no scan");
    }
  }

  /** Returns the size of the picture. */
  FrameSize frame() throws UnusualJpegException {
    if (frame == null) {
      throw new UnusualJpegException("no frame");
    }
    return frame;
  }

  /** Returns the components, luminance first. */
  List<Component> components() {
    return components;
  }

  /** Returns the quantisation step of the mean values of each component. */
  int[] steps() {
    return components.stream().mapToInt(component -> steps[component.quantisation()]).toArray();
  }

  private int marker(int at) throws UnusualJpegException {
    if (file[at] != (byte) 0xFF) {
      throw new UnusualJpegException("no marker at " + at);
    }
    return file[at + 1] & 0xFF;
  }

  private void segment(int marker, int from, int to) throws UnusualJpegException {
    switch (marker) {
      case SOF_BASELINE, SOF_EXTENDED, SOF_PROGRESSIVE -> {
        progressive = marker == SOF_PROGRESSIVE;
        frame(from);
      }
      case DHT -> huffmanTables(from, to);
      case DQT -> quantisationTables(from, to);
      case DRI -> restartInterval = uint16(from);
      case APP14 -> adobe(from, to);
      default -> refuseOtherFrames(marker);
    }
  }

  private static void refuseOtherFrames(int marker) throws UnusualJpegException {
    boolean comment = marker == 0xFE;
    boolean application = marker >= 0xE0 && marker <= 0xEF;
    if (!comment && !application && marker != SOS) {
      throw new UnusualJpegException("marker 0x%02X".formatted(marker));
    }
  }

  /** Adobe's marker names the colour transform; 1 is the usual one (T.872, 6.5.3). */
  private void adobe(int from, int to) throws UnusualJpegException {
    boolean isAdobe = to - from >= 12 && file[from] == 'A' && file[from + 1] == 'd';
    if (isAdobe && file[from + 11] != 1) {
      throw new UnusualJpegException("colour transform " + file[from + 11]);
    }
  }

  private void frame(int at) throws UnusualJpegException {
    int count = file[at + 5] & 0xFF;
    if (frame != null || file[at] != 8 || (count != 1 && count != 3)) {
      throw new UnusualJpegException("frame of " + count + " components");
    }
    int across = count == 1 ? 1 : file[at + 7] >> 4;
    int down = count == 1 ? 1 : file[at + 7] & 0xF;
    FrameSize size = new FrameSize(uint16(at + 3), uint16(at + 1), across, down);
    List<Component> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      found.add(component(at + 6 + 3 * i, i == 0, size));
    }
    frame = size;
    components = found;
  }

  /** The first component has all the resolution, the others all or half of it. */
  private Component component(int at, boolean first, FrameSize size) throws UnusualJpegException {
    int across = first ? size.across() : file[at + 1] >> 4;
    int down = first ? size.down() : file[at + 1] & 0xF;
    boolean known = isOneOrTwo(size.across()) && isOneOrTwo(size.down());
    if (!known || (!first && (across != 1 || down != 1)) || file[at] == 'R' || file[at] == 'G') {
      throw new UnusualJpegException("sampling or colours");
    }
    return Component.of(file[at] & 0xFF, across, down, file[at + 2] & (TABLES - 1), size);
  }

  private static boolean isOneOrTwo(int factor) {
    return factor == 1 || factor == 2;
  }

  private void quantisationTables(int from, int to) throws UnusualJpegException {
    if (scans > 0) {
      throw new UnusualJpegException("a quantisation table between scans");
    }
    int at = from;
    while (at < to) {
      int bytes = (file[at] >> 4) == 0 ? 1 : 2;
      steps[file[at] & (TABLES - 1)] = bytes == 1 ? file[at + 1] & 0xFF : uint16(at + 1);
      at += 1 + STEPS * bytes;
    }
  }

  private void huffmanTables(int from, int to) throws UnusualJpegException {
    int at = from;
    while (at < to) {
      int[] counts = new int[16];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = file[at + 1 + i] & 0xFF;
      }
      int symbols = at + 17;
      int end = symbols + Arrays.stream(counts).sum();
      @Nullable HuffmanTable[] kind = (file[at] & 0x10) == 0 ? means : others;
      kind[file[at] & (TABLES - 1)] =
          new HuffmanTable(counts, Arrays.copyOfRange(file, symbols, end));
      at = end;
    }
  }

  /** Reads a scan and returns where the marker behind it is. */
  private int scan(int header, int from) throws UnusualJpegException {
    int to = EntropyData.end(file, from);
    Scan.Header what = scanHeader(header);
    if (what.isNeeded()) {
      if (++scans > MOST_SCANS) {
        throw new UnusualJpegException("too many scans");
      }
      new Scan(what, EntropyData.copy(file, from, to)).read(frame());
    }
    return to;
  }

  private Scan.Header scanHeader(int at) throws UnusualJpegException {
    int count = file[at];
    if (count < 1 || count > components.size()) {
      throw new UnusualJpegException("scan of " + count + " components");
    }
    List<Scan.Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int tables = file[at + 2 + 2 * i];
      parts.add(
          new Scan.Part(
              named(file[at + 1 + 2 * i] & 0xFF),
              means[tables >> 4 & (TABLES - 1)],
              others[tables & (TABLES - 1)]));
    }
    int end = at + 1 + 2 * count;
    int first = file[end] & 0x3F;
    int bits = file[end + 2] & 0xFF;
    return progressive
        ? new Scan.Header(parts, first, bits >> 4, bits & 0xF, restartInterval, true)
        : new Scan.Header(parts, 0, 0, 0, restartInterval, false);
  }

  private Component named(int id) throws UnusualJpegException {
    for (Component component : components) {
      if (component.id() == id) {
        return component;
      }
    }
    throw new UnusualJpegException("unknown component " + id);
  }

  private int uint16(int index) {
    return (file[index] & 0xFF) << 8 | (file[index + 1] & 0xFF);
  }
}
