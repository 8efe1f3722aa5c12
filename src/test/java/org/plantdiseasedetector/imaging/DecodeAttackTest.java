package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plantdiseasedetector.testing.HostileFiles.chunk;
import static org.plantdiseasedetector.testing.HostileFiles.concat;
import static org.plantdiseasedetector.testing.HostileFiles.deflatedZeros;
import static org.plantdiseasedetector.testing.HostileFiles.latin;
import static org.plantdiseasedetector.testing.HostileFiles.png;
import static org.plantdiseasedetector.testing.HostileFiles.tiff;
import static org.plantdiseasedetector.testing.HostileFiles.webpChunk;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.testing.HostileFiles;
import org.plantdiseasedetector.testing.Pictures;

/** One test for each attack on the decoders. */
class DecodeAttackTest {

  private static final PhotoDecoder DECODER = new SafePhotoDecoder();
  private static final int MANY = 60_000;

  @Test
  void aLongThinPictureIsThinnedOutInBothDirections() throws PhotoException {
    DecodedPhoto photo = DECODER.decode(png(64, 600_000, 8, 2, 600_000L * 193), 64);
    assertThat(photo.sourceHeight()).isEqualTo(600_000);
    assertThat(photo.image().rgb().length).isLessThan(3 * 16_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
  void packedMetadataOfAPngIsNotUnpackedWithoutLimit(String type) throws PhotoException {
    byte[] head = latin(type.equals("iTXt") ? "x\0\1\0\0\0" : "x\0\0");
    byte[] bomb = chunk(type, concat(head, deflatedZeros(300_000_000)));
    DecodedPhoto photo = DECODER.decode(png(80, 80, 8, 2, 80 * 241, bomb), 64);
    assertThat(Pictures.pixel(photo.image(), 40, 40)).isZero();
  }

  @Test
  void dataThatUnpackToMoreThanThePictureAreNotKept() throws PhotoException {
    assertThat(DECODER.decode(png(80, 80, 8, 2, 300_000_000), 64).sourceWidth()).isEqualTo(80);
  }

  @Test
  void aPngWhoseDataAreTooShortIsDamaged() {
    assertFails(FailureCode.IMAGE_DAMAGED, png(80, 80, 8, 2, 40 * 241));
    assertFails(FailureCode.IMAGE_DAMAGED, png(14_000, 14_000, 8, 2, 100));
  }

  @Test
  void exifEntriesThatAllPointToTheSameBytesAreNotCopied() throws PhotoException {
    ByteBuffer exif = ByteBuffer.allocate(14 + 12 * MANY).order(ByteOrder.LITTLE_ENDIAN);
    exif.put(latin("II*\0")).putInt(8).putShort((short) MANY);
    for (int i = 0; i < MANY; i++) {
      exif.putShort((short) (1_000 + i % 40_000)).putShort((short) 7).putInt(700_000).putInt(0);
    }
    byte[] bomb = png(80, 80, 8, 2, 80 * 241, chunk("eXIf", exif.array()));
    assertThat(DECODER.decode(bomb, 64).sourceWidth()).isEqualTo(80);
  }

  @Test
  void animationsWithTooManyFramesAreRefused() {
    byte[] frame = chunk("fcTL", new byte[26]);
    byte[][] frames = new byte[1_001][];
    Arrays.fill(frames, frame);
    assertFails(FailureCode.IMAGE_TOO_LARGE, png(80, 80, 8, 2, 80 * 241, concat(frames)));

    byte[] gif = Pictures.encode(Pictures.corners(80, 80), "gif");
    int picture = gif.length - 10;
    byte[] tiny = HexFormat.of().parseHex("2C00000000010001000002024C0100");
    Arrays.fill(frames, tiny);
    assertThat(picture).isPositive();
    assertFails(
        FailureCode.IMAGE_TOO_LARGE,
        concat(Arrays.copyOf(gif, gif.length - 1), concat(frames), new byte[] {0x3B}));

    byte[] webpFrame = webpChunk("VP8L", HexFormat.of().parseHex("2F4FC0130000"));
    Arrays.fill(frames, webpFrame);
    assertFails(FailureCode.IMAGE_TOO_LARGE, HostileFiles.webp(concat(frames)));
  }

  @Test
  void aGifWithoutItsPixelsIsDamaged() {
    byte[] gif = Pictures.encode(Pictures.corners(80, 80), "gif");
    for (int at = 13; at + 9 < gif.length; at++) {
      if (gif[at] == 0x2C && gif[at + 5] == 80 && gif[at + 7] == 80) {
        byte[] lie = gif.clone();
        ByteBuffer.wrap(lie).order(ByteOrder.LITTLE_ENDIAN).putShort(at + 7, (short) 14_000);
        assertFails(FailureCode.IMAGE_DAMAGED, lie);
        return;
      }
    }
    throw new IllegalStateException("The writer has made a GIF of another structure");
  }

  @Test
  void progressiveJpegIsLimitedFurtherSinceTheDecoderKeepsIt() throws PhotoException {
    byte[] progressive = HostileFiles.progressive(Pictures.corners(200, 200));
    PhotoDecoder strict = new SafePhotoDecoder(new DecodeLimits(1 << 20, 1_000_000, 64, 39_999, 9));
    assertFails(FailureCode.IMAGE_TOO_LARGE, strict, progressive);
    assertThat(strict.decode(Pictures.jpeg(200, 200), 64).sourceWidth()).isEqualTo(200);
    assertThat(DECODER.decode(progressive, 64).sourceWidth()).isEqualTo(200);
  }

  @Test
  void aJpegWithHundredsOfScansIsRefused() {
    byte[] progressive = HostileFiles.progressive(Pictures.corners(200, 200));
    byte[] endless = HostileFiles.withMoreScans(progressive, 100);
    assertThatThrownBy(() -> DECODER.decode(endless, 64))
        .isInstanceOf(PhotoException.class)
        .hasMessageContaining("more than 100 scans");
  }

  @Test
  void aJpegThatAnnouncesMoreThanItHoldsIsDamaged() {
    byte[] jpeg = Pictures.jpeg(200, 200);
    assertFails(FailureCode.IMAGE_DAMAGED, HostileFiles.withJpegSize(jpeg, 14_000, 14_000));
    assertFails(FailureCode.IMAGE_DAMAGED, HostileFiles.withJpegSize(jpeg, 200, 400));
  }

  @Test
  void damageInTheMiddleOfAJpegIsNoticed() throws IOException {
    byte[] photo = Files.readAllBytes(Path.of("src/main/samples/tomato-late-blight.jpg"));
    Arrays.fill(photo, photo.length / 3, photo.length / 2, (byte) 0);
    assertFails(FailureCode.IMAGE_DAMAGED, photo);
  }

  @Test
  void aFewBytesOfPaddingAreNoDamage() throws PhotoException {
    byte[] jpeg = Pictures.jpeg(200, 200);
    byte[] padded =
        concat(Arrays.copyOf(jpeg, jpeg.length - 2), new byte[8], latin("\u00FF\u00D9"));
    assertThat(DECODER.decode(padded, 64).sourceWidth()).isEqualTo(200);
  }

  @Test
  void aBitmapThatWrapsAnotherFormatIsRefused() {
    byte[] inside = png(9_000, 9_000, 1, 0, 1);
    byte[] bmp = concat(Arrays.copyOf(bmp(), 54), inside);
    ByteBuffer header = ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN);
    for (int compression : new int[] {4, 5}) {
      header.putShort(28, (short) 0).putInt(30, compression).putInt(34, inside.length);
      assertFails(FailureCode.IMAGE_DAMAGED, bmp);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "18,14000,IMAGE_DAMAGED",
    "22,1000000,IMAGE_DAMAGED",
    "18,-5,IMAGE_DAMAGED",
    "22,0,IMAGE_DAMAGED",
    "10,2147483647,IMAGE_DAMAGED",
    "10,-1,IMAGE_DAMAGED"
  })
  void liesInABitmapHeaderAreDamage(int at, int value, FailureCode code) {
    byte[] bmp = bmp();
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    assertFails(code, bmp);
  }

  @Test
  void aBitmapFromTopToBottomIsRead() throws PhotoException {
    byte[] bmp = bmp();
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -80);
    RgbImage turned = DECODER.decode(bmp, 64).image();
    assertThat(Pictures.pixel(turned, 0, 0))
        .isEqualTo(Pictures.corners(80, 80).getRGB(0, 79) & 0xFFFFFF);
  }

