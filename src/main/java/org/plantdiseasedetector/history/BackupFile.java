package org.plantdiseasedetector.history;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.vault.KeyMaterial;
import org.plantdiseasedetector.vault.SealBrokenException;

/**
 * A backup: {@code PDDBACK}, version byte 1, length of the manifest, the manifest, then the files
 * one after the other. The files are encrypted already; the manifest authenticates each of them, so
 * that every changed byte shows. Stateless.
 */
final class BackupFile {

  private static final byte[] MAGIC = {'P', 'D', 'D', 'B', 'A', 'C', 'K', 1};

  /** A history of 100,000 photos has a manifest of about 30 MB. */
  private static final int MOST_MANIFEST = 256 << 20;

  private BackupFile() {}

  /** The beginning of a backup. */
  @SuppressWarnings("ArrayRecordComponent")
  record Head(BackupManifest manifest, byte[] text) {}

  /**
   * Writes a backup; all of it is on disk when this returns.
   *
   * @param sources the files by their names in the backup, in the order of the names
   */
  static void write(
      SortedMap<String, Path> sources, Path file, UUID vault, Instant now, KeyMaterial key)
      throws IOException {
    List<BackupManifest.Item> items = new ArrayList<>();
    for (Map.Entry<String, Path> source : sources.entrySet()) {
      Path from = source.getValue();
      items.add(new BackupManifest.Item(source.getKey(), Files.size(from), sha256(from)));
    }
    byte[] text = new BackupManifest(vault, now, items).render(key);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
      out.write(MAGIC);
      out.writeInt(text.length);
      out.write(text);
      for (Path source : sources.values()) {
        Files.copy(source, out);
      }
      out.flush();
      channel.force(true);
    }
  }

  /** Finds the files of a closed history that belong into a backup. */
  static SortedMap<String, Path> sources(Path folder) throws IOException {
    SortedMap<String, Path> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> sources.put(folder.relativize(file).toString().replace('\\', '/'), file));
    }
    sources.keySet().removeIf(name -> !BackupManifest.isName(name));
    return sources;
  }

  /** Reads the manifest; it is not authenticated yet. */
  static Head head(Path file) throws IOException {
    try (DataInputStream in = open(file)) {
      return head(in);
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
  }

  private static Head head(DataInputStream in) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new SealBrokenException("it is no backup of a history", null);
    }
    byte[] size = in.readNBytes(Integer.BYTES);
    int length = size.length < Integer.BYTES ? -1 : ByteBuffer.wrap(size).getInt();
    if (length < 0 || length > MOST_MANIFEST) {
      throw new SealBrokenException("its list of files is damaged", null);
    }
    byte[] text = in.readNBytes(length);
    try {
      return new Head(BackupManifest.parse(text), text);
    } catch (IllegalArgumentException damaged) {
      throw new SealBrokenException("its list of files is damaged", damaged);
    }
  }

  /** Writes the files into an empty folder, and notices every difference from the manifest. */
  static void extract(Path file, Path folder) throws IOException {
    copy(file, item -> new BufferedOutputStream(create(folder.resolve(item.name()))));
  }

  /** Reads everything and notices every difference from the manifest. */
  static void check(Path file) throws IOException {
    copy(file, item -> OutputStream.nullOutputStream());
  }

  private interface Target {
    OutputStream open(BackupManifest.Item item) throws IOException;
  }

  private static OutputStream create(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
  }

  private static void copy(Path file, Target target) throws IOException {
    try (DataInputStream in = open(file)) {
      for (BackupManifest.Item item : head(in).manifest().files()) {
        MessageDigest digest = Sha256.digest();
        try (OutputStream out = new DigestOutputStream(target.open(item), digest)) {
          copy(in, out, item);
        }
        if (!MessageDigest.isEqual(digest.digest(), item.sha256())) {
          throw new SealBrokenException(item.name() + " in it is damaged", null);
        }
      }
      if (in.read() >= 0) {
        throw new SealBrokenException("there is something behind its end", null);
      }
    }
  }

  private static void copy(InputStream in, OutputStream out, BackupManifest.Item item)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (long left = item.bytes(); left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new SealBrokenException("it is cut off in " + item.name(), null);
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private static byte[] sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Files.copy(file, out);
    }
    return digest.digest();
  }
}
