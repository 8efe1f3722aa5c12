package org.plantdiseasedetector.imaging;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.plantdiseasedetector.domain.FailureCode;

/**
 * Decodes everything that ImageIO has a reader for; large pictures are read with whole rows and
 * columns left out, so that memory stays bounded. Uses no drawing surface, so it needs no window
 * system.
 */
final class ImageIoDecoder {

  /** Rows are left out only down to this multiple of the wanted size, against aliasing. */
  private static final int OVERSAMPLING = 4;

  /** Most pixels of a result; reached by pictures that are extremely long and thin. */
  private static final long MOST_RESULT_PIXELS = 16_000_000;

  private final DecodeLimits limits;

  ImageIoDecoder(DecodeLimits limits) {
    this.limits = limits;
  }

  /**
   * A picture as stored, and its full size.
   *
   * @param image the pixels, possibly thinned out
   * @param width of the original in pixels
   * @param height of the original in pixels
   */
  record Stored(RgbImage image, int width, int height) {}

  /**
   * Decodes the first picture of a file.
   *
   * @param bytes the file
   * @param minSide lower bound of the result's shorter side in pixels, where the source has them
   * @throws PhotoException if a limit is exceeded or no reader can decode it
   */
  Stored decode(byte[] bytes, int minSide) throws PhotoException {
    try (ImageInputStream input = new MemoryCacheImageInputStream(new AbortableInput(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new PhotoException(FailureCode.IMAGE_DAMAGED, "no reader takes the file");
      }
      return read(readers.next(), input, minSide);
    } catch (IOException | RuntimeException broken) {
      throw new PhotoException(FailureCode.IMAGE_DAMAGED, broken.toString(), broken);
    }
  }

  private Stored read(ImageReader reader, ImageInputStream input, int minSide)
      throws IOException, PhotoException {
    try {
      reader.setInput(input, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      limits.check(width, height);
      int step = step(width, height, minSide);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      return new Stored(toRgb(reader.read(0, param)), width, height);
    } finally {
      reader.dispose();
    }
  }

  private static int step(int width, int height, int minSide) {
    int wanted = Math.min(width, height) / (OVERSAMPLING * Math.max(1, minSide));
    double forced = Math.ceil(Math.sqrt((double) width * height / MOST_RESULT_PIXELS));
    return Math.max(1, Math.max(wanted, (int) forced));
  }

  private static RgbImage toRgb(BufferedImage image) {
    ColorModel model = image.getColorModel();
    boolean gray =
        !(model instanceof IndexColorModel)
            && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    return gray ? grayToRgb(image) : colourToRgb(image);
  }

  private static RgbImage colourToRgb(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        Pixels.put(row[x], rgb, (y * width + x) * 3);
      }
    }
    return new RgbImage(width, height, rgb);
  }

  /**
   * Java's gray colour space is linear and would lighten the picture; files hold gray values with
   * the same transfer curve as sRGB, so they are copied.
   */
  private static RgbImage grayToRgb(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    Raster raster = image.getRaster();
    int grayShift = image.getSampleModel().getSampleSize(0) - 8;
    boolean alpha = image.getColorModel().hasAlpha();
    byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int value = eightBits(raster.getSample(x, y, 0), grayShift);
        int opacity = alpha ? eightBits(raster.getSample(x, y, 1), grayShift) : 255;
        int argb = opacity << 24 | value << 16 | value << 8 | value;
        Pixels.put(argb, rgb, (y * width + x) * 3);
      }
    }
    return new RgbImage(width, height, rgb);
  }

  private static int eightBits(int sample, int shift) {
    return shift >= 0 ? sample >> shift : sample * 255 / ((1 << (8 + shift)) - 1);
  }
}
