package org.plantdiseasedetector.training;

import org.plantdiseasedetector.training.data.AugmentationPolicy;

/**
 * A part of the recipe that can be left out, to see what it brings. Everything else stays the same,
 * the random numbers included.
 */
public enum Ingredient {
  /** Leaves on a plain background move to other scenes. */
  BACKGROUND,
  /** Random crops down to 30 % of the area; without it at least 90 % is kept. */
  CROP,
  /** Rotation by up to 40 degrees. */
  ROTATION,
  /** Brightness, contrast, saturation and white balance. */
  COLOUR,
  /** Shadow, blur and JPEG artefacts. */
  DEGRADATION,
  /** Rectangles of other photos. */
  CUTMIX,
  /** Targets that leave a share to the other classes. */
  SMOOTHING,
  /** Rare classes and field photos are drawn more often. */
  BALANCE,
  /** Part of the embedding is dropped. */
  DROPOUT,
  /** A low peak rate; without it twice as high. */
  GENTLE_RATE,
  /** The averaged weights are judged and shipped. */
  AVERAGING;

  private static final double ALMOST_WHOLE = 0.9;

  /**
   * Leaves this ingredient out.
   *
   * @param options with it
   * @return the same options without it
   */
  public TrainingOptions leaveOut(TrainingOptions options) {
    return switch (this) {
      case BACKGROUND, CROP, ROTATION, COLOUR, DEGRADATION, CUTMIX ->
          options.with(leaveOut(options.augmentation()));
      case SMOOTHING, DROPOUT -> options.with(leaveOut(options.regularisation()));
      case GENTLE_RATE, AVERAGING -> options.with(leaveOut(options.pace()));
      case BALANCE -> options.with(new TrainingOptions.Sampling(0, 1));
    };
  }

  private TrainingOptions.Regularisation leaveOut(TrainingOptions.Regularisation with) {
    return new TrainingOptions.Regularisation(
        with.weightDecay(),
        this == SMOOTHING ? 0 : with.labelSmoothing(),
        this == DROPOUT ? 0 : with.dropout());
  }

  private TrainingOptions.Pace leaveOut(TrainingOptions.Pace with) {
    return new TrainingOptions.Pace(
        this == GENTLE_RATE ? 2 * with.peakRate() : with.peakRate(),
        with.headFactor(),
        this == AVERAGING ? 0 : with.averaging(),
        with.normalise());
  }

  private AugmentationPolicy leaveOut(AugmentationPolicy policy) {
    return new AugmentationPolicy(
        this == CROP ? ALMOST_WHOLE : policy.minArea(),
        this == ROTATION ? 0 : policy.rotation(),
        this == COLOUR ? 0 : policy.colour(),
        this == DEGRADATION ? 0 : policy.degradation(),
        this == BACKGROUND ? 0 : policy.background(),
        this == CUTMIX ? 0 : policy.cutMix());
  }
}
