package org.plantdiseasedetector.model;

import java.util.stream.IntStream;

/**
 * What a model makes of one photo, before it becomes an outcome.
 *
 * @param probabilities calibrated, one per class, summing to 1
 * @param candidateLimit classes of at least this probability belong to the candidate set; depends
 *     on the kind of scene
 * @param unfamiliarity how little the photo resembles the leaves that the model knows, in logits;
 *     grows without bounds
 */
@SuppressWarnings("ArrayRecordComponent")
public record Judgement(double[] probabilities, double candidateLimit, double unfamiliarity) {

  /**
   * Returns whether a class belongs to the candidate set.
   *
   * @param label index of the class
   */
  public boolean isCandidate(int label) {
    return probabilities[label] >= candidateLimit;
  }

  /** Returns the index of the most probable class, the first of equals. */
  public int best() {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    return best;
  }

  /** Returns the size of the candidate set, which may be empty. */
  public int candidates() {
    return (int) IntStream.range(0, probabilities.length).filter(this::isCandidate).count();
  }
}
