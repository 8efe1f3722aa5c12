package org.plantdiseasedetector.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with write access to the folder can do to a sealed photo, and what it brings. */
class SealedFilesTest {

  private static final int SEGMENT = 64 * 1024;
  private static final int SEALED_SEGMENT = SEGMENT + 16;
  private static final int HEADER = 40;

  private final SecureRandom random = new SecureRandom();
  private final SealedFiles files = new SealedFiles(KeyMaterial.random(random), random);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT, 200_001})
  void everyLengthComesBack(int length) throws IOException {
    byte[] plain = bytes(length);
    byte[] sealed = seal(plain, "case 1 photo");
    assertThat(open(sealed, "case 1 photo")).isEqualTo(plain);
    assertThat(sealed)
        .hasSize(HEADER + length + 16 * Math.max(1, (length + SEGMENT - 1) / SEGMENT));
  }

  @Test
  void theSamePhotoNeverLooksTheSame() throws IOException {
    byte[] plain = bytes(5000);
    byte[] one = seal(plain, "a");
    byte[] two = seal(plain, "a");
    assertThat(Arrays.copyOfRange(one, HEADER, one.length))
        .isNotEqualTo(Arrays.copyOfRange(two, HEADER, two.length));
  }

  @Test
  void everyFlippedBitIsNoticed() throws IOException {
    byte[] sealed = seal(bytes(300), "a");
    for (int at = 0; at < sealed.length; at++) {
      byte[] bad = sealed.clone();
      bad[at] ^= (byte) (1 << at % 8);
      assertBroken(bad, "a");
    }
  }

  @Test
  void aFileOfAnotherCaseOrRoleIsNoticed() throws IOException {
    byte[] sealed = seal(bytes(300), "vault case-1 photo-1 original");
    assertBroken(sealed, "vault case-2 photo-1 original");
    assertBroken(sealed, "vault case-1 photo-1 thumbnail");
  }

  @Test
  void cuttingOffAppendingAndExchangingSegmentsIsNoticed() throws IOException {
    byte[] sealed = seal(bytes(3 * SEGMENT), "a");
    assertBroken(Arrays.copyOf(sealed, HEADER + 2 * SEALED_SEGMENT), "a");
    assertBroken(Arrays.copyOf(sealed, sealed.length - 1), "a");
    assertBroken(Arrays.copyOf(sealed, HEADER), "a");
    assertBroken(Arrays.copyOf(sealed, 7), "a");
    assertBroken(Arrays.copyOf(sealed, sealed.length + 1), "a");
    assertBroken(Arrays.copyOf(sealed, sealed.length + 16), "a");
    byte[] exchanged = sealed.clone();
    System.arraycopy(sealed, HEADER, exchanged, HEADER + SEALED_SEGMENT, SEALED_SEGMENT);
    System.arraycopy(sealed, HEADER + SEALED_SEGMENT, exchanged, HEADER, SEALED_SEGMENT);
    assertBroken(exchanged, "a");
  }

  @Test
  void aSegmentOfAnotherFileIsNoticed() throws IOException {
    byte[] one = seal(bytes(2 * SEGMENT), "a");
    byte[] two = seal(bytes(2 * SEGMENT), "a");
    System.arraycopy(two, HEADER, one, HEADER, SEALED_SEGMENT);
    assertBroken(one, "a");
  }

  @Test
  void anotherVaultCannotOpenIt() throws IOException {
    byte[] sealed = seal(bytes(10), "a");
    SealedFiles other = new SealedFiles(KeyMaterial.random(random), random);
    assertThatExceptionOfType(SealBrokenException.class)
        .isThrownBy(() -> other.open(new ByteArrayInputStream(sealed), "a", 1000));
  }

  @Test
  void aContentOverTheCapIsRefused() throws IOException {
    byte[] sealed = seal(bytes(1001), "a");
    assertThatExceptionOfType(SealBrokenException.class)
        .isThrownBy(() -> files.open(new ByteArrayInputStream(sealed), "a", 1000));
  }

  private byte[] seal(byte[] plain, String context) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.seal(new ByteArrayInputStream(plain), out, context);
    return out.toByteArray();
  }

  private byte[] open(byte[] sealed, String context) throws IOException {
    return files.open(new ByteArrayInputStream(sealed), context, 1 << 20);
  }

  private void assertBroken(byte[] sealed, String context) {
    assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> open(sealed, context));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
