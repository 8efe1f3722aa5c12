package org.plantdiseasedetector.vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;

/**
 * Encrypts streams in segments of 64 KiB with AES-256-GCM by the STREAM construction (Hoang,
 * Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance, CRYPTO 2015, eprint 2015/189): the nonce holds the segment's number and a flag
 * on the last one, so that segments can be neither dropped, exchanged nor appended. Every file has
 * a key of its own, derived with a random salt, so that nonces never repeat. The associated data
 * names what the file belongs to, so that two files cannot be swapped. Thread-safe.
 *
 * <p>Layout: {@code PDDSEAL}, version byte 1, 32 bytes of salt, then the segments, each followed by
 * its 16-byte tag.
 */
public final class SealedFiles {

  private static final byte[] MAGIC = {'P', 'D', 'D', 'S', 'E', 'A', 'L', 1};
  private static final int SALT = 32;
  private static final int HEADER = MAGIC.length + SALT;
  private static final int SEGMENT = 64 * 1024;

  private final KeyMaterial key;
  private final SecureRandom random;

  /**
   * Makes a sealer.
   *
   * @param key not closed
   * @param random source of salts
   */
  public SealedFiles(KeyMaterial key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  /**
   * Encrypts.
   *
   * @param plain what to encrypt, read to its end
   * @param out where to; not closed
   * @param context what the file belongs to; needed again for opening
   * @throws IOException if reading or writing fails
   */
  public void seal(InputStream plain, OutputStream out, String context) throws IOException {
    byte[] header = Arrays.copyOf(MAGIC, HEADER);
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    System.arraycopy(salt, 0, header, MAGIC.length, SALT);
    out.write(header);
    byte[] associated = associated(header, context);
    byte[] segment = new byte[SEGMENT];
    byte[] next = new byte[SEGMENT];
    try (KeyMaterial fileKey = key.derive(salt, "pdd sealed file v1")) {
      int length = plain.readNBytes(segment, 0, SEGMENT);
      for (int number = 0; length >= 0; number++) {
        int following = length < SEGMENT ? 0 : plain.readNBytes(next, 0, SEGMENT);
        boolean last = following == 0;
        out.write(Aead.seal(fileKey, nonce(number, last), associated, segment, length));
        byte[] swap = segment;
        segment = next;
        next = swap;
        length = last ? -1 : following;
      }
    } finally {
      Arrays.fill(segment, (byte) 0);
      Arrays.fill(next, (byte) 0);
    }
  }

  /**
   * Decrypts. What was written to {@code plain} before a failure is genuine but incomplete.
   *
   * @param sealed as written by {@link #seal}, read to its end
   * @param plain where to; not closed
   * @param context as when sealing
   * @throws SealBrokenException if anything was changed, cut off, exchanged or belongs elsewhere
   * @throws IOException if reading or writing fails
   */
  public void open(InputStream sealed, OutputStream plain, String context) throws IOException {
    byte[] header = sealed.readNBytes(HEADER);
    if (header.length < HEADER || !Arrays.equals(MAGIC, 0, 8, header, 0, 8)) {
      throw new SealBrokenException("no sealed file", null);
    }
    byte[] associated = associated(header, context);
    byte[] salt = Arrays.copyOfRange(header, MAGIC.length, HEADER);
    byte[] segment = new byte[SEGMENT + Aead.TAG];
    byte[] next = new byte[SEGMENT + Aead.TAG];
    try (KeyMaterial fileKey = key.derive(salt, "pdd sealed file v1")) {
      int length = sealed.readNBytes(segment, 0, segment.length);
      for (int number = 0; length >= 0; number++) {
        int following = sealed.readNBytes(next, 0, next.length);
        boolean last = following == 0;
        byte[] opened = opened(fileKey, nonce(number, last), associated, segment, length);
        plain.write(opened);
        Arrays.fill(opened, (byte) 0);
        byte[] swap = segment;
        segment = next;
        next = swap;
        length = last ? -1 : following;
      }
    }
  }

  /**
   * Decrypts into memory.
   *
   * @param sealed as written by {@link #seal}
   * @param context as when sealing
   * @param mostBytes larger contents are refused
   * @throws SealBrokenException if anything was changed or it is larger
   * @throws IOException if reading fails
   */
  public byte[] open(InputStream sealed, String context, int mostBytes) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    OutputStream capped =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            if (plain.size() + (long) length > mostBytes) {
              throw new SealBrokenException("more than " + mostBytes + " bytes", null);
            }
            plain.write(bytes, from, length);
          }
        };
    open(sealed, capped, context);
    return plain.toByteArray();
  }

  private static byte[] opened(
      KeyMaterial fileKey, byte[] nonce, byte[] associated, byte[] segment, int length)
      throws SealBrokenException {
    try {
      return Aead.open(fileKey, nonce, associated, segment, 0, length);
    } catch (AEADBadTagException changed) {
      throw new SealBrokenException("a segment was changed, cut off or belongs elsewhere", changed);
    }
  }

  private static byte[] nonce(int number, boolean last) {
    return ByteBuffer.allocate(Aead.NONCE)
        .putInt(7, number)
        .put(Aead.NONCE - 1, (byte) (last ? 1 : 0))
        .array();
  }

  private static byte[] associated(byte[] header, String context) {
    byte[] name = context.getBytes(StandardCharsets.UTF_8);
    byte[] associated = Arrays.copyOf(header, header.length + name.length);
    System.arraycopy(name, 0, associated, header.length, name.length);
    return associated;
  }
}