  @ParameterizedTest
  @CsvSource({
    "322,60000,323,60000",
    "322,2147483647,323,2147483647",
    "277,65535,273,8",
    "258,65535,273,8",
    "273,2147483647,279,100",
    "279,2147483647,273,8",
    "279,100,273,2147483647",
    "257,2000000,273,8"
  })
  void liesInATiffDirectoryAreDamage(long tag, long value, long otherTag, long otherValue) {
    long[][] entries = {
      {256, 3, 1, 100},
      {257, 4, 1, 100},
      {258, 3, 1, 8},
      {259, 3, 1, 1},
      {262, 3, 1, 1},
      {273, 4, 1, 8},
      {277, 3, 1, 1},
      {278, 4, 1, 100},
      {279, 4, 1, 100},
    };
    long[][] lies = Arrays.copyOf(entries, entries.length + 2);
    lies[9] = new long[] {324, 4, 1, 8};
    lies[10] = new long[] {325, 4, 1, 100};
    for (int i = 0; i < entries.length; i++) {
      lies[i] = replaced(entries[i], tag, value, otherTag, otherValue);
    }
    if (tag == 322) {
      lies[5] = new long[] {322, 4, 1, value};
      lies[8] = new long[] {323, 4, 1, otherValue};
    }
    assertFails(FailureCode.IMAGE_DAMAGED, tiff(lies));
  }

