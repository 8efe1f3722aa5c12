package org.plantdiseasedetector.training.trust;

import java.util.SplittableRandom;
import org.plantdiseasedetector.imaging.BackgroundPainter;
import org.plantdiseasedetector.imaging.PlainBackgroundMask;
import org.plantdiseasedetector.imaging.Resampler;
import org.plantdiseasedetector.imaging.RgbImage;

/**
 * Draws pictures that show no leaf. The same random state and photo always give the same picture.
 * Stateless and thread-safe.
 */
final class NegativePictures {

  /** Side in pixels; the views are cut from it as from any photo. */
  static final int SIDE = 256;

  private static final int SHAPES = 160;
  private static final int MAX_WAVES = 24;

  /** Least radius of a shape; radii follow a power law of exponent 3, as in natural scenes. */
  private static final double LEAST_RADIUS = 6;

  private static final double LARGEST_RADIUS = 110;

  private NegativePictures() {}

  /**
   * Draws a picture.
   *
   * @param kind what to draw
   * @param photo a photo of a leaf to make it from; used by some kinds only
   * @param random every choice
   */
  static RgbImage draw(NegativeKind kind, RgbImage photo, SplittableRandom random) {
    return switch (kind) {
      case SOLID -> solid(random);
      case GRADIENT -> gradient(random);
      case NOISE -> noise(random);
      case PATTERN -> pattern(random);
      case WRITING -> writing(random);
      case SHAPES -> shapes(random);
      case COLLAGE -> collage(square(photo), random);
      case BLANKED -> blanked(photo);
      case SCENERY -> piece(photo, random, 0.1, 0.25);
      case BLURRED -> blurred(photo, random);
      case SHUFFLED -> shuffled(square(photo), random);
      case RECOLOURED -> recoloured(square(photo), random);
    };
  }

  private static RgbImage solid(SplittableRandom random) {
    Canvas canvas = new Canvas(SIDE);
    int colour = Canvas.colour(random);
    canvas.fill((x, y) -> colour);
    return canvas.image();
  }

  private static RgbImage gradient(SplittableRandom random) {
    Canvas canvas = new Canvas(SIDE);
    int first = Canvas.colour(random);
    int second = Canvas.colour(random);
    double angle = 2 * Math.PI * random.nextDouble();
    double dx = Math.cos(angle);
    double dy = Math.sin(angle);
    canvas.fill((x, y) -> Canvas.mix(first, second, 0.5 + at(x, y, dx, dy) / (1.5 * SIDE)));
    return canvas.image();
  }

  private static double at(int x, int y, double dx, double dy) {
    return (x - SIDE / 2.0) * dx + (y - SIDE / 2.0) * dy;
  }

  /** White noise on a grid of random fineness, enlarged, around a random colour. */
  private static RgbImage noise(SplittableRandom random) {
    int cells = (int) Math.round(SIDE / Math.pow(2, 6 * random.nextDouble()));
    int middle = Canvas.colour(random);
    double strength = 0.15 + 0.85 * random.nextDouble();
    byte[] rgb = new byte[3 * cells * cells];
    for (int i = 0; i < rgb.length; i += 3) {
      int colour = Canvas.mix(middle, Canvas.colour(random), strength);
      rgb[i] = (byte) (colour >> 16);
      rgb[i + 1] = (byte) (colour >> 8);
      rgb[i + 2] = (byte) colour;
    }
    return Resampler.resize(new RgbImage(cells, cells, rgb), 0, 0, cells, cells, SIDE, SIDE);
  }

  private static RgbImage pattern(SplittableRandom random) {
    Canvas canvas = new Canvas(SIDE);
    int first = Canvas.colour(random);
    int second = Canvas.colour(random);
    double angle = Math.PI * random.nextDouble();
    double waves = (1 + MAX_WAVES * random.nextDouble()) * Math.PI / SIDE;
    double dx = waves * Math.cos(angle);
    double dy = waves * Math.sin(angle);
    boolean checks = random.nextBoolean();
    canvas.fill(
        (x, y) -> {
          boolean along = Math.sin(at(x, y, dx, dy)) > 0;
          boolean across = checks && Math.sin(at(x, y, -dy, dx)) > 0;
          return along ^ across ? first : second;
        });
    return canvas.image();
  }

  private static RgbImage writing(SplittableRandom random) {
    Canvas canvas = new Canvas(SIDE);
    int paper = Canvas.mix(0xFFFFFF, Canvas.colour(random), 0.3 * random.nextDouble());
    int ink = Canvas.mix(0, Canvas.colour(random), 0.4 * random.nextDouble());
    canvas.fill((x, y) -> paper);
    int size = 8 + random.nextInt(24);
    for (int y = size; y < SIDE - size; y += 2 * size) {
      for (int x = size; x < SIDE - size; x += size) {
        glyph(canvas, x, y, size, ink, random);
      }
    }
    return canvas.image();
  }

