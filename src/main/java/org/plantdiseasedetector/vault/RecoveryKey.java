package org.plantdiseasedetector.vault;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * 160 random bits to write down: eight groups of four symbols and a check symbol, in Crockford's
 * Base32 (no I, L, O, U). The check symbol is a weighted sum in GF(32) with a different constant in
 * each group, so that one wrong symbol, two exchanged neighbours and two exchanged groups are
 * noticed and the group can be named. Not thread-safe; overwritten when closed.
 */
public final class RecoveryKey implements AutoCloseable {

  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int GROUPS = 8;
  private static final int DATA = 4;
  private static final int GROUP = DATA + 1;

  /** x⁵ + x² + 1 is primitive over GF(2). */
  private static final int POLYNOMIAL = 0b100101;

  private final byte[] values;

  private RecoveryKey(byte[] values) {
    this.values = values;
  }

  /** Draws a new one. */
  static RecoveryKey random(SecureRandom random) {
    byte[] values = new byte[GROUPS * DATA];
    random.nextBytes(values);
    for (int i = 0; i < values.length; i++) {
      values[i] &= 31;
    }
    return new RecoveryKey(values);
  }

  /**
   * Reads what a person typed: case, spaces, hyphens and line ends do not matter, and O, I, L count
   * as the digits that they resemble.
   *
   * @param typed the text; not changed
   * @throws VaultException if a group is wrong; the message says which
   */
  public static RecoveryKey parse(char[] typed) throws VaultException {
    byte[] symbols = new byte[GROUPS * GROUP];
    int count = 0;
    for (char c : typed) {
      if (!Character.isWhitespace(c) && c != '-') {
        if (count == symbols.length) {
          throw unusable("It is too long: it has 8 groups of 5 characters.");
        }
        symbols[count++] = value(c, count);
      }
    }
    if (count < symbols.length) {
      throw unusable("It is too short: it has 8 groups of 5 characters.");
    }
    byte[] values = new byte[GROUPS * DATA];
    for (int g = 0; g < GROUPS; g++) {
      System.arraycopy(symbols, g * GROUP, values, g * DATA, DATA);
      if (check(values, g) != symbols[g * GROUP + DATA]) {
        throw unusable("There is a typing error in group " + (g + 1) + " of 8.");
      }
    }
    Arrays.fill(symbols, (byte) 0);
    return new RecoveryKey(values);
  }

  private static byte value(char typed, int position) throws VaultException {
    char c = Character.toUpperCase(typed);
    char meant = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
    int value = SYMBOLS.indexOf(meant);
    if (value < 0) {
      throw unusable(
          "Group %d of 8 has a character that no recovery key has."
              .formatted((position - 1) / GROUP + 1));
    }
    return (byte) value;
  }

  private static VaultException unusable(String what) {
    return new VaultException(
        VaultException.Reason.UNUSABLE_KEY, "This is not the recovery key. " + what);
  }

  private static byte check(byte[] values, int group) {
    int sum = group + 1;
    int weight = 1;
    for (int i = 0; i < DATA; i++) {
      weight = times(weight, 2);
      sum ^= times(weight, values[group * DATA + i]);
    }
    return (byte) sum;
  }

  private static int times(int a, int b) {
    int product = 0;
    for (int bit = 0; bit < 5; bit++) {
      product ^= (b >> bit & 1) == 0 ? 0 : a << bit;
    }
    for (int bit = 9; bit >= 5; bit--) {
      product ^= (product >> bit & 1) == 0 ? 0 : POLYNOMIAL << (bit - 5);
    }
    return product;
  }

  /** Returns the text to write down, groups joined by hyphens; the caller wipes it. */
  public char[] text() {
    char[] text = new char[GROUPS * (GROUP + 1) - 1];
    Arrays.fill(text, '-');
    for (int g = 0; g < GROUPS; g++) {
      for (int i = 0; i < DATA; i++) {
        text[g * (GROUP + 1) + i] = SYMBOLS.charAt(values[g * DATA + i]);
      }
      text[g * (GROUP + 1) + DATA] = SYMBOLS.charAt(check(values, g));
    }
    return text;
  }

  /** Derives the key that wraps the data key; 160 random bits need no slow function. */
  KeyMaterial wrappingKey(byte[] salt) {
    return new KeyMaterial(KeyMaterial.hkdf(values, salt, "pdd recovery v1"));
  }

  @Override
  public void close() {
    Arrays.fill(values, (byte) 0);
  }
}
