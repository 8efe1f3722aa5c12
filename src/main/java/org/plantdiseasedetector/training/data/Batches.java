package org.plantdiseasedetector.training.data;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.training.data.PhotoSet.LeafPhoto;

/**
 * Makes the batches of an epoch: augmented views and smoothed, possibly mixed targets. Every view
 * depends on seed, epoch and position alone, so a resumed run sees the same pictures. Thread-safe.
 */
public final class Batches {

  private final PhotoSet set;
  private final Augmenter augmenter;
  private final AugmentationPolicy policy;
  private final double labelSmoothing;
  private final long seed;

  /**
   * Makes the source.
   *
   * @param set the photos
   * @param policy how strongly they are varied
   * @param labelSmoothing share of the target that is spread over all classes, in [0, 1)
   * @param seed of every random choice
   */
  public Batches(PhotoSet set, AugmentationPolicy policy, double labelSmoothing, long seed) {
    this.set = set;
    this.policy = policy;
    this.labelSmoothing = labelSmoothing;
    this.seed = seed;
    augmenter = new Augmenter(policy, set);
  }

  /**
   * One batch.
   *
   * @param photos number of photos N
   * @param size side S in pixels
   * @param pixels N × S × S × 3 bytes
   * @param targets N × classes probabilities
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Batch(int photos, int size, byte[] pixels, float[] targets) {}

  /**
   * Makes a batch.
   *
   * @param drawn the epoch's photos in order
   * @param start position of the batch's first photo
   * @param count photos in the batch
   * @param size side of the views in pixels
   * @param epoch number of the epoch
   */
  public Batch batch(int[] drawn, int start, int count, int size, int epoch) {
    int classes = set.classes().size();
    byte[] pixels = new byte[count * size * size * 3];
    float[] targets = new float[count * classes];
    IntStream.range(0, count)
        .forEach(
            i -> {
              SplittableRandom random = random(epoch, start + i);
              LeafPhoto photo = set.photos().get(drawn[start + i]);
              RgbImage view = augmenter.view(photo, size, random);
              System.arraycopy(view.rgb(), 0, pixels, i * view.rgb().length, view.rgb().length);
              for (int c = 0; c < classes; c++) {
                double own = c == photo.label() ? 1 - labelSmoothing : 0;
                targets[i * classes + c] = (float) (own + labelSmoothing / classes);
              }
            });
    Batch batch = new Batch(count, size, pixels, targets);
    SplittableRandom random = random(epoch, -1 - start);
    return random.nextDouble() < policy.cutMix() ? CutMix.mix(batch, random) : batch;
  }

  private SplittableRandom random(int epoch, int position) {
    return new SplittableRandom(seed * 1_000_003L + epoch * 100_000_007L + position);
  }
}