  private static void glyph(
      Canvas canvas, int x, int y, int size, int ink, SplittableRandom random) {
    int stroke = Math.max(1, size / 7);
    int inner = size * 3 / 4;
    for (int i = random.nextInt(4); i > 0; i--) {
      boolean upright = random.nextBoolean();
      int shift = random.nextInt(inner);
      canvas.rectangle(
          upright ? x + shift : x,
          upright ? y : y + shift,
          upright ? stroke : inner,
          upright ? size : stroke,
          ink);
    }
  }

  private static RgbImage shapes(SplittableRandom random) {
    Canvas canvas = new Canvas(SIDE);
    for (int i = 0; i < SHAPES; i++) {
      int first = Canvas.colour(random);
      int second = Canvas.mix(first, Canvas.colour(random), 0.4 * random.nextDouble());
      canvas.fill(shape(random), (x, y) -> Canvas.mix(first, second, (double) x / SIDE));
    }
    return canvas.image();
  }

  private static RgbImage collage(RgbImage photo, SplittableRandom random) {
    Canvas canvas = new Canvas(SIDE);
    canvas.fill((x, y) -> Canvas.pixel(photo, x, y));
    for (int i = 0; i < SHAPES / 2; i++) {
      RgbImage filling = recoloured(piece(photo, random, 0.2, 0.8), random);
      canvas.fill(shape(random), (x, y) -> Canvas.pixel(filling, x, y));
    }
    return canvas.image();
  }

  /** An ellipse or a rectangle; sizes as in Lee, Mumford and Huang 2001 (IJCV 41, 35–59). */
  private static Canvas.Region shape(SplittableRandom random) {
    double u = random.nextDouble();
    double ratio = Math.pow(LEAST_RADIUS / LARGEST_RADIUS, 2);
    double radius = LEAST_RADIUS / Math.sqrt(1 - u * (1 - ratio));
    double stretch = Math.pow(2, 2 * random.nextDouble() - 1);
    double centreX = SIDE * random.nextDouble();
    double centreY = SIDE * random.nextDouble();
    double angle = Math.PI * random.nextDouble();
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    boolean round = random.nextBoolean();
    return (x, y) -> {
      double along = Math.abs((x - centreX) * cos + (y - centreY) * sin) / (radius * stretch);
      double across = Math.abs((y - centreY) * cos - (x - centreX) * sin) / (radius / stretch);
      return round ? along * along + across * across < 1 : Math.max(along, across) < 1;
    };
  }

  private static RgbImage blanked(RgbImage photo) {
    return PlainBackgroundMask.find(photo)
        .map(mask -> new BackgroundPainter(photo, mask.dilated(photo.width() / 50 + 1)).grain())
        .orElseThrow(() -> new IllegalArgumentException("The photo has no plain background"));
  }

  /** A piece whose side is between two shares of the photo's shorter side, enlarged. */
  private static RgbImage piece(
      RgbImage photo, SplittableRandom random, double least, double most) {
    int shorter = Math.min(photo.width(), photo.height());
    int side = Math.max(1, (int) (shorter * (least + (most - least) * random.nextDouble())));
    int x = random.nextInt(photo.width() - side + 1);
    int y = random.nextInt(photo.height() - side + 1);
    return Resampler.resize(photo, x, y, side, side, SIDE, SIDE);
  }

  private static RgbImage blurred(RgbImage photo, SplittableRandom random) {
    int few = 3 + random.nextInt(6);
    RgbImage small = Resampler.resize(photo, 0, 0, photo.width(), photo.height(), few, few);
    return Resampler.resize(small, 0, 0, few, few, SIDE, SIDE);
  }

  private static RgbImage shuffled(RgbImage photo, SplittableRandom random) {
    int tile = random.nextBoolean() ? SIDE / 8 : SIDE / 16;
    int tiles = SIDE / tile;
    int[] from = new int[tiles * tiles];
    for (int i = 0; i < from.length; i++) {
      int j = random.nextInt(i + 1);
      from[i] = from[j];
      from[j] = i;
    }
    Canvas canvas = new Canvas(SIDE);
    canvas.fill(
        (x, y) -> {
          int source = from[y / tile * tiles + x / tile];
          return Canvas.pixel(
              photo, source % tiles * tile + x % tile, source / tiles * tile + y % tile);
        });
    return canvas.image();
  }

  /** Exchanges the channels in a cycle, so that green never stays green, or inverts them. */
  private static RgbImage recoloured(RgbImage photo, SplittableRandom random) {
    int shift = 1 + random.nextInt(2);
    int inverted = random.nextInt(3) == 0 ? 0xFF : 0;
    byte[] rgb = new byte[photo.rgb().length];
    for (int i = 0; i < rgb.length; i += 3) {
      for (int c = 0; c < 3; c++) {
        rgb[i + c] = (byte) (photo.rgb()[i + (c + shift) % 3] ^ inverted);
      }
    }
    return new RgbImage(photo.width(), photo.height(), rgb);
  }

  private static RgbImage square(RgbImage photo) {
    return Resampler.resize(photo, 0, 0, photo.width(), photo.height(), SIDE, SIDE);
  }
}
