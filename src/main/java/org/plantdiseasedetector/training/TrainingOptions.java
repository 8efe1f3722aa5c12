package org.plantdiseasedetector.training;

import java.util.List;
import org.plantdiseasedetector.training.data.AugmentationPolicy;

/**
 * Everything that decides what a training gives, apart from the photos.
 *
 * @param phases epochs and input sizes, in order; small pictures first save time
 * @param batch photos per step
 * @param peakRate highest learning rate of the backbone
 * @param headFactor rate of the head relative to the backbone's; pooled features are large, so the
 *     head needs a smaller one
 * @param weightDecay decoupled decay of kernels and head
 * @param labelSmoothing share of the target that is spread over all classes (Szegedy et al. 2016,
 *     arXiv 1512.00567)
 * @param dropout share of the embedding that is dropped
 * @param averaging decay of the running average of the weights, per step (Polyak averaging)
 * @param classPower how far classes are balanced, see {@link
 *     org.plantdiseasedetector.training.data.BalancedSampler}
 * @param fieldFactor how much more often a field photo is drawn
 * @param augmentation how strongly photos are varied
 * @param normalise whether batch normalisation learns; a run that goes on from shipped weights has
 *     it folded
 * @param seed of every random choice
 */
public record TrainingOptions(
    List<Phase> phases,
    int batch,
    double peakRate,
    double headFactor,
    double weightDecay,
    double labelSmoothing,
    double dropout,
    double averaging,
    double classPower,
    double fieldFactor,
    AugmentationPolicy augmentation,
    boolean normalise,
    long seed) {

  /**
   * Epochs at one input size.
   *
   * @param epochs how many
   * @param size side of the training views in pixels, a multiple of 32
   */
  public record Phase(int epochs, int size) {}

  /** Copies the list. */
  public TrainingOptions {
    phases = List.copyOf(phases);
  }

  /** Returns the recipe of the released model. */
  public static TrainingOptions recipe(List<Phase> phases, long seed) {
    return new TrainingOptions(
        phases,
        32,
        2.5e-4,
        0.2,
        0.03,
        0.1,
        0.2,
        0.998,
        0.5,
        2,
        AugmentationPolicy.field(),
        true,
        seed);
  }

  /**
   * Returns the same recipe for a run that goes on from shipped weights: no batch normalisation,
   * which used to bound the effect of a large step, so a lower rate.
   *
   * @param rate highest learning rate of the backbone
   */
  public TrainingOptions continued(double rate) {
    return new TrainingOptions(
        phases,
        batch,
        rate,
        headFactor,
        weightDecay,
        labelSmoothing,
        dropout,
        averaging,
        classPower,
        fieldFactor,
        augmentation,
        false,
        seed);
  }

  /** Returns the number of epochs. */
  public int epochs() {
    return phases.stream().mapToInt(Phase::epochs).sum();
  }

  /** Returns the input size of an epoch. */
  public int size(int epoch) {
    int last = 0;
    for (Phase phase : phases) {
      last += phase.epochs();
      if (epoch < last) {
        return phase.size();
      }
    }
    return phases.getLast().size();
  }
}
