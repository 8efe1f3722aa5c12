package org.plantdiseasedetector.training.trust;

import java.util.List;
import org.plantdiseasedetector.model.LinearScore;
import org.plantdiseasedetector.model.Temperature;
import org.plantdiseasedetector.model.Trust;

/**
 * Fits the temperature on validation photos by the likelihood of the first answer's being right or
 * wrong, since the confidence that people read is that of the first answer. Lab and field weigh the
 * same, so that many easy lab photos do not decide for the field.
 *
 * @param scene tells how much a photo looks like the field
 */
record TemperatureFit(LinearScore scene) {

  /** Pulls the two slopes towards zero. */
  private static final double DECAY = 0.01;

  private static final double LEAST_PROBABILITY = 1e-12;

  /** Fits on photos that the network has not learnt. */
  Temperature fit(List<FittedPhoto> photos) {
    double[] fields =
        photos.stream().mapToDouble(p -> LinearScore.logistic(scene.of(p.unit()))).toArray();
    double meanSpread =
        photos.stream().mapToDouble(p -> Temperature.spread(p.logits())).average().orElseThrow();
    double[] weights = weights(photos);
    double[] best =
        NelderMead.minimise(
            p -> loss(centred(p, meanSpread), photos, fields, weights) + decay(p), -0.5, 0, 0);
    return centred(best, meanSpread);
  }

  private static Temperature centred(double[] p, double meanSpread) {
    return new Temperature(p[0] - p[2] * meanSpread, p[1], p[2]);
  }

  private static double decay(double[] p) {
    return DECAY * (p[1] * p[1] + p[2] * p[2]);
  }

  private static double[] weights(List<FittedPhoto> photos) {
    long lab = photos.stream().filter(FittedPhoto::isLab).count();
    long other = photos.size() - lab;
    double kinds = (lab > 0 ? 1 : 0) + (other > 0 ? 1 : 0);
    return photos.stream().mapToDouble(p -> 1 / (kinds * (p.isLab() ? lab : other))).toArray();
  }

  private static double loss(
      Temperature temperature, List<FittedPhoto> photos, double[] fields, double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      FittedPhoto photo = photos.get(i);
      double[] probabilities = temperature.probabilities(photo.logits(), fields[i]);
      int first = first(probabilities);
      double p = probabilities[first];
      double likelihood = first == photo.label() ? p : 1 - p;
      sum -= weights[i] * Math.log(Math.max(LEAST_PROBABILITY, likelihood));
    }
    return sum;
  }

  private static int first(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }

  /** Returns the calibrated probabilities of a photo. */
  double[] probabilities(Temperature temperature, FittedPhoto photo) {
    return temperature.probabilities(photo.logits(), LinearScore.logistic(scene.of(photo.unit())));
  }

  /** Returns whether a photo counts as one from the field. */
  boolean looksLikeField(FittedPhoto photo) {
    return LinearScore.logistic(scene.of(photo.unit())) >= Trust.EVEN;
  }
}
