package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.testing.Pictures;

/** The structure of files that nobody's encoder would write. */
class FileStructureTest {

  private static final String START = "FFD8";
  private static final String FRAME = "FFC0 000B 08 0010 0020 01 01 11 00";
  private static final String SCAN = "FFDA 0008 01 01 00 00 3F 00";
  private static final String END = "FFD9";

  @Test
  void jpegSkipsStuffingRestartsFillAndStandaloneMarkers() throws PhotoException {
    PhotoHeader header =
        JpegParser.parse(
            hex(START, "FF01", FRAME, SCAN, "12FF0034FFD056FFFFD778FFFF", END, "FFC0"));
    assertThat(header.width()).isEqualTo(32);
    assertThat(header.height()).isEqualTo(16);
    assertThat(header.plain()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FFC9 000B 08 0010 0020 01 01 11 00",
        "FFC3 000B 08 0010 0020 01 01 11 00",
        "FFC1 000B 0C 0010 0020 01 01 11 00",
        "FFC0 000B 08 0010 0020 04 01 11 00"
      })
  void unusualCodingsAreLeftToTheFallback(String frame) throws PhotoException {
    assertThat(JpegParser.parse(hex(START, frame, SCAN, END)).plain()).isFalse();
  }

  @Test
  void tablesAreNoFrames() throws PhotoException {
    String tables = "FFC4 0004 0102 FFC8 0002 FFCC 0004 0102";
    assertThat(JpegParser.parse(hex(START, tables, FRAME, SCAN, END)).width()).isEqualTo(32);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FFD9",
        "FFC0 000B 08 0010 0020 01 01 11 00 FFD9",
        "FFDA 0008 01 01 00 00 3F 00 FFD9",
        "FFC0 000B 08 0000 0020 01 01 11 00 FFDA 0008 01 01 00 00 3F 00 FFD9",
        "FFC0 0007 08 0010 0020 FFD9",
        "FFC0 000B 08 0010 0020 01 01 11 00 FFC0 000B 08 0010 0020 01 01 11 00 FFD9",
        "FFE0 0001 FFD9",
        "FFE0 0FFF 00 FFD9",
        "FFE0 00"
      })
  void brokenJpegStructuresAreDamaged(String rest) {
    assertDamaged(() -> JpegParser.parse(hex(START, rest)));
  }

  @Test
  void jpegMetadataIsCollectedAndOtherSegmentsIgnored() throws PhotoException {
    String exif = "FFE1 000A 457869660000 4949";
    String secondExif = "FFE1 000A 457869660000 4D4D";
    String foreign = "FFE1 0008 687474703A2F FFE2 0006 4D504600";
    String icc = "FFE2 0012 4943435F50524F46494C4500 01 02 AABB";
    String moreIcc = "FFE2 0011 4943435F50524F46494C4500 02 02 CC";
    String emptyIcc = "FFE2 000E 4943435F50524F46494C4500";
    PhotoHeader header =
        JpegParser.parse(
            hex(START, foreign, exif, secondExif, icc, moreIcc, emptyIcc, FRAME, SCAN, END));
    assertThat(header.exif()).containsExactly(0x49, 0x49);
    assertThat(header.icc()).containsExactly(0xAA, 0xBB, 0xCC);
  }

  @Test
  void pngChunksOfImpossibleLengthAreDamaged() {
    byte[] png = Pictures.png(10, 10);
    for (byte first : new byte[] {0x7F, (byte) 0x80}) {
      byte[] broken = png.clone();
      broken[33] = first;
      assertDamaged(() -> PngParser.parse(broken));
    }
  }

  @Test
  void pngWithoutItsHeaderInFrontIsDamaged() {
    byte[] png = Pictures.png(10, 10);
    byte[] withoutHeader = concat(Arrays.copyOf(png, 8), Arrays.copyOfRange(png, 33, png.length));
    assertDamaged(() -> PngParser.parse(withoutHeader));
    byte[] twoHeaders = concat(Arrays.copyOf(png, 33), Arrays.copyOfRange(png, 8, png.length));
    assertDamaged(() -> PngParser.parse(twoHeaders));
  }

  @Test
  void webpExifIsFoundAndBadChunksAreDamaged() throws PhotoException {
    String picture = "VP8L\5\0\0\0/\0\0\0\0\0";
    assertThat(WebpParser.parse(webp(28, picture + "EXIF\2\0\0\0II")).exif())
        .containsExactly('I', 'I');
    assertDamaged(() -> WebpParser.parse(webp(28, picture + "EXIF\3\0\0\0II")));
    assertDamaged(() -> WebpParser.parse(webp(28, picture + "EXIF\2\0\0\377II")));
    assertDamaged(() -> WebpParser.parse(webp(29, picture + "EXIF\2\0\0\0II")));
    assertDamaged(() -> WebpParser.parse(webp(24, "ABCD\1\0\0\0x\0EXIF\2\0\0\0II")));
  }

  @Test
  void profilesOfOtherKindsChangeNothing() {
    RgbImage image = Pictures.rgb(4, 4, (x, y) -> 0x406080);
    byte[] gray = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    assertThat(ColourProfile.toSrgb(image, gray)).isSameAs(image);
    assertThat(ColourProfile.toSrgb(image, srgb)).isSameAs(image);
    assertThat(ColourProfile.toSrgb(image, new byte[] {1, 2, 3})).isSameAs(image);
  }

  private static byte[] webp(int size, String chunks) {
    String text = "RIFF" + (char) size + "\0\0\0WEBP" + chunks;
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] hex(String... parts) {
    return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static void assertDamaged(ThrowingCallable parse) {
    assertThatThrownBy(parse)
        .isInstanceOfSatisfying(
            PhotoException.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.IMAGE_DAMAGED));
  }
}
