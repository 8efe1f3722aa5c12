package org.plantdiseasedetector.history;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.vault.ExchangeEnvelope;
import org.plantdiseasedetector.vault.SealBrokenException;
import org.plantdiseasedetector.vault.SealedFiles;
import org.plantdiseasedetector.vault.VaultException;

/**
 * The layout of an exchange file: {@code PDDCASE}, version byte 1, the envelope's header, then
 * blocks, each a length of four bytes and a sealed content. Every block is bound to the header and
 * its place, so that none can be exchanged, moved or taken from another file; the first one says
 * how many there are. Nothing is compressed: a file cannot unfold to more than it has.
 */
final class CaseFile {

  private static final byte[] MAGIC = {'P', 'D', 'D', 'C', 'A', 'S', 'E', 1};

  /** Header and tags of a sealed content. */
  private static final int SEALING = 40 + 16;

  private static final int SEGMENT = 64 * 1024;

  private CaseFile() {}

  private static String context(byte[] header, int block) {
    return "pdd cases v1 %s block %d".formatted(Sha256.hex(header), block);
  }

  /** Writes blocks; the file gets its name when it is complete. */
  static final class Writer implements AutoCloseable {

    private final FileChannel channel;
    private final DataOutputStream out;
    private final SealedFiles seals;
    private final byte[] header;
    private int blocks;

    Writer(Path draft, ExchangeEnvelope envelope, SecureRandom random) throws IOException {
      channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
      seals = new SealedFiles(envelope.key(), random);
      header = envelope.header();
      out.write(MAGIC);
      out.write(header);
    }

    void block(byte[] content) throws IOException {
      ByteArrayOutputStream sealed = new ByteArrayOutputStream(content.length + SEALING);
      seals.seal(new ByteArrayInputStream(content), sealed, context(header, blocks++));
      out.writeInt(sealed.size());
      sealed.writeTo(out);
    }

    /** Makes sure that everything is on disk. */
    void finish() throws IOException {
      out.flush();
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Reads blocks; each is genuine when it is returned. */
  static final class Reader implements AutoCloseable {

    private final InputStream in;
    private final ExchangeEnvelope envelope;
    private final SealedFiles seals;
    private int blocks;

    Reader(Path file, ExchangeEnvelope.Secrets secrets) throws IOException, VaultException {
      in = new BufferedInputStream(Files.newInputStream(file));
      try {
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
          throw new SealBrokenException("it is no file of cases", null);
        }
        envelope = ExchangeEnvelope.open(in, secrets);
      } catch (IOException | VaultException | RuntimeException refused) {
        in.close();
        throw refused;
      }
      seals = new SealedFiles(envelope.key(), new SecureRandom());
    }

    /** Reads the next block of at most so many bytes. */
    byte[] block(int mostBytes) throws IOException {
      int length = ByteBuffer.wrap(exactly(Integer.BYTES)).getInt();
      long most = mostBytes + SEALING + 16L * (mostBytes / SEGMENT + 1);
      if (length < 0 || length > most) {
        throw new SealBrokenException("block %d is too long".formatted(blocks), null);
      }
      InputStream sealed = new ByteArrayInputStream(exactly(length));
      return seals.open(sealed, context(envelope.header(), blocks++), mostBytes);
    }

    private byte[] exactly(int length) throws IOException {
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new SealBrokenException("it is cut off", null);
      }
      return bytes;
    }

    /** Checks that nothing follows. */
    void end() throws IOException {
      if (in.read() >= 0) {
        throw new SealBrokenException("there is something behind its end", null);
      }
    }

    @Override
    public void close() throws IOException {
      envelope.close();
      in.close();
    }
  }
}
