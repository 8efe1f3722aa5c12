package org.plantdiseasedetector.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A recovery key on paper, typed again months later. */
class RecoveryKeyTest {

  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final String written =
      new String(RecoveryKey.random(new SecureRandom(new byte[] {1})).text());

  @Test
  void itHasEightGroupsOfFive() {
    assertThat(written).matches("([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}");
  }

  @Test
  void caseSpacesAndLookAlikesDoNotMatter() throws VaultException {
    String careless =
        written
            .toLowerCase(Locale.ROOT)
            .replace('-', ' ')
            .replace('0', 'o')
            .replace('1', 'l')
            .concat("\n");
    assertThat(new String(RecoveryKey.parse(careless.toCharArray()).text())).isEqualTo(written);
  }

  @Test
  void everyWrongSymbolIsNoticedAndItsGroupNamed() {
    for (int at = 0; at < written.length(); at++) {
      for (int i = 0; i < SYMBOLS.length(); i++) {
        char other = SYMBOLS.charAt(i);
        if (written.charAt(at) != '-' && written.charAt(at) != other) {
          String wrong = written.substring(0, at) + other + written.substring(at + 1);
          assertRefused(wrong, "typing error in group " + (at / 6 + 1) + " of 8");
        }
      }
    }
  }

  @Test
  void exchangedNeighboursAndGroupsAreNoticed() {
    for (int at = 0; at + 1 < written.length(); at++) {
      char a = written.charAt(at);
      char b = written.charAt(at + 1);
      if (a != b && a != '-' && b != '-') {
        assertRefused(written.substring(0, at) + b + a + written.substring(at + 2), "group");
      }
    }
    String[] groups = written.split("-");
    String first = groups[0];
    groups[0] = groups[1];
    groups[1] = first;
    assertRefused(String.join("-", groups), "group 1");
  }

  @Test
  void tooMuchTooLittleAndOtherSymbolsAreSaid() {
    assertRefused(written + "0", "too long");
    assertRefused(written.substring(1), "too short");
    assertRefused("", "too short");
    assertRefused("U" + written.substring(1), "Group 1 of 8 has a character");
    assertRefused("ß" + written.substring(1), "Group 1 of 8 has a character");
  }

  private static void assertRefused(String typed, String why) {
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(() -> RecoveryKey.parse(typed.toCharArray()))
        .withMessageContaining(why);
  }
}
