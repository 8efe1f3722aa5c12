package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.testing.Pictures;

class SafePhotoDecoderTest {

  private static final PhotoDecoder DECODER = new SafePhotoDecoder();
  private static final PhotoDecoder TOLERANT =
      new SafePhotoDecoder(new DecodeLimits(64 << 20, 200_000_000L, 1));

  @ParameterizedTest
  @CsvSource({"jpg,3", "png,0", "gif,6", "bmp,0", "tiff,0"})
  void decodesEveryFormat(String format, double tolerance) throws PhotoException {
    BufferedImage picture = Pictures.corners(120, 90);
    DecodedPhoto photo = DECODER.decode(Pictures.encode(picture, format), 90);

    RgbImage expected = Pictures.rgb(120, 90, (x, y) -> picture.getRGB(x, y) & 0xFFFFFF);
    assertThat(photo.sourceWidth()).isEqualTo(120);
    assertThat(photo.sourceHeight()).isEqualTo(90);
    assertThat(Pictures.difference(photo.image(), expected)).isLessThanOrEqualTo(tolerance);
  }

  @ParameterizedTest
  @CsvSource({"1,100,75", "75,100,75", "76,200,150", "151,400,300", "301,800,600", "900,800,600"})
  void shrinksJpegWhileDecodingButNeverBelowTheWantedSide(int minSide, int width, int height)
      throws PhotoException {
    DecodedPhoto photo = DECODER.decode(Pictures.jpeg(800, 600), minSide);
    assertThat(photo.image().width()).isEqualTo(width);
    assertThat(photo.image().height()).isEqualTo(height);
    assertThat(photo.sourceWidth()).isEqualTo(800);
  }

  @ParameterizedTest
  @CsvSource({"803,601", "1001,999", "335,777"})
  void oddSizesKeepTheirContentWhenShrunk(int width, int height) throws PhotoException {
    byte[] jpeg = Pictures.jpeg(width, height);
    RgbImage full = DECODER.decode(jpeg, Math.min(width, height)).image();
    RgbImage small = DECODER.decode(jpeg, 64).image();
    RgbImage expected = Resampler.resize(full, 0, 0, width, height, small.width(), small.height());
    assertThat(small.width()).isLessThan(width / 2);
    assertThat(Pictures.difference(small, expected)).isLessThan(2);
  }

