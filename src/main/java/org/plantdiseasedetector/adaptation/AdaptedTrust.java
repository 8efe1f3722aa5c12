package org.plantdiseasedetector.adaptation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.plantdiseasedetector.model.CandidateLimit;
import org.plantdiseasedetector.model.Familiarity;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;
import org.plantdiseasedetector.model.Temperature;
import org.plantdiseasedetector.model.Trust;

/**
 * Fits temperature, candidate sets and rejection to an adapted head, on logits that every photo got
 * from a head fitted without its plant. Only what few photos can decide is moved; the slopes of the
 * temperature and the directions of familiarity stay as shipped.
 *
 * @param rows the photos
 * @param unseen logits of every row, by a head fitted without its plant
 */
@SuppressWarnings("ArrayRecordComponent")
record AdaptedTrust(FitRows rows, double[][] unseen) {

  /** How often the candidate set shall hold the true class, as in the shipped calibration. */
  static final double COVERAGE = 0.95;

  private static final double LEAST_PROBABILITY = 1e-12;
  private static final double WIDEST_SHIFT = 1.5;
  private static final double SHIFT_DECAY = 0.05;
  private static final int SEARCH_STEPS = 40;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** Photos that a shipped class mean is worth, when photos from another place move it. */
  private static final double MEAN_WORTH = 20;

  /**
   * What an adapter takes over.
   *
   * @param trust statistics
   * @param thresholds of the outcomes
   */
  record Result(Trust trust, Thresholds thresholds) {}

  Result fit(LinearHead head) {
    Trust shipped = rows.base().trust();
    Temperature temperature = temperature(shipped.temperature());
    Familiarity familiarity = familiarity(shipped.familiarity());
    Trust trust =
        new Trust(
            temperature,
            shipped.scene(),
            limit(temperature, false, shipped.labLimit()),
            limit(temperature, true, shipped.fieldLimit()),
            familiarity);
    Thresholds limits = rows.base().config().thresholds();
    return new Result(
        trust,
        new Thresholds(
            limits.confident(), limits.rolledUp(), limits.unfamiliar() + shift(trust, head)));
  }

  /** Moves the temperature of all photos by one factor, found by golden-section search. */
  private Temperature temperature(Temperature shipped) {
    double low = -WIDEST_SHIFT;
    double high = WIDEST_SHIFT;
    for (int i = 0; i < SEARCH_STEPS; i++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (loss(moved(shipped, left)) + SHIFT_DECAY * left * left
          < loss(moved(shipped, right)) + SHIFT_DECAY * right * right) {
        high = right;
      } else {
        low = left;
      }
    }
    return moved(shipped, (low + high) / 2);
  }

  private static Temperature moved(Temperature shipped, double by) {
    return new Temperature(shipped.base() + by, shipped.byField(), shipped.bySpread());
  }

  /** Negative log-likelihood; the user's photos weigh as much as the references. */
  private double loss(Temperature temperature) {
    double users = 0;
    double references = 0;
    for (int i = 0; i < rows.count(); i++) {
      double p = probabilities(temperature, i)[rows.label(i)];
      double loss = -Math.log(Math.max(LEAST_PROBABILITY, p));
      if (i < rows.users()) {
        users += loss;
      } else {
        references += loss;
      }
    }
    return users / Math.max(1, rows.users())
        + references / Math.max(1, rows.count() - rows.users());
  }

  private double[] probabilities(Temperature temperature, int row) {
    double field = rows.base().trust().fieldLikeness(Trust.unit(rows.features(row)));
    return temperature.probabilities(unseen[row], field);
  }

  /** Too few photos give no guarantee; then the shipped limit stays. */
  private double limit(Temperature temperature, boolean field, double shipped) {
    double all = limit(temperature, field, 0, shipped);
    double users = limit(temperature, field, rows.count() - rows.users(), all);
    return Math.min(all, users);
  }

  private double limit(Temperature temperature, boolean field, int leftOut, double otherwise) {
    double[] truths =
        IntStream.range(0, rows.count() - leftOut)
            .filter(i -> rows.isField(i) == field)
            .mapToDouble(i -> probabilities(temperature, i)[rows.label(i)])
            .toArray();
    double limit = CandidateLimit.of(truths, COVERAGE);
    return limit > 0 ? limit : otherwise;
  }

  /** A class of the user's own gets a mean; those of shipped classes move by his photos. */
  private Familiarity familiarity(Familiarity shipped) {
    int dimensions = shipped.dimensions();
    float[] means = Arrays.copyOf(shipped.means(), rows.classes() * dimensions);
    for (int c = 0; c < rows.classes(); c++) {
      double count = c < rows.base().classes().size() ? MEAN_WORTH : 0;
      for (int i = 0; i < rows.users(); i++) {
        if (rows.label(i) == c) {
          count++;
          double[] at = shipped.project(Trust.unit(rows.features(i)));
          for (int d = 0; d < dimensions; d++) {
            int where = c * dimensions + d;
            means[where] += (float) ((at[d] - means[where]) / count);
          }
        }
      }
    }
    return new Familiarity(dimensions, shipped.basis(), means, shipped.noLeaf(), shipped.mix());
  }

  /** How much more unfamiliar the references look now: the median, so that as many are refused. */
  private double shift(Trust trust, LinearHead head) {
    Trust shipped = rows.base().trust();
    LinearHead before = rows.base().head();
    double[] changes =
        IntStream.range(rows.users(), rows.count())
            .mapToDouble(
                i -> {
                  float[] at = rows.features(i);
                  return trust.judge(at, head.logits(at)).unfamiliarity()
                      - shipped.judge(at, before.logits(at)).unfamiliarity();
                })
            .sorted()
            .toArray();
    return changes.length == 0 ? 0 : changes[changes.length / 2];
  }
}
