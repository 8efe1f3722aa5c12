package org.plantdiseasedetector.training.data;

import java.util.SplittableRandom;
import org.plantdiseasedetector.training.data.Batches.Batch;

/** CutMix (Yun et al. 2019, arXiv 1905.04899): a rectangle of another photo, targets by area. */
final class CutMix {

  private CutMix() {}

  static Batch mix(Batch batch, SplittableRandom random) {
    int size = batch.size();
    double keep = random.nextDouble();
    int side = (int) Math.round(size * Math.sqrt(1 - keep));
    int left = random.nextInt(size - side + 1);
    int top = random.nextInt(size - side + 1);
    float share = (float) (side * side) / (size * size);
    int n = batch.photos();
    int shift = n < 2 ? 0 : 1 + random.nextInt(n - 1);
    byte[] pixels = batch.pixels().clone();
    float[] targets = new float[batch.targets().length];
    int classes = targets.length / n;
    for (int i = 0; i < n; i++) {
      int other = (i + shift) % n;
      for (int y = top; y < top + side; y++) {
        System.arraycopy(
            batch.pixels(),
            3 * ((other * size + y) * size + left),
            pixels,
            3 * ((i * size + y) * size + left),
            3 * side);
      }
      for (int c = 0; c < classes; c++) {
        targets[i * classes + c] =
            (1 - share) * batch.targets()[i * classes + c]
                + share * batch.targets()[other * classes + c];
      }
    }
    return new Batch(n, size, pixels, targets);
  }
}
