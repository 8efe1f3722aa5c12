package org.plantdiseasedetector.evaluation;

import java.util.stream.IntStream;
import org.plantdiseasedetector.model.Judgement;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;

/**
 * What one photo contributes to the figures.
 *
 * @param truth index of the true class
 * @param predicted index of the most probable class, the first of equals; {@link #NONE} for a photo
 *     that could not be read
 * @param inTop3 whether the true class is among the three most probable
 * @param confidence calibrated probability of the predicted class; 0 for an unreadable photo
 * @param logLoss negative natural logarithm of the true class's probability, which is taken as at
 *     least 1e-15; not a number for an unreadable photo
 * @param setSize size of the candidate set, which may be empty; 0 for an unreadable photo
 * @param covered whether the true class is in the candidate set
 * @param confident whether the outcome would be {@code confident}
 * @param refused whether the outcome would be {@code not_recognised}
 * @param unfamiliarity how little the photo resembles known leaves; not a number for an unreadable
 *     photo
 */
public record Score(
    int truth,
    int predicted,
    boolean inTop3,
    double confidence,
    double logLoss,
    int setSize,
    boolean covered,
    boolean confident,
    boolean refused,
    double unfamiliarity) {

  /** The prediction for a photo that could not be read. */
  public static final int NONE = -1;

  private static final double LEAST_PROBABILITY = 1e-15;
  private static final int TOP = 3;

  /** Returns whether the photo was read and classified. */
  public boolean isRead() {
    return predicted != NONE;
  }

  /** Returns whether the most probable class is the true one. */
  public boolean isCorrect() {
    return predicted == truth;
  }

  /**
   * Scores an unreadable photo: wrong by every measure.
   *
   * @param truth index of the true class
   */
  public static Score unreadable(int truth) {
    return new Score(truth, NONE, false, 0, Double.NaN, 0, false, false, false, Double.NaN);
  }

  /**
   * Scores a classified photo.
   *
   * @param truth index of the true class
   * @param judgement of the model
   * @param thresholds of the model
   */
  public static Score of(int truth, Judgement judgement, Thresholds thresholds) {
    double[] probabilities = judgement.probabilities();
    int[] order = order(probabilities);
    int rank =
        IntStream.range(0, order.length).filter(i -> order[i] == truth).findFirst().orElseThrow();
    int setSize = judgement.candidates();
    boolean refused = !(judgement.unfamiliarity() <= thresholds.unfamiliar());
    double confidence = probabilities[order[0]];
    return new Score(
        truth,
        order[0],
        rank < TOP,
        confidence,
        -Math.log(Math.max(LEAST_PROBABILITY, probabilities[truth])),
        setSize,
        judgement.isCandidate(truth),
        !refused && setSize == 1 && confidence >= thresholds.confident(),
        refused,
        judgement.unfamiliarity());
  }

  /** Returns the classes by falling probability, equals by index. */
  private static int[] order(double[] probabilities) {
    return IntStream.range(0, probabilities.length)
        .boxed()
        .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
