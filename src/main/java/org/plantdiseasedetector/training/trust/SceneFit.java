package org.plantdiseasedetector.training.trust;

import java.util.List;
import org.plantdiseasedetector.model.LinearScore;

/** Fits the score that tells scenes in the field from leaves on a plain sheet. */
final class SceneFit {

  private static final double DECAY = 1e-3;

  /** Logit of a scene whose kind nobody has told: every photo then counts as lab. */
  private static final double SURELY_LAB = -20;

  private SceneFit() {}

  /**
   * Takes the direction from training photos and its scale from validation photos, which the
   * network has not learnt.
   *
   * @return logit of the scene's being in the field; the same for all photos if either set knows
   *     one kind of scene only
   */
  static LinearScore fit(List<FittedPhoto> training, List<FittedPhoto> validation) {
    if (isOfOneKind(training) || isOfOneKind(validation)) {
      return new LinearScore(new float[training.getFirst().unit().length], SURELY_LAB);
    }
    LinearScore direction =
        Discriminant.between(
            Discriminant.Side.of(units(training, true)),
            Discriminant.Side.of(units(training, false)));
    double[] scale = NelderMead.minimise(p -> loss(p, direction, validation), 0, 1);
    float[] weight = new float[direction.weight().length];
    for (int f = 0; f < weight.length; f++) {
      weight[f] = (float) (scale[1] * direction.weight()[f]);
    }
    return new LinearScore(weight, scale[0] + scale[1] * direction.bias());
  }

  private static boolean isOfOneKind(List<FittedPhoto> photos) {
    return photos.stream().map(FittedPhoto::isLab).distinct().count() < 2;
  }

  private static List<float[]> units(List<FittedPhoto> photos, boolean lab) {
    return photos.stream().filter(p -> p.isLab() == lab).map(FittedPhoto::unit).toList();
  }

  private static double loss(double[] scale, LinearScore direction, List<FittedPhoto> photos) {
    double sum = DECAY * photos.size() * scale[1] * scale[1];
    for (FittedPhoto photo : photos) {
      double logit = scale[0] + scale[1] * direction.of(photo.unit());
      sum += softplus(photo.isLab() ? logit : -logit);
    }
    return sum / photos.size();
  }

  /** Computes ln(1 + exp(x)) without overflow. */
  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