  @Test
  void largePngIsThinnedOut() throws PhotoException {
    DecodedPhoto photo = DECODER.decode(Pictures.png(1200, 900), 64);
    assertThat(photo.sourceWidth()).isEqualTo(1200);
    assertThat(photo.image().width()).isEqualTo(400);
    assertThat(Pictures.pixel(photo.image(), 399, 299) >> 16 & 0xFF).isBetween(215, 220);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp", "tiff"})
  void aCutOffFileIsDamaged(String format) {
    byte[] whole = Pictures.encode(Pictures.corners(160, 120), format);
    for (double part : new double[] {0.3, 0.6, 0.9}) {
      byte[] cut = Arrays.copyOf(whole, (int) (whole.length * part));
      assertFails(FailureCode.IMAGE_DAMAGED, () -> DECODER.decode(cut, 64));
    }
  }

  @Test
  void everyCutOfAJpegIsNoticed() {
    byte[] whole = Pictures.jpeg(64, 64);
    for (int length = 4; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertFails(FailureCode.IMAGE_DAMAGED, () -> DECODER.decode(cut, 64));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void bytesAfterTheEndAreHarmless(String format) throws PhotoException {
    byte[] photo = Pictures.encode(Pictures.corners(80, 80), format);
    byte[] longer = concat(photo, Pictures.jpeg(20, 20), new byte[1000]);
    assertThat(DECODER.decode(longer, 80).sourceWidth()).isEqualTo(80);
  }

  @Test
  void aTruncatedJpegWithAThumbnailIsStillTruncated() throws PhotoException {
    byte[] thumbnail =
        concat("Exif\0\0II*\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII), Pictures.jpeg(16, 16));
    byte[] photo = withSegment(Pictures.jpeg(200, 200), 0xE1, thumbnail);
    assertThat(DECODER.decode(photo, 64).sourceWidth()).isEqualTo(200);
    byte[] cut = Arrays.copyOf(photo, photo.length - 100);
    assertFails(FailureCode.IMAGE_DAMAGED, () -> DECODER.decode(cut, 64));
  }

  @Test
  void transparencyBecomesWhite() throws PhotoException {
    BufferedImage clear = Pictures.plain(80, 80, BufferedImage.TYPE_INT_ARGB, 0x00FF0000);
    BufferedImage half = Pictures.plain(80, 80, BufferedImage.TYPE_INT_ARGB, 0x80FF0000);
    assertThat(firstPixel(clear, "png")).isEqualTo(0xFFFFFF);
    assertThat(firstPixel(half, "png")).isEqualTo(0xFF7F7F);
  }

  @ParameterizedTest
  @CsvSource({"10,png", "10,tiff", "11,png", "11,tiff", "12,png", "12,bmp"})
  void grayKeepsItsBrightness(int type, String format) throws PhotoException {
    BufferedImage gray = new BufferedImage(80, 80, type);
    int level = type == BufferedImage.TYPE_USHORT_GRAY ? 0x6464 : 100;
    for (int i = 0; i < 6400; i++) {
      gray.getRaster().setSample(i % 80, i / 80, 0, type == 12 ? 1 : level);
    }
    assertThat(firstPixel(gray, format)).isEqualTo(type == 12 ? 0xFFFFFF : 0x646464);
  }

  @Test
  void aGrayJpegTakesTheFastPathToo() throws PhotoException {
    BufferedImage gray = Pictures.plain(160, 160, BufferedImage.TYPE_BYTE_GRAY, 0xFF808080);
    DecodedPhoto photo = DECODER.decode(Pictures.encode(gray, "jpg"), 40);
    assertThat(photo.image().width()).isEqualTo(40);
    int pixel = Pictures.pixel(photo.image(), 20, 20);
    assertThat(pixel & 0xFF).isEqualTo(pixel >> 16);
  }

  @Test
  void readsWebp() throws PhotoException {
    byte[] webp =
        Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    assertThat(TOLERANT.decode(webp, 1).sourceWidth()).isEqualTo(1);
    byte[] cut = Arrays.copyOf(webp, webp.length - 6);
    assertFails(FailureCode.IMAGE_DAMAGED, () -> TOLERANT.decode(cut, 1));
  }

  @Test
  void coloursOfAnEmbeddedProfileAreConverted() throws PhotoException {
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    BufferedImage gray = Pictures.plain(80, 80, BufferedImage.TYPE_INT_RGB, 0xFF404040);
    byte[] jpeg = Pictures.encode(gray, "jpg");
    byte[] header = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII);
    byte[] tagged = withSegment(jpeg, 0xE2, concat(header, linear));

    int pixel = Pictures.pixel(DECODER.decode(tagged, 80).image(), 40, 40) & 0xFF;
    // sRGB transfer function, IEC 61966-2-1: 1.055 · (64/255)^(1/2.4) − 0.055 = 0.538
    assertThat((double) pixel).isCloseTo(137, within(2.0));

    byte[] damaged = withSegment(jpeg, 0xE2, concat(header, new byte[200]));
    assertThat(Pictures.pixel(DECODER.decode(damaged, 80).image(), 40, 40)).isEqualTo(0x404040);
  }

  @Test
  void fourColourJpegIsReadByTheFallback() throws IOException, PhotoException {
    byte[] cmyk = cmykJpeg(96, 64);
    DecodedPhoto photo = DECODER.decode(cmyk, 64);
    assertThat(photo.sourceWidth()).isEqualTo(96);
    int pixel = Pictures.pixel(photo.image(), 48, 32);
    assertThat(pixel & 0xFF).as("cyan holds more blue than red").isGreaterThan(pixel >> 16);
  }

  @Test
  void refusesWhatIsNoPhoto() {
    assertFails(FailureCode.FILE_EMPTY, () -> DECODER.decode(new byte[0], 64));
    assertFails(
        FailureCode.NOT_AN_IMAGE,
        () -> DECODER.decode("Dear diary, leaves.".getBytes(StandardCharsets.UTF_8), 64));
    assertFails(
        FailureCode.HEIC_NOT_SUPPORTED,
        () ->
            DECODER.decode(
                "\0\0\0\24ftypheic\0\0\0\0mif1".getBytes(StandardCharsets.ISO_8859_1), 64));
  }

  @Test
  void refusesWhatExceedsALimit() {
    PhotoDecoder strict = new SafePhotoDecoder(new DecodeLimits(5_000, 10_000, 64));
    assertFails(FailureCode.FILE_TOO_LARGE, () -> strict.decode(new byte[5_001], 64));
    for (String format : new String[] {"jpg", "png", "gif"}) {
      byte[] photo = Pictures.encode(Pictures.plain(101, 100, 1, 0), format);
      assertFails(FailureCode.IMAGE_TOO_LARGE, () -> strict.decode(photo, 64));
      byte[] tiny = Pictures.encode(Pictures.plain(100, 63, 1, 0), format);
      assertFails(FailureCode.IMAGE_TOO_SMALL, () -> strict.decode(tiny, 64));
    }
  }

  @Test
  void aHeaderThatAnnouncesABillionPixelsIsRefusedBeforeDecoding() {
    byte[] png = Pictures.png(64, 64);
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    assertFails(FailureCode.IMAGE_TOO_LARGE, () -> DECODER.decode(png, 64));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp", "tiff"})
  void damagedBytesNeverEscapeAsOtherExceptions(String format) {
    byte[] whole = Pictures.encode(Pictures.corners(70, 66), format);
    Random random = new Random(11);
    int refused = 0;
    for (int round = 0; round < 150; round++) {
      byte[] broken = whole.clone();
      for (int i = 0; i < 4; i++) {
        broken[random.nextInt(Math.min(broken.length, 400))] = (byte) random.nextInt(256);
      }
      try {
        assertThat(DECODER.decode(broken, 64).sourceWidth()).isPositive();
      } catch (PhotoException expected) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static int firstPixel(BufferedImage image, String format) throws PhotoException {
    return Pictures.pixel(DECODER.decode(Pictures.encode(image, format), 80).image(), 0, 0);
  }

  private static byte[] cmykJpeg(int width, int height) throws IOException {
    var raster = Raster.createInterleavedRaster(0, width, height, 4, null);
    for (int i = 0; i < width * height; i++) {
      // Files with Adobe's marker store the inks inverted: this is full cyan.
      raster.setPixel(i % width, i / width, new int[] {0, 255, 255, 255});
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    byte[] adobe = "Adobe\0\144\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    return withSegment(out.toByteArray(), 0xEE, adobe);
  }

  private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    byte[] head = {
      (byte) 0xFF,
      (byte) 0xD8,
      (byte) 0xFF,
      (byte) marker,
      (byte) ((content.length + 2) >> 8),
      (byte) (content.length + 2)
    };
    return concat(head, content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static void assertFails(FailureCode code, ThrowingCallable decode) {
    assertThatThrownBy(decode)
        .isInstanceOfSatisfying(
            PhotoException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
