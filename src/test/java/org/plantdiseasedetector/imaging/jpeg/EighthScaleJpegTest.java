package org.plantdiseasedetector.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.testing.Pictures;
import org.plantdiseasedetector.testing.SharedFiles;

class EighthScaleJpegTest {

  private static final String JPEG_METADATA = "javax_imageio_jpeg_image_1.0";

  /** Sizes that fill whole units of 16 pixels, and others; the writer halves the chrominance. */
  @ParameterizedTest
  @CsvSource({
    "320,240,false,0",
    "333,251,false,0",
    "320,240,true,0",
    "333,251,true,0",
    "320,240,false,3",
    "333,251,false,7"
  })
  void everyPixelIsTheMeanOfItsBlock(int width, int height, boolean progressive, int restarts)
      throws IOException {
    BufferedImage picture = leafy(width, height);
    RgbImage eighth = EighthScaleJpeg.decode(jpeg(picture, progressive, restarts)).orElseThrow();

    assertThat(eighth.width()).isEqualTo((width + 7) / 8);
    assertThat(eighth.height()).isEqualTo((height + 7) / 8);
    // The last row and column may be filled up by the writer as it likes.
    for (int y = 0; y < height / 8; y++) {
      for (int x = 0; x < width / 8; x++) {
        assertNear(Pictures.pixel(eighth, x, y), mean(picture, 8 * x, 8 * y), 8);
      }
    }
  }

  @Test
  void grayIsReadAsGray() {
    BufferedImage gray = new BufferedImage(160, 96, BufferedImage.TYPE_BYTE_GRAY);
    gray.getGraphics().fillRect(0, 0, 80, 96);
    RgbImage eighth = EighthScaleJpeg.decode(Pictures.encode(gray, "jpg")).orElseThrow();
    assertThat(Pictures.pixel(eighth, 2, 3)).isEqualTo(0xFFFFFF);
    assertThat(Pictures.pixel(eighth, 17, 3)).isZero();
  }

  @Test
  void phonePhotosLookAsOtherDecodersShowThem() throws IOException {
    try (Stream<Path> photos = Files.list(SharedFiles.orSkip("bench/photos"))) {
      for (Path photo : photos.toList()) {
        RgbImage eighth = EighthScaleJpeg.decode(Files.readAllBytes(photo)).orElseThrow();
        BufferedImage full = ImageIO.read(photo.toFile());
        long off = 0;
        int count = 0;
        for (int y = 0; y < full.getHeight() / 8; y += 7) {
          for (int x = 0; x < full.getWidth() / 8; x += 7) {
            int expected = mean(full, 8 * x, 8 * y);
            int found = Pictures.pixel(eighth, x, y);
            off += Math.abs((expected >> 8 & 0xFF) - (found >> 8 & 0xFF));
            count++;
          }
        }
        assertThat((double) off / count).as("mean difference of green, %s", photo).isLessThan(2);
      }
    }
  }

  @Test
  void whatIsNoJpegOrIsCutOffIsLeftToOthers() throws IOException {
    byte[] whole = jpeg(leafy(320, 240), false, 0);
    assertThat(EighthScaleJpeg.decode(Pictures.png(100, 100))).isEmpty();
    assertThat(EighthScaleJpeg.decode(new byte[0])).isEmpty();
    for (int length = 2; length < whole.length; length += 97) {
      assertThat(EighthScaleJpeg.decode(Arrays.copyOf(whole, length))).isEmpty();
    }
  }

