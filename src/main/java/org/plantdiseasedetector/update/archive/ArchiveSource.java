package org.plantdiseasedetector.update.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.plantdiseasedetector.update.tuf.MetadataSource;

/**
 * A repository in one {@code .pddmodel} file. Entries are looked up by the names that trusted
 * metadata give and read as streams; no name out of the archive ever becomes a path on the disk.
 * Used by one thread.
 */
public final class ArchiveSource implements MetadataSource {

  private final FileChannel channel;
  private final ZipDirectory directory;

  private ArchiveSource(FileChannel channel, ZipDirectory directory) {
    this.channel = channel;
    this.directory = directory;
  }

  /**
   * Opens an archive.
   *
   * @param file the file
   * @throws ArchiveRefusedException if it is not as it should be
   * @throws IOException if it cannot be read
   */
  public static ArchiveSource open(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new ArchiveRefusedException(file + " is no plain file");
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new ArchiveSource(channel, ZipDirectory.read(channel));
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  @Override
  public Optional<InputStream> metadata(String name) throws IOException {
    return open("metadata/" + name, 0);
  }

  @Override
  public Optional<InputStream> target(String path, long offset) throws IOException {
    return open("targets/" + path, offset);
  }

  private Optional<InputStream> open(String name, long offset) throws IOException {
    ZipDirectory.Entry entry = directory.entries().get(name);
    if (entry == null) {
      return Optional.empty();
    }
    InputStream packed = new Section(channel, ZipDirectory.content(channel, entry), entry.packed());
    InputStream in = entry.deflated() ? inflated(packed) : packed;
    InputStream capped = new Capped(in, entry.size());
    capped.skipNBytes(offset);
    return Optional.of(capped);
  }

  /** Zlib wants one byte more than a raw stream has (see java.util.zip.Inflater). */
  private static InputStream inflated(InputStream packed) {
    Inflater inflater = new Inflater(true);
    InputStream padded = new SequenceInputStream(packed, new ByteArrayInputStream(new byte[1]));
    return new InflaterInputStream(padded, inflater) {
      @Override
      public void close() throws IOException {
        super.close();
        inflater.end();
      }
    };
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A part of a file; does not move the channel. */
  private static final class Section extends InputStream {
    private final FileChannel channel;
    private long at;
    private long left;

    Section(FileChannel channel, long at, long length) {
      this.channel = channel;
      this.at = at;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = channel.read(ByteBuffer.wrap(bytes, from, (int) Math.min(length, left)), at);
      if (count < 0) {
        throw new ArchiveRefusedException("it was cut off");
      }
      at += count;
      left -= count;
      return count;
    }
  }

  /** Ends at the size that the directory told; a damaged stream is a refusal. */
  private static final class Capped extends InputStream {
    private final InputStream in;
    private long left;

    Capped(InputStream in, long size) {
      this.in = in;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      try {
        int count = in.read(bytes, from, (int) Math.min(length, left));
        left -= Math.max(0, count);
        return count;
      } catch (ZipException damaged) {
        ArchiveRefusedException refused = new ArchiveRefusedException("an entry is damaged");
        refused.initCause(damaged);
        throw refused;
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
