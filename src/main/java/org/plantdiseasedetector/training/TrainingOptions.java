package org.plantdiseasedetector.training;

import java.util.List;
import org.plantdiseasedetector.training.data.AugmentationPolicy;

/**
 * Everything that decides what a training gives, apart from the photos.
 *
 * @param phases epochs and input sizes, in order; small pictures first save time
 * @param batch photos per step
 * @param pace how fast weights move
 * @param regularisation what keeps them from learning by heart
 * @param sampling how often each photo is drawn
 * @param augmentation how strongly photos are varied
 * @param seed of every random choice
 */
public record TrainingOptions(
    List<Phase> phases,
    int batch,
    Pace pace,
    Regularisation regularisation,
    Sampling sampling,
    AugmentationPolicy augmentation,
    long seed) {

  /**
   * Epochs at one input size.
   *
   * @param epochs how many
   * @param size side of the training views in pixels, a multiple of 32
   */
  public record Phase(int epochs, int size) {}

  /**
   * How fast weights move.
   *
   * @param peakRate highest learning rate of the backbone
   * @param headFactor rate of the head relative to the backbone's; pooled features are large, so
   *     the head needs a smaller one
   * @param averaging decay of the running average of the weights, per step (Polyak averaging); 0
   *     for none
   * @param normalise whether batch normalisation learns; a run that goes on from shipped weights
   *     has it folded
   */
  public record Pace(double peakRate, double headFactor, double averaging, boolean normalise) {}

  /**
   * What keeps the network from learning photos by heart.
   *
   * @param weightDecay decoupled decay of kernels and head
   * @param labelSmoothing share of the target that is spread over all classes (Szegedy et al. 2016,
   *     arXiv 1512.00567)
   * @param dropout share of the embedding that is dropped
   */
  public record Regularisation(double weightDecay, double labelSmoothing, double dropout) {}

  /**
   * How often each photo is drawn, see {@link
   * org.plantdiseasedetector.training.data.BalancedSampler}.
   *
   * @param classPower how far classes are balanced, from 0 to 1
   * @param fieldFactor how much more often a field photo is drawn
   */
  public record Sampling(double classPower, double fieldFactor) {}

  /** Copies the list. */
  public TrainingOptions {
    phases = List.copyOf(phases);
  }

  /** Returns the recipe of the released model. */
  public static TrainingOptions recipe(List<Phase> phases, long seed) {
    return new TrainingOptions(
        phases,
        32,
        new Pace(2.5e-4, 0.2, 0.998, true),
        new Regularisation(0.03, 0.1, 0.2),
        new Sampling(0.5, 2),
        AugmentationPolicy.field(),
        seed);
  }

  /**
   * Returns the same recipe for a run that goes on from shipped weights: no batch normalisation,
   * which used to bound the effect of a large step, so a lower rate.
   *
   * @param rate highest learning rate of the backbone
   */
  public TrainingOptions continued(double rate) {
    return with(new Pace(rate, pace.headFactor, pace.averaging, false));
  }

  TrainingOptions with(Pace other) {
    return new TrainingOptions(phases, batch, other, regularisation, sampling, augmentation, seed);
  }

  TrainingOptions with(Regularisation other) {
    return new TrainingOptions(phases, batch, pace, other, sampling, augmentation, seed);
  }

  TrainingOptions with(Sampling other) {
    return new TrainingOptions(phases, batch, pace, regularisation, other, augmentation, seed);
  }

  TrainingOptions with(AugmentationPolicy other) {
    return new TrainingOptions(phases, batch, pace, regularisation, sampling, other, seed);
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
