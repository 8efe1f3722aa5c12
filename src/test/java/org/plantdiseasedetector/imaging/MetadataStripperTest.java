package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.testing.Pictures;

/** A stripped photo looks the same and tells neither place nor camera. */
class MetadataStripperTest {

  private static final String SERIAL = "SN-4711-SECRET";

  @Test
  void aJpegKeepsPixelsAndOrientationOnly() throws Exception {
    byte[] plain = Pictures.jpeg(400, 300);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(plain, 0, 2);
    segment(file, 0xE1, concat(ascii("Exif\0\0"), exif(6)));
    segment(file, 0xE1, ascii("http://ns.adobe.com/xap/1.0/\0 " + SERIAL));
    segment(file, 0xED, ascii("Photoshop 3.0\0 " + SERIAL));
    segment(file, 0xFE, ascii(SERIAL));
    file.write(plain, 2, plain.length - 2);
    file.writeBytes(ascii("a second picture with " + SERIAL));
    byte[] photo = file.toByteArray();
    assertThat(PhotoOrigin.read(photo).place()).isPresent();
    byte[] stripped = MetadataStripper.strip(photo);
    assertClean(stripped);
    assertThat(pixels(stripped)).isEqualTo(pixels(plain));
    assertThat(Orientation.value(JpegParser.parse(stripped).exif())).isEqualTo(6);
    assertThat(MetadataStripper.strip(stripped)).isEqualTo(stripped);
    assertThat(MetadataStripper.strip(plain).length).isLessThanOrEqualTo(plain.length);
  }

  @Test
  void aPngKeepsPixelsAndOrientationOnly() throws Exception {
    byte[] plain = Pictures.png(60, 40);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(plain, 0, 33);
    chunk(file, "eXIf", exif(8));
    chunk(file, "tEXt", ascii("Comment\0" + SERIAL));
    chunk(file, "prVt", ascii(SERIAL));
    file.write(plain, 33, plain.length - 33);
    file.writeBytes(ascii(SERIAL));
    byte[] stripped = MetadataStripper.strip(file.toByteArray());
    assertClean(stripped);
    assertThat(pixels(stripped)).isEqualTo(pixels(plain));
    assertThat(Orientation.value(PngParser.parse(stripped).exif())).isEqualTo(8);
  }

