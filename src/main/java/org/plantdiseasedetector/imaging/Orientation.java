package org.plantdiseasedetector.imaging;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.IOException;

/**
 * How a stored picture must be turned to stand upright (Exif 2.32, tag 0x0112).
 *
 * @param transposed whether rows and columns are exchanged (values 5 to 8)
 * @param flipX whether the source is read from right to left
 * @param flipY whether the source is read from bottom to top
 */
record Orientation(boolean transposed, boolean flipX, boolean flipY) {

  /** Stored as it should be seen. */
  static final Orientation UPRIGHT = new Orientation(false, false, false);

  /**
   * Reads the orientation out of an Exif block.
   *
   * @param exif TIFF structure, possibly empty, damaged or hostile
   * @return {@link #UPRIGHT} if it says nothing usable
   */
  static Orientation read(byte[] exif) {
    return of(value(exif));
  }

  /** Reads the tag's value; 1 if there is none. */
  static int value(byte[] exif) {
    if (exif.length == 0) {
      return 1;
    }
    Metadata metadata = new Metadata();
    try {
      new TiffReader().processTiff(new ByteArrayReader(exif), new OrientationHandler(metadata), 0);
    } catch (TiffProcessingException | IOException | RuntimeException damagedMetadata) {
      // The picture itself may be fine; what was read before the damage still counts.
      return value(metadata);
    }
    return value(metadata);
  }

  private static int value(Metadata metadata) {
    ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer value =
        directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return value == null || value < 1 || value > 8 ? 1 : value;
  }

  /**
   * Translates the tag's value.
   *
   * @param value 1 to 8; anything else counts as 1
   */
  static Orientation of(int value) {
    return switch (value) {
      case 2 -> new Orientation(false, true, false);
      case 3 -> new Orientation(false, true, true);
      case 4 -> new Orientation(false, false, true);
      case 5 -> new Orientation(true, false, false);
      case 6 -> new Orientation(true, false, true);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(true, true, false);
      default -> UPRIGHT;
    };
  }

  /**
   * Turns a picture upright.
   *
   * @param stored as decoded
   * @return the very picture if nothing is to be done
   */
  RgbImage apply(RgbImage stored) {
    if (equals(UPRIGHT)) {
      return stored;
    }
    int width = transposed ? stored.height() : stored.width();
    int height = transposed ? stored.width() : stored.height();
    byte[] in = stored.rgb();
    byte[] out = new byte[in.length];
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int sx = transposed ? y : x;
        int sy = transposed ? x : y;
        int column = flipX ? stored.width() - 1 - sx : sx;
        int row = flipY ? stored.height() - 1 - sy : sy;
        int from = (row * stored.width() + column) * 3;
        out[to++] = in[from];
        out[to++] = in[from + 1];
        out[to++] = in[from + 2];
      }
    }
    return new RgbImage(width, height, out);
  }
}
