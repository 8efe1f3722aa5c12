package org.plantdiseasedetector.cli.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * Lines of text, each behind a checksum, that are only ever appended: eight hexadecimal digits of
 * CRC-32C, a space, the text in UTF-8, a line feed. What a crash left half written has no line feed
 * or a wrong checksum. Used by one thread.
 */
final class RecordFile implements AutoCloseable {

  private static final int PREFIX = 9;
  private static final int LONGEST = 4 << 20;

  private final FileChannel channel;
  private long end;

  /**
   * Makes the file.
   *
   * @param channel open for reading and writing; closed with this
   */
  RecordFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Receives what is in the file. */
  interface Reader {
    /**
     * Takes a whole record.
     *
     * @param text its text
     * @param at its position
     */
    void record(String text, long at) throws IOException;

    /**
     * Takes note of damage.
     *
     * @param last whether it is the end of the file, without a line feed
     */
    void damaged(boolean last) throws IOException;
  }

  /**
   * Reads everything. A last record without its line feed is reported and will be overwritten by
   * the next one.
   */
  void read(Reader reader) throws IOException {
    end = 0;
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel.position(0)));
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long at = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      at++;
      if (b != '\n') {
        if (line.size() <= LONGEST) {
          line.write(b);
        }
        continue;
      }
      deliver(line.toByteArray(), reader);
      line.reset();
      end = at;
    }
    if (at > end) {
      reader.damaged(true);
    }
  }

  private void deliver(byte[] line, Reader reader) throws IOException {
    if (holds(line)) {
      reader.record(text(line), end);
    } else {
      reader.damaged(false);
    }
  }

  private static boolean holds(byte[] line) {
    return line.length >= PREFIX
        && Arrays.equals(line, 0, PREFIX, checksum(line, PREFIX), 0, PREFIX);
  }

  private static String text(byte[] line) {
    return new String(line, PREFIX, line.length - PREFIX, StandardCharsets.UTF_8);
  }

  private static byte[] checksum(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, bytes.length - from);
    String digits = HexFormat.of().toHexDigits((int) crc.getValue());
    return (digits + " ").getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the bytes of a record, line feed included. */
  static byte[] encode(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer line = ByteBuffer.allocate(PREFIX + body.length + 1);
    return line.put(checksum(body, 0)).put(body).put((byte) '\n').array();
  }

  /** Drops everything. */
  void clear() throws IOException {
    channel.truncate(0);
    end = 0;
  }

  /**
   * Appends a record.
   *
   * @param text without line feed
   * @return its position
   * @throws IOException if the disk is full or fails; the records before stay whole
   */
  long append(String text) throws IOException {
    long at = end;
    ByteBuffer line = ByteBuffer.wrap(encode(text));
    long to = at;
    while (line.hasRemaining()) {
      to += channel.write(line, to);
    }
    end = to;
    if (channel.size() > end) {
      channel.truncate(end);
    }
    return at;
  }

  /**
   * Reads one record again.
   *
   * @param at its position
   * @throws IOException if it has changed meanwhile
   */
  String get(long at) throws IOException {
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel.position(at)));
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n' && line.size() <= LONGEST; b = in.read()) {
      line.write(b);
    }
    byte[] bytes = line.toByteArray();
    if (!holds(bytes)) {
      throw new IOException("a record changed while it was in use");
    }
    return text(bytes);
  }

  /** Makes sure that what was appended survives a loss of power. */
  void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