  /** Nothing but an answer, whatever a byte is changed to: no exception, no endless loop. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void damagedFilesDoNoHarm(boolean progressive) throws IOException {
    byte[] whole = jpeg(leafy(320, 240), progressive, 5);
    Random random = new Random(7);
    int answers = 0;
    for (int i = 0; i < 4000; i++) {
      byte[] damaged = whole.clone();
      // Half of the changes hit the headers, which are the first 700 bytes.
      int at = random.nextInt(i % 2 == 0 ? 700 : damaged.length);
      damaged[at] = (byte) random.nextInt(256);
      // A frame of 65,535 pixels a side is refused by the caller, who knows the limits.
      if (isSizeIntact(damaged, whole)) {
        Optional<RgbImage> answer = EighthScaleJpeg.decode(damaged);
        answers += answer.isPresent() ? 1 : 0;
      }
    }
    assertThat(answers).isPositive();
  }

  /** A small file with a great number of scans would cost hours. */
  @Test
  void aFileOfThousandsOfScansIsRefused() throws IOException {
    byte[] whole = jpeg(leafy(64, 64), true, 0);
    int scan = indexOf(whole, 0xDA, 0);
    int end = EntropyData.end(whole, scan + 2 + (whole[scan + 3] & 0xFF));
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(whole, 0, scan);
    for (int i = 0; i < 1000; i++) {
      bomb.write(whole, scan, end - scan);
    }
    bomb.write(whole, end, whole.length - end);
    assertThat(EighthScaleJpeg.decode(whole)).isPresent();
    assertThat(EighthScaleJpeg.decode(bomb.toByteArray())).isEmpty();
  }

  @Test
  void anInterruptEndsTheWork() throws IOException {
    byte[] whole = jpeg(leafy(320, 240), false, 0);
    Thread.currentThread().interrupt();
    Optional<RgbImage> answer = EighthScaleJpeg.decode(whole);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer).isEmpty();
  }

  /** Adobe's marker with transform 0 says that the components are red, green and blue. */
  @Test
  void otherColoursAreLeftToOthers() throws IOException {
    byte[] whole = jpeg(leafy(64, 64), false, 0);
    byte[] adobe = {
      (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.write(whole, 0, 2);
    marked.write(adobe, 0, adobe.length);
    marked.write(whole, 2, whole.length - 2);
    assertThat(EighthScaleJpeg.decode(marked.toByteArray())).isEmpty();
  }

  private static boolean isSizeIntact(byte[] damaged, byte[] whole) {
    int frame = Math.max(indexOf(whole, 0xC0, 0), indexOf(whole, 0xC2, 0));
    return Arrays.equals(damaged, frame, frame + 9, whole, frame, frame + 9);
  }

  private static int indexOf(byte[] file, int marker, int from) {
    for (int i = from; i + 1 < file.length; i++) {
      if (file[i] == (byte) 0xFF && file[i + 1] == (byte) marker) {
        return i;
      }
    }
    return -1;
  }

  /** Smooth colours with fine texture, of which only the mean may be left. */
  private static BufferedImage leafy(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int noise = random.nextInt(40);
        int red = 40 + 120 * x / width + noise;
        int green = 80 + 120 * y / height + noise;
        image.setRGB(x, y, (red << 16) | (green << 8) | (60 + noise));
      }
    }
    return image;
  }

  private static int mean(BufferedImage image, int left, int top) {
    int[] sums = new int[3];
    for (int y = top; y < top + 8; y++) {
      for (int x = left; x < left + 8; x++) {
        int rgb = image.getRGB(x, y);
        sums[0] += rgb >> 16 & 0xFF;
        sums[1] += rgb >> 8 & 0xFF;
        sums[2] += rgb & 0xFF;
      }
    }
    return (sums[0] / 64) << 16 | (sums[1] / 64) << 8 | (sums[2] / 64);
  }

  private static void assertNear(int found, int expected, int tolerance) {
    for (int shift : List.of(16, 8, 0)) {
      assertThat((found >> shift & 0xFF) - (expected >> shift & 0xFF))
          .as("%06x for %06x", found, expected)
          .isBetween(-tolerance, tolerance);
    }
  }

  private static byte[] jpeg(BufferedImage picture, boolean progressive, int restarts)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(0.95f);
    param.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), param);
    if (restarts > 0) {
      IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(JPEG_METADATA);
      IIOMetadataNode interval = new IIOMetadataNode("dri");
      interval.setAttribute("interval", String.valueOf(restarts));
      root.getLastChild().appendChild(interval);
      metadata.setFromTree(JPEG_METADATA, root);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, metadata), param);
    } finally {
      writer.dispose();
    }
    byte[] bytes = out.toByteArray();
    assertThat(indexOf(bytes, 0xDD, 0) >= 0).as("restart interval").isEqualTo(restarts > 0);
    return bytes;
  }
}
