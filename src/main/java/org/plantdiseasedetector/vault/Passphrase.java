package org.plantdiseasedetector.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A passphrase in memory, overwritten when closed. The JVM may have moved the array before, so that
 * copies can stay behind; see docs/security.md. Not thread-safe.
 */
public final class Passphrase implements AutoCloseable {

  /** Fewest characters of a new passphrase: an attacker with the files can try without limit. */
  public static final int LEAST_LENGTH = 12;

  /** Most characters; longer ones are typing accidents such as a pasted file. */
  public static final int MOST_LENGTH = 1024;

  private final char[] characters;

  /**
   * Takes a passphrase over.
   *
   * @param characters is wiped when this is closed
   */
  public Passphrase(char[] characters) {
    this.characters = characters;
  }

  /**
   * Checks that this may become the passphrase of a vault.
   *
   * @throws VaultException if it is too short, too long or no valid text
   */
  public void checkNew() throws VaultException {
    if (characters.length < LEAST_LENGTH || characters.length > MOST_LENGTH) {
      throw new VaultException(
          VaultException.Reason.UNUSABLE_KEY,
          "The passphrase must have %d to %d characters. Several random words are easy to remember."
              .formatted(LEAST_LENGTH, MOST_LENGTH));
    }
    Arrays.fill(utf8(), (byte) 0);
  }

  /**
   * Returns whether both hold the same characters; used when a new one is typed twice.
   *
   * @param other the second one
   */
  public boolean matches(Passphrase other) {
    return Arrays.equals(characters, other.characters);
  }

  /** Returns the same passphrase once more, to be closed on its own. */
  public Passphrase copy() {
    return new Passphrase(characters.clone());
  }

  /** Returns a copy as UTF-8, which the caller wipes. */
  byte[] utf8() throws VaultException {
    ByteBuffer room = ByteBuffer.wrap(new byte[3 * characters.length]);
    try {
      CharBuffer text = CharBuffer.wrap(characters);
      CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
      CoderResult result = encoder.encode(text, room, true);
      if (result.isError()) {
        result.throwException();
      }
      return Arrays.copyOf(room.array(), room.position());
    } catch (CharacterCodingException broken) {
      throw new VaultException(
          VaultException.Reason.UNUSABLE_KEY, "The passphrase is no valid text.", broken);
    } finally {
      Arrays.fill(room.array(), (byte) 0);
    }
  }

  @Override
  public void close() {
    Arrays.fill(characters, '\0');
  }
}
