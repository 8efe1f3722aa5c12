package org.plantdiseasedetector.training.data;

import java.util.List;
import java.util.SplittableRandom;
import org.plantdiseasedetector.training.data.PhotoSet.LeafPhoto;

/**
 * Draws the photos of an epoch: classes with few photos and photos from the field come more often.
 * Systematic sampling keeps every photo's share close to its weight. Deterministic for a seed.
 */
public final class BalancedSampler {

  private final double[] cumulative;

  /**
   * Prepares the weights.
   *
   * @param set the photos
   * @param classPower a class of n photos gets weight n^(1 - classPower): 0 leaves the classes as
   *     they are, 1 balances them fully
   * @param fieldFactor how much more often a field photo is drawn than a lab photo
   */
  public BalancedSampler(PhotoSet set, double classPower, double fieldFactor) {
    int[] counts = set.classCounts();
    List<LeafPhoto> photos = set.photos();
    cumulative = new double[photos.size()];
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
      LeafPhoto photo = photos.get(i);
      double weight = Math.pow(counts[photo.label()], -classPower);
      sum += photo.isField() ? weight * fieldFactor : weight;
      cumulative[i] = sum;
    }
  }

  /**
   * Draws one epoch, as many photos as the set has.
   *
   * @param random drives the choice
   * @return indices in random order
   */
  public int[] epoch(SplittableRandom random) {
    int n = cumulative.length;
    double step = cumulative[n - 1] / n;
    double position = random.nextDouble() * step;
    int[] drawn = new int[n];
    int photo = 0;
    for (int i = 0; i < n; i++, position += step) {
      while (photo < n - 1 && cumulative[photo] < position) {
        photo++;
      }
      drawn[i] = photo;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = drawn[i];
      drawn[i] = drawn[j];
      drawn[j] = swap;
    }
    return drawn;
  }
}
