package org.plantdiseasedetector.ui.vault;

import java.util.List;
import java.util.Locale;
import org.plantdiseasedetector.vault.Passphrase;

/** A rough idea of how hard a passphrase is to guess. It can warn, not vouch. */
public enum PassphraseHint {
  /** Nothing typed yet. */
  NONE,
  /** Shorter than any passphrase may be. */
  TOO_SHORT,
  /** Among the first that a guesser would try. */
  EASY,
  /** Long enough, if it is not a phrase that others use. */
  FAIR,
  /** Several words or many characters. */
  LONG;

  private static final int DIFFERENT = 6;
  private static final int LONG_FROM = 20;
  private static final int WORDS = 4;

  /** Beginnings of the lists that guessers start with. */
  private static final List<String> COMMON =
      List.of(
          "password",
          "passwort",
          "123456",
          "qwert",
          "abcdef",
          "letmein",
          "welcome",
          "iloveyou",
          "admin",
          "dragon",
          "monkey",
          "football",
          "plantdisease");

  /** Returns whether the vault takes such a passphrase. */
  boolean isAllowed() {
    return this != NONE && this != TOO_SHORT;
  }

  /**
   * Looks at what was typed.
   *
   * @param typed the characters; not kept
   * @return the hint
   */
  public static PassphraseHint of(String typed) {
    if (typed.isEmpty()) {
      return NONE;
    }
    if (typed.length() < Passphrase.LEAST_LENGTH) {
      return TOO_SHORT;
    }
    String lower = typed.toLowerCase(Locale.ROOT);
    boolean common = COMMON.stream().anyMatch(word -> lower.replace(word, "").length() < DIFFERENT);
    if (common || lower.chars().distinct().count() < DIFFERENT) {
      return EASY;
    }
    long words = lower.strip().split("[\\s_-]+", -1).length;
    return typed.length() >= LONG_FROM || words >= WORDS ? LONG : FAIR;
  }
}
