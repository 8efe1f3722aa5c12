package org.plantdiseasedetector.imaging;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Converts pixels from an embedded ICC profile to sRGB. Many phones store Display P3, whose greens
 * look dull when taken for sRGB.
 */
final class ColourProfile {

  /** Profiles of sRGB by several makers differ by up to this many of 255 levels. */
  private static final int NEAR = 3;

  private static final RgbImage PROBE = probe();

  private ColourProfile() {}

  /**
   * Converts a picture.
   *
   * @param image pixels in the colour space of the profile
   * @param icc the profile; empty, damaged or of another kind than RGB means sRGB
   * @return the picture in sRGB; the very picture if nothing changes
   */
  static RgbImage toSrgb(RgbImage image, byte[] icc) {
    if (icc.length == 0) {
      return image;
    }
    try {
      ICC_Profile profile = ICC_Profile.getInstance(icc);
      if (profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
        return image;
      }
      ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
      ColorConvertOp conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
      RgbImage probe = convert(PROBE, conversion);
      return isNear(probe, PROBE) ? image : convert(image, conversion);
    } catch (RuntimeException damagedProfile) {
      // Viewers show such a photo with the colours as stored, and so does the app.
      return image;
    }
  }

  private static RgbImage convert(RgbImage image, ColorConvertOp conversion) {
    byte[] out = new byte[image.rgb().length];
    conversion.filter(raster(image.rgb(), image), raster(out, image));
    return new RgbImage(image.width(), image.height(), out);
  }

  private static boolean isNear(RgbImage a, RgbImage b) {
    for (int i = 0; i < a.rgb().length; i++) {
      if (Math.abs((a.rgb()[i] & 0xFF) - (b.rgb()[i] & 0xFF)) > NEAR) {
        return false;
      }
    }
    return true;
  }

  /** All combinations of four levels. */
  private static RgbImage probe() {
    byte[] levels = {32, 96, (byte) 160, (byte) 224};
    byte[] rgb = new byte[64 * 3];
    for (int i = 0; i < 64; i++) {
      rgb[3 * i] = levels[i / 16];
      rgb[3 * i + 1] = levels[i / 4 % 4];
      rgb[3 * i + 2] = levels[i % 4];
    }
    return new RgbImage(64, 1, rgb);
  }

  private static WritableRaster raster(byte[] rgb, RgbImage size) {
    return Raster.createInterleavedRaster(
        new DataBufferByte(rgb, rgb.length),
        size.width(),
        size.height(),
        size.width() * 3,
        3,
        new int[] {0, 1, 2},
        null);
  }
}
