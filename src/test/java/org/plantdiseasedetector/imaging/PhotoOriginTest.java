package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.testing.Pictures;

/** When and where, out of files that anybody can have written; and small pictures of them. */
class PhotoOriginTest {

  @Test
  void aPhotoWithTimeAndPlaceTellsBoth() {
    PhotoOrigin origin = PhotoOrigin.read(photo("2026:06:01 09:30:15\0", 48, 'N', 11, 'W'));
    assertThat(origin.takenAt()).contains(LocalDateTime.of(2026, 6, 1, 9, 30, 15));
    assertThat(origin.place())
        .hasValueSatisfying(
            place -> {
              assertThat(place.latitude()).isCloseTo(48.5, within(1e-9));
              assertThat(place.longitude()).isCloseTo(-11.5, within(1e-9));
            });
  }

  @Test
  void nonsenseIsLeftOut() {
    assertThat(PhotoOrigin.read(photo("2026:13:41 99:30:15\0", 48, 'N', 11, 'W')).takenAt())
        .isEmpty();
    assertThat(PhotoOrigin.read(photo("2026:06:01 09:30:15\0", 99, 'N', 11, 'W')).place())
        .isEmpty();
    assertThat(PhotoOrigin.read(Pictures.jpeg(80, 80))).isEqualTo(PhotoOrigin.UNKNOWN);
    assertThat(PhotoOrigin.read("no photo".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(PhotoOrigin.UNKNOWN);
  }

  @Test
  void noDamageOfTheMetadataIsMoreThanMissingMetadata() {
    byte[] good = photo("2026:06:01 09:30:15\0", 48, 'N', 11, 'W');
    for (int at = 2; at < 260; at++) {
      byte[] bad = good.clone();
      bad[at] ^= (byte) 0xFF;
      PhotoOrigin.read(bad)
          .place()
          .ifPresent(
              place -> {
                assertThat(place.latitude()).isBetween(-90.0, 90.0);
                assertThat(place.longitude()).isBetween(-180.0, 180.0);
              });
      PhotoOrigin.read(Arrays.copyOf(good, at));
    }
  }

  @Test
  void aThumbnailIsSmallUprightAndTellsNothingOfThePlace() throws Exception {
    byte[] jpeg =
        new Thumbnail(new SafePhotoDecoder())
            .jpeg(photo("2026:06:01 09:30:15\0", 48, 'N', 11, 'W'));
    var image = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertThat(image.getWidth()).isEqualTo(256);
    assertThat(image.getHeight()).isEqualTo(192);
    assertThat(PhotoOrigin.read(jpeg)).isEqualTo(PhotoOrigin.UNKNOWN);
  }

  /** A JPEG with an Exif block: IFD0, Exif IFD with the time, GPS IFD with degrees and a half. */
  private static byte[] photo(String time, int north, char ns, int east, char ew) {
    ByteBuffer exif = ByteBuffer.allocate(220);
    exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
    exif.putShort((short) 2);
    entry(exif, 0x8769, 4, 1, 38);
    entry(exif, 0x8825, 4, 1, 76);
    exif.putInt(0);
    exif.position(6 + 38).putShort((short) 1);
    entry(exif, 0x9003, 2, 20, 56);
    exif.putInt(0);
    exif.position(6 + 56).put(time.getBytes(StandardCharsets.US_ASCII));
    exif.position(6 + 76).putShort((short) 4);
    entry(exif, 1, 2, 2, ns << 24);
    entry(exif, 2, 5, 3, 130);
    entry(exif, 3, 2, 2, ew << 24);
    entry(exif, 4, 5, 3, 154);
    exif.putInt(0);
    exif.position(6 + 130);
    for (int degrees : new int[] {north, east}) {
      exif.putInt(degrees).putInt(1).putInt(30).putInt(1).putInt(0).putInt(1);
    }
    byte[] jpeg = Pictures.jpeg(400, 300);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(jpeg, 0, 2);
    file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (exif.capacity() + 2)});
    file.writeBytes(exif.array());
    file.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }

  private static void entry(ByteBuffer exif, int tag, int type, int count, int value) {
    exif.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }
}
