package org.plantdiseasedetector.training.data;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.plantdiseasedetector.imaging.PlainBackgroundMask;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.training.data.PhotoSet.LeafPhoto;

/**
 * Makes a random square training view of a photo. The lab photos have a plain background that a
 * network learns as a shortcut, so the variations aim at the field. Thread-safe; deterministic for
 * a generator.
 */
public final class Augmenter {

  private static final int MAX_SAMPLES = 3;

  private final AugmentationPolicy policy;
  private final Scenery scenery;

  /**
   * Makes an augmenter.
   *
   * @param policy how strongly
   * @param set gives the scenes for background replacement
   */
  public Augmenter(AugmentationPolicy policy, PhotoSet set) {
    this.policy = policy;
    scenery = new Scenery(set);
  }

  /**
   * Makes one view.
   *
   * @param photo the source
   * @param size side of the view in pixels
   * @param random drives every choice
   */
  public RgbImage view(LeafPhoto photo, int size, SplittableRandom random) {
    RgbImage view = render(photo, size, random);
    if (random.nextDouble() < policy.degradation()) {
      view = Degradation.blur(view, random);
    }
    if (random.nextDouble() < policy.degradation()) {
      view = Degradation.jpeg(view, random);
    }
    return view;
  }

  private RgbImage render(LeafPhoto photo, int size, SplittableRandom random) {
    Placement placement =
        Placement.crop(photo.image(), policy.minArea(), policy.rotation(), random);
    ColourJitter colour = new ColourJitter(policy.colour(), random);
    Shadow shadow = random.nextDouble() < policy.degradation() ? new Shadow(random) : null;
    Optional<Cutout> cutout = cutout(photo, random);
    int samples = Math.clamp(Math.round(placement.reduction(size)), 1, MAX_SAMPLES);
    byte[] rgb = new byte[3 * size * size];
    float[] pixel = new float[3];
    for (int y = 0, o = 0; y < size; y++) {
      for (int x = 0; x < size; x++, o += 3) {
        double u = (x + 0.5) / size - 0.5;
        double v = (y + 0.5) / size - 0.5;
        sample(photo.image(), placement, u, v, size, samples, pixel);
        cutout.ifPresent(leaf -> leaf.blend(placement, u, v, pixel));
        colour.apply(pixel);
        float light = shadow == null ? 1 : shadow.factor(u, v);
        for (int c = 0; c < 3; c++) {
          rgb[o + c] = (byte) Math.clamp(Math.round(pixel[c] * light), 0, 255);
        }
      }
    }
    return new RgbImage(size, size, rgb);
  }

  private Optional<Cutout> cutout(LeafPhoto photo, SplittableRandom random) {
    boolean replace = random.nextDouble() < policy.background();
    return replace && !scenery.isEmpty()
        ? photo.mask().map(mask -> new Cutout(mask, scenery.draw(random)))
        : Optional.empty();
  }

  /** Averages a grid of bilinear samples, so that a reduction does not alias. */
  private static void sample(
      RgbImage image, Placement place, double u, double v, int size, int samples, float[] pixel) {
    Arrays.fill(pixel, 0);
    float share = 1f / (samples * samples);
    for (int sy = 0; sy < samples; sy++) {
      double sv = v + ((sy + 0.5) / samples - 0.5) / size;
      for (int sx = 0; sx < samples; sx++) {
        double su = u + ((sx + 0.5) / samples - 0.5) / size;
        addBilinear(image, place.column(su, sv), place.row(su, sv), share, pixel);
      }
    }
  }

  private static void addBilinear(
      RgbImage image, double column, double row, float share, float[] pixel) {
    double cx = column - 0.5;
    double cy = row - 0.5;
    int x = (int) Math.floor(cx);
    int y = (int) Math.floor(cy);
    float fx = (float) (cx - x);
    float fy = (float) (cy - y);
    int x0 = 3 * reflect(x, image.width());
    int x1 = 3 * reflect(x + 1, image.width());
    int y0 = 3 * image.width() * reflect(y, image.height());
    int y1 = 3 * image.width() * reflect(y + 1, image.height());
    byte[] rgb = image.rgb();
    for (int c = 0; c < 3; c++) {
      float top = (rgb[y0 + x0 + c] & 0xff) * (1 - fx) + (rgb[y0 + x1 + c] & 0xff) * fx;
      float bottom = (rgb[y1 + x0 + c] & 0xff) * (1 - fx) + (rgb[y1 + x1 + c] & 0xff) * fx;
      pixel[c] += share * (top * (1 - fy) + bottom * fy);
    }
  }

  /** Mirrors a coordinate at the picture's edges. */
  private static int reflect(int position, int length) {
    int period = 2 * length;
    int folded = Math.floorMod(position, period);
    return folded < length ? folded : period - 1 - folded;
  }

  /** A leaf without its background, on another scene. */
  private record Cutout(PlainBackgroundMask mask, Scenery.Piece scene) {

    void blend(Placement placement, double u, double v, float[] pixel) {
      int x = reflect((int) Math.floor(placement.column(u, v)), mask.width());
      int y = reflect((int) Math.floor(placement.row(u, v)), mask.height());
      float alpha = mask.alpha(x, y) / 255f;
      if (alpha < 1) {
        float[] behind = new float[3];
        Placement where = scene.placement();
        addBilinear(scene.image(), where.column(u, v), where.row(u, v), 1, behind);
        for (int c = 0; c < 3; c++) {
          pixel[c] = alpha * pixel[c] + (1 - alpha) * behind[c];
        }
      }
    }
  }
}
