package org.plantdiseasedetector.benchmark;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.RgbImage;

/**
 * Photos as large as those of a phone, made of the small sample photos: enlarged, with the noise of
 * a small sensor, which is what makes such files several megabytes large. They lie in a folder of
 * their own, which is removed in the end.
 */
public final class PhonePhotos implements AutoCloseable {

  /** Size and coding of the photos made: 12 megapixels baseline and 8 megapixels progressive. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(4000, 3000, false),
          new Kind(3264, 2448, true),
          new Kind(4032, 3024, false),
          new Kind(3264, 2448, true));

  private static final float QUALITY = 0.9f;
  private static final int NOISE = 6;
  private static final long SEED = 20_261_125;
  private static final int SAMPLE_SIDE = 512;

  private final Path folder;
  private final List<Path> photos;

  private record Kind(int width, int height, boolean progressive) {}

  private PhonePhotos(Path folder, List<Path> photos) {
    this.folder = folder;
    this.photos = photos;
  }

  /**
   * Makes four photos; takes seconds.
   *
   * @param samples small photos, used in turn; those that cannot be decoded are left out
   * @param decoder decodes them
   * @throws MeasureException if there is no sample, or the temporary folder cannot be written
   */
  public static PhonePhotos of(List<Path> samples, PhotoDecoder decoder) throws MeasureException {
    List<BufferedImage> sources = new ArrayList<>();
    for (Path sample : samples) {
      if (sources.size() < KINDS.size()) {
        read(sample, decoder, sources);
      }
    }
    if (sources.isEmpty()) {
      throw new MeasureException(
          "There are no photos among the samples. Name photos or their folder.", null);
    }
    try {
      Path folder = Files.createTempDirectory("pdd-benchmark-");
      PhonePhotos made = new PhonePhotos(folder, new ArrayList<>());
      for (int i = 0; i < KINDS.size(); i++) {
        Path file = folder.resolve("phone-" + (i + 1) + ".jpg");
        write(sources.get(i % sources.size()), KINDS.get(i), SEED + i, file);
        made.photos.add(file);
      }
      return made;
    } catch (IOException refused) {
      throw new MeasureException(
          "Photos to measure with cannot be written to the temporary folder: %s. Free some disk"
                  .formatted(refused.getMessage())
              + " space, or name photos of your own.",
          refused);
    }
  }

  private static void read(Path sample, PhotoDecoder decoder, List<BufferedImage> into) {
    try {
      RgbImage image = decoder.decode(Files.readAllBytes(sample), SAMPLE_SIDE).image();
      BufferedImage picture =
          new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < image.width() * image.height(); i++) {
        int rgb =
            (image.rgb()[3 * i] & 255) << 16
                | (image.rgb()[3 * i + 1] & 255) << 8
                | (image.rgb()[3 * i + 2] & 255);
        picture.setRGB(i % image.width(), i / image.width(), rgb);
      }
      into.add(picture);
    } catch (PhotoException | IOException unreadable) {
      // Whether all samples can be read is another question (pdd health).
      return;
    }
  }

  private static void write(BufferedImage source, Kind kind, long seed, Path file)
      throws IOException {
    BufferedImage large =
        new BufferedImage(kind.width(), kind.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = large.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(source, 0, 0, kind.width(), kind.height(), null);
    graphics.dispose();
    addNoise(large, seed);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      if (kind.progressive()) {
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(large, null, null), parameters);
    } finally {
      writer.dispose();
    }
  }

  private static void addNoise(BufferedImage image, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        int noise = random.nextInt(2 * NOISE + 1) - NOISE;
        row[x] =
            noisy(row[x] >> 16 & 255, noise) << 16
                | noisy(row[x] >> 8 & 255, noise) << 8
                | noisy(row[x] & 255, noise);
      }
      image.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
  }

  private static int noisy(int value, int noise) {
    return Math.clamp(value + noise, 0, 255);
  }

  /** Returns the photos. */
  public List<Path> photos() {
    return List.copyOf(photos);
  }

  /** Removes them. */
  @Override
  public void close() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException inUse) {
      throw new UncheckedIOException(inUse);
    }
  }
}
