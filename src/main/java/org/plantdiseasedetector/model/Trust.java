package org.plantdiseasedetector.model;

/**
 * The statistics that turn an embedding and its logits into a {@link Judgement}; fitted on training
 * and validation photos. Immutable and thread-safe.
 *
 * @param temperature calibrates
 * @param scene logit of the scene's being in the field rather than a picked leaf on a plain sheet
 * @param labLimit lowest probability in the candidate set of a photo that looks like the lab
 * @param fieldLimit likewise of one that looks like the field
 * @param familiarity tells leaves from everything else
 */
public record Trust(
    Temperature temperature,
    LinearScore scene,
    double labLimit,
    double fieldLimit,
    Familiarity familiarity) {

  /** Field likeness from which a photo counts as one from the field. */
  public static final double EVEN = 0.5;

  /** Checks the limits. */
  public Trust {
    if (!(labLimit >= 0 && labLimit <= 1 && fieldLimit >= 0 && fieldLimit <= 1)) {
      throw new IllegalArgumentException("A candidate limit lies outside [0, 1]");
    }
    if (scene.weight().length != familiarity.noLeaf().weight().length) {
      throw new IllegalArgumentException("Scene and familiarity differ in their features");
    }
  }

  /** Returns the length of the embeddings. */
  public int features() {
    return scene.weight().length;
  }

  /**
   * Judges a photo.
   *
   * @param embedding as the head sees it
   * @param logits of the head
   */
  public Judgement judge(float[] embedding, double[] logits) {
    float[] unit = unit(embedding);
    double field = fieldLikeness(unit);
    return new Judgement(
        temperature.probabilities(logits, field),
        limit(field),
        familiarity.unfamiliarity(unit, logits));
  }

  /**
   * Tells how much a scene looks like the field.
   *
   * @param unit embedding of length 1
   * @return probability in [0, 1]
   */
  public double fieldLikeness(float[] unit) {
    return LinearScore.logistic(scene.of(unit));
  }

  private double limit(double fieldLikeness) {
    return fieldLikeness < EVEN ? labLimit : fieldLimit;
  }

  /**
   * Scales an embedding to length 1.
   *
   * @param embedding any; zeros stay zeros
   */
  public static float[] unit(float[] embedding) {
    double sum = 0;
    for (float value : embedding) {
      sum += (double) value * value;
    }
    double length = sum > 0 ? Math.sqrt(sum) : 1;
    float[] unit = new float[embedding.length];
    for (int f = 0; f < unit.length; f++) {
      unit[f] = (float) (embedding[f] / length);
    }
    return unit;
  }
}