  private static long[] replaced(
      long[] entry, long tag, long value, long otherTag, long otherValue) {
    long[] changed = entry.clone();
    changed[3] = entry[0] == tag ? value : entry[0] == otherTag ? otherValue : entry[3];
    return changed;
  }

  @Test
  void tiffDirectoriesInACircleAndOverlappingValuesAreDamage() {
    byte[] circle = tiff(new long[][] {{256, 3, 1, 80}, {257, 3, 1, 80}, {330, 4, 1, 8}});
    ByteBuffer.wrap(circle).order(ByteOrder.LITTLE_ENDIAN).putInt(10 + 36, 8);
    assertFails(FailureCode.IMAGE_DAMAGED, circle);

    long[][] entries = new long[1_000][];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new long[] {1_000 + i, 7, 100_000, 0};
    }
    assertFails(FailureCode.IMAGE_DAMAGED, concat(tiff(entries), new byte[200_000]));
  }

  @Test
  void aTiffWithAJpegLargerThanItselfIsDamaged() {
    byte[] jpeg = HostileFiles.withJpegSize(Pictures.jpeg(64, 64), 9_000, 9_000);
    byte[] jpegTiff =
        tiff(
            new long[][] {
              {256, 3, 1, 64},
              {257, 3, 1, 64},
              {258, 3, 1, 8},
              {259, 3, 1, 7},
              {262, 3, 1, 6},
              {273, 4, 1, 14 + 12 * 9 + 64},
              {277, 3, 1, 3},
              {278, 4, 1, 64},
              {279, 4, 1, jpeg.length},
            });
    assertFails(FailureCode.IMAGE_DAMAGED, concat(jpegTiff, jpeg));
  }

  @Test
  void tiffWithDeflateIsRead() throws PhotoException {
    BufferedImage picture = Pictures.corners(90, 80);
    RgbImage image = DECODER.decode(HostileFiles.deflatedTiff(picture), 64).image();
    assertThat(Pictures.pixel(image, 70, 60)).isEqualTo(picture.getRGB(70, 60) & 0xFFFFFF);
  }

  @Test
  void aWebpPictureLargerThanItsCanvasIsDamaged() {
    byte[] canvas = webpChunk("VP8X", HexFormat.of().parseHex("000000004F00004F0000"));
    byte[] large = webpChunk("VP8L", HexFormat.of().parseHex("2FFFFFFF0F00"));
    assertFails(FailureCode.IMAGE_DAMAGED, HostileFiles.webp(canvas, large));
    assertFails(FailureCode.IMAGE_TOO_LARGE, HostileFiles.webp(large));
    assertFails(FailureCode.IMAGE_DAMAGED, HostileFiles.webp(canvas));
  }

  @Test
  void metadataOfAPngAreHonoured() throws PhotoException {
    byte[] gray =
        Pictures.encode(Pictures.plain(90, 80, BufferedImage.TYPE_INT_RGB, 0xFF404040), "png");
    int afterHeader = 33;
    byte[] tagged =
        concat(
            Arrays.copyOf(gray, afterHeader),
            HostileFiles.profileChunk(),
            chunk("eXIf", HostileFiles.orientation(6)),
            Arrays.copyOfRange(gray, afterHeader, gray.length));
    DecodedPhoto photo = DECODER.decode(tagged, 64);
    assertThat(photo.sourceWidth()).isEqualTo(80);
    // The profile is linear; sRGB transfer function: 1.055 · (64/255)^(1/2.4) − 0.055 = 0.538
    assertThat(Pictures.pixel(photo.image(), 40, 40) & 0xFF).isBetween(135, 139);

    byte[] damaged = concat(latin("x\0\0"), new byte[] {1, 2, 3});
    byte[] ignored =
        concat(
            Arrays.copyOf(gray, afterHeader),
            chunk("iCCP", damaged),
            Arrays.copyOfRange(gray, afterHeader, gray.length));
    assertThat(Pictures.pixel(DECODER.decode(ignored, 64).image(), 40, 40)).isEqualTo(0x404040);
  }

  private static byte[] bmp() {
    return Pictures.encode(Pictures.corners(80, 80), "bmp");
  }

  private static void assertFails(FailureCode code, byte[] file) {
    assertFails(code, DECODER, file);
  }

  private static void assertFails(FailureCode code, PhotoDecoder decoder, byte[] file) {
    assertThatThrownBy(() -> decoder.decode(file, 64))
        .isInstanceOfSatisfying(
            PhotoException.class,
            failure -> assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code));
  }
}
