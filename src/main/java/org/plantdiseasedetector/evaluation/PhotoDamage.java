package org.plantdiseasedetector.evaluation;

import java.util.List;
import java.util.Locale;
import org.plantdiseasedetector.imaging.Resampler;
import org.plantdiseasedetector.imaging.RgbImage;

/** What goes wrong when photos are taken, made on purpose. */
public enum PhotoDamage {
  /** As it is. */
  NONE,
  /** Detail is lost: shrunk and enlarged by a factor. */
  BLUR,
  /** Too little light: brightness in linear light times a factor. */
  DARK,
  /** Too much light: the same with factors above 1, cut off at white. */
  BRIGHT,
  /** The leaf mirrors the light: a white disc in the middle covers a share of the photo. */
  GLARE,
  /** The file is small: shrunk to a shorter side in pixels. */
  SMALL,
  /** Too far away: the photo fills only a share of a grey one, along each side. */
  FAR;

  private static final double GAMMA = 2.2;
  private static final double WHITE = 255;
  private static final byte GREY = (byte) 150;

  /** Returns the strengths that are studied, the mildest first. */
  public List<Double> strengths() {
    return switch (this) {
      case NONE -> List.of(0.0);
      case BLUR -> List.of(3.0, 6.0, 12.0, 40.0);
      case DARK -> List.of(0.25, 0.06, 0.015, 0.002);
      case BRIGHT -> List.of(2.0, 4.0, 8.0, 32.0);
      case GLARE -> List.of(0.1, 0.2, 0.4, 0.7);
      case SMALL -> List.of(200.0, 128.0, 96.0, 48.0);
      case FAR -> List.of(0.6, 0.4, 0.25, 0.15);
    };
  }

  /**
   * Damages a photo.
   *
   * @param photo stays unchanged
   * @param strength one of {@link #strengths()}
   */
  public RgbImage apply(RgbImage photo, double strength) {
    return switch (this) {
      case NONE -> photo;
      case BLUR -> blurred(photo, strength);
      case DARK, BRIGHT -> relit(photo, strength);
      case GLARE -> mirrored(photo, strength);
      case SMALL -> small(photo, strength);
      case FAR -> shrunk(photo, strength);
    };
  }

  /**
   * Names a strength.
   *
   * @param strength one of {@link #strengths()}
   */
  public String words(double strength) {
    return switch (this) {
      case NONE -> "none";
      case BLUR -> "blur, shrunk %s times and enlarged".formatted(number(strength));
      case DARK -> "dark, light times " + number(strength);
      case BRIGHT -> "bright, light times " + number(strength);
      case GLARE -> "glare, %s %% of the photo white".formatted(number(100 * strength));
      case SMALL -> "small, %s pixels".formatted(number(strength));
      case FAR -> "far, %s %% of each side".formatted(number(100 * strength));
    };
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf(Math.round(value))
        : String.format(Locale.ROOT, "%s", value);
  }

  /** White inside the radius, photo from a third further out, mixed between. */
  private static RgbImage mirrored(RgbImage photo, double share) {
    double radius = Math.sqrt(share * photo.width() * photo.height() / Math.PI);
    byte[] rgb = photo.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % photo.width();
      int y = i / 3 / photo.width();
      double distance = Math.hypot(x - photo.width() / 2.0, y - photo.height() / 2.0);
      double white = Math.clamp(1 - 3 * (distance / radius - 1), 0.0, 1.0);
      rgb[i] = (byte) Math.round(WHITE * white + (rgb[i] & 0xFF) * (1 - white));
    }
    return new RgbImage(photo.width(), photo.height(), rgb);
  }

  /** A photo that is smaller already stays as it is. */
  private static RgbImage small(RgbImage photo, double side) {
    double factor = Math.min(1, side / Math.min(photo.width(), photo.height()));
    return resized(photo, photo.width() * factor, photo.height() * factor);
  }

  private static RgbImage blurred(RgbImage photo, double factor) {
    RgbImage small = resized(photo, photo.width() / factor, photo.height() / factor);
    return resized(small, photo.width(), photo.height());
  }

  private static RgbImage relit(RgbImage photo, double factor) {
    byte[] rgb = photo.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      double light = Math.pow((rgb[i] & 0xFF) / WHITE, GAMMA) * factor;
      rgb[i] = (byte) Math.round(WHITE * Math.pow(Math.min(1, light), 1 / GAMMA));
    }
    return new RgbImage(photo.width(), photo.height(), rgb);
  }

  private static RgbImage shrunk(RgbImage photo, double share) {
    RgbImage small = resized(photo, photo.width() * share, photo.height() * share);
    byte[] rgb = new byte[photo.rgb().length];
    java.util.Arrays.fill(rgb, GREY);
    int left = (photo.width() - small.width()) / 2;
    int top = (photo.height() - small.height()) / 2;
    for (int y = 0; y < small.height(); y++) {
      int to = 3 * ((top + y) * photo.width() + left);
      System.arraycopy(small.rgb(), 3 * y * small.width(), rgb, to, 3 * small.width());
    }
    return new RgbImage(photo.width(), photo.height(), rgb);
  }

  private static RgbImage resized(RgbImage photo, double width, double height) {
    int w = (int) Math.max(1, Math.round(width));
    int h = (int) Math.max(1, Math.round(height));
    return Resampler.resize(photo, 0, 0, photo.width(), photo.height(), w, h);
  }
}