  @Test
  void aWebpLosesItsMetadataChunks() throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] canvas = new byte[10];
    canvas[0] = 0x0C;
    canvas[4] = 9;
    canvas[7] = 9;
    byte[] picture = {0x2F, 9, 0x40, 2, 0, 1, 2};
    riff(body, "VP8X", canvas);
    riff(body, "VP8L", picture);
    riff(body, "EXIF", exif(3));
    riff(body, "XMP ", ascii(SERIAL));
    riff(body, "secr", ascii(SERIAL));
    byte[] photo = webp(body.toByteArray());
    assertThat(PhotoOrigin.read(photo).place()).isPresent();
    byte[] stripped = MetadataStripper.strip(photo);
    assertClean(stripped);
    PhotoHeader header = WebpParser.parse(stripped);
    assertThat(header.width()).isEqualTo(10);
    assertThat(Orientation.value(header.exif())).isEqualTo(3);
    assertThat(new String(stripped, StandardCharsets.ISO_8859_1)).contains("VP8L");
  }

  @Test
  void aTiffLosesEverythingBesideThePicture() throws Exception {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      byte[] photo = tiff(order);
      assertThat(PhotoOrigin.read(photo).place()).isPresent();
      byte[] stripped = MetadataStripper.strip(photo);
      assertClean(stripped);
      assertThat(pixels(stripped)).isEqualTo(pixels(photo));
    }
  }

  @Test
  void whatCannotBeStrippedIsRefused() throws Exception {
    byte[] gif = Pictures.encode(Pictures.plain(9, 9, BufferedImage.TYPE_INT_RGB, 0), "gif");
    for (byte[] bad :
        new byte[][] {
          gif,
          ascii("no photo"),
          new byte[0],
          Arrays.copyOf(Pictures.jpeg(80, 80), 400),
          Arrays.copyOf(Pictures.png(80, 80), 60)
        }) {
      assertThatExceptionOfType(PhotoException.class).isThrownBy(() -> MetadataStripper.strip(bad));
    }
  }

  @Test
  void damagedFilesAreStrippedOrRefusedButBreakNothing() throws Exception {
    byte[] good = tiff(ByteOrder.BIG_ENDIAN);
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= (byte) 0xFF;
      try {
        assertThat(PhotoOrigin.read(MetadataStripper.strip(bad)).place()).isEmpty();
      } catch (PhotoException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
  }

  private static void assertClean(byte[] stripped) {
    assertThat(PhotoOrigin.read(stripped)).isEqualTo(PhotoOrigin.UNKNOWN);
    assertThat(new String(stripped, StandardCharsets.ISO_8859_1)).doesNotContain(SERIAL);
  }

  private static int[] pixels(byte[] photo) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(photo));
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }

  /** A TIFF structure: orientation, camera's serial number, and a place. */
  private static byte[] exif(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(220);
    tiff.put(ascii("MM\0*")).putInt(8).putShort((short) 3);
    entry(tiff, 0x0112, 3, 1, orientation << 16);
    entry(tiff, 0x8769, 4, 1, 60);
    entry(tiff, 0x8825, 4, 1, 100);
    tiff.putInt(0).position(60).putShort((short) 1);
    entry(tiff, 0xA431, 2, SERIAL.length(), 80);
    tiff.putInt(0).position(80).put(ascii(SERIAL));
    gps(tiff, 100);
    return tiff.array();
  }

  private static void gps(ByteBuffer tiff, int at) {
    tiff.position(at).putShort((short) 4);
    entry(tiff, 1, 2, 2, tiff.order() == ByteOrder.BIG_ENDIAN ? 'N' << 24 : 'N');
    entry(tiff, 2, 5, 3, at + 60);
    entry(tiff, 3, 2, 2, tiff.order() == ByteOrder.BIG_ENDIAN ? 'E' << 24 : 'E');
    entry(tiff, 4, 5, 3, at + 84);
    tiff.putInt(0).position(at + 60);
    for (int degrees : new int[] {48, 11}) {
      tiff.putInt(degrees).putInt(1).putInt(30).putInt(1).putInt(0).putInt(1);
    }
  }

  /** A gray picture of 8 x 8 pixels with serial number, XMP and place. */
  private static byte[] tiff(ByteOrder order) {
    ByteBuffer tiff = ByteBuffer.allocate(520).order(order);
    tiff.put(ascii(order == ByteOrder.BIG_ENDIAN ? "MM" : "II")).putShort((short) 42).putInt(8);
    tiff.putShort((short) 12);
    boolean big = order == ByteOrder.BIG_ENDIAN;
    int[][] shorts = {{256, 8}, {257, 8}, {258, 8}, {259, 1}, {262, 1}};
    for (int[] tag : shorts) {
      entry(tiff, tag[0], 3, 1, big ? tag[1] << 16 : tag[1]);
    }
    entry(tiff, 273, 4, 1, 440);
    entry(tiff, 277, 3, 1, big ? 1 << 16 : 1);
    entry(tiff, 278, 3, 1, big ? 8 << 16 : 8);
    entry(tiff, 279, 4, 1, 64);
    entry(tiff, 700, 1, SERIAL.length(), 170);
    entry(tiff, 34665, 4, 1, 190);
    entry(tiff, 34853, 4, 1, 260);
    tiff.putInt(0);
    tiff.position(170).put(ascii(SERIAL));
    tiff.position(190).putShort((short) 1);
    entry(tiff, 0xA431, 2, SERIAL.length(), 220);
    tiff.putInt(0).position(220).put(ascii(SERIAL));
    gps(tiff, 260);
    tiff.position(440);
    for (int i = 0; i < 64; i++) {
      tiff.put((byte) (3 * i));
    }
    return tiff.array();
  }

  private static void entry(ByteBuffer exif, int tag, int type, int count, int value) {
    exif.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static void segment(ByteArrayOutputStream file, int marker, byte[] content) {
    file.writeBytes(
        ByteBuffer.allocate(4)
            .put((byte) 0xFF)
            .put((byte) marker)
            .putShort((short) (content.length + 2))
            .array());
    file.writeBytes(content);
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(ascii(type));
    crc.update(content);
    file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    file.writeBytes(concat(ascii(type), content));
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static void riff(ByteArrayOutputStream body, String type, byte[] content) {
    body.writeBytes(ascii(type));
    body.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length).array());
    body.writeBytes(Arrays.copyOf(content, content.length + (content.length & 1)));
  }

  private static byte[] webp(byte[] body) {
    byte[] size =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(body.length + 4).array();
    return concat(concat(ascii("RIFF"), size), concat(ascii("WEBP"), body));
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
