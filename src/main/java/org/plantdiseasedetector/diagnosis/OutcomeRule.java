package org.plantdiseasedetector.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;

/**
 * Turns calibrated probabilities into a conclusion. Immutable and thread-safe.
 *
 * @param classes in the order of the probabilities
 * @param thresholds limits of the bundle
 */
public record OutcomeRule(List<ClassId> classes, Thresholds thresholds) {

  /** How many further classes are worth showing beside a diagnosis. */
  private static final int SHOWN = 3;

  /** Classes below this probability are noise to a reader. */
  private static final double WORTH_SHOWING = 0.005;

  /** Copies the list. */
  public OutcomeRule {
    classes = List.copyOf(classes);
  }

  /**
   * Concludes.
   *
   * @param probabilities one per class, summing to 1
   * @return confident, uncertain or not recognised
   * @throws IllegalArgumentException if the number of probabilities is wrong or one is not a number
   */
  public DiagnosisOutcome conclude(double[] probabilities) {
    List<Candidate> ranked = rank(probabilities);
    Candidate top = ranked.getFirst();
    if (top.confidence() < thresholds.recognised()) {
      return new DiagnosisOutcome.NotRecognised(ranked.subList(0, Math.min(SHOWN, ranked.size())));
    }
    if (top.confidence() >= thresholds.confident()) {
      return new DiagnosisOutcome.Confident(top, alternatives(ranked));
    }
    return new DiagnosisOutcome.Uncertain(fewestReaching(ranked, thresholds.candidateMass()));
  }

  private List<Candidate> rank(double[] probabilities) {
    if (probabilities.length != classes.size()) {
      throw new IllegalArgumentException(
          probabilities.length + " probabilities for " + classes.size() + " classes");
    }
    return IntStream.range(0, probabilities.length)
        .mapToObj(i -> new Candidate(classes.get(i), withoutRounding(probabilities[i])))
        .sorted(Comparator.comparingDouble(Candidate::confidence).reversed())
        .toList();
  }

  /** Sums of floating-point numbers may leave [0, 1] by some units in the last place. */
  private static double withoutRounding(double probability) {
    return Math.abs(probability - 0.5) < 0.5 + 1e-6
        ? Math.clamp(probability, 0.0, 1.0)
        : probability;
  }

  private static List<Candidate> alternatives(List<Candidate> ranked) {
    return ranked.stream()
        .skip(1)
        .limit(SHOWN)
        .filter(candidate -> candidate.confidence() >= WORTH_SHOWING)
        .toList();
  }

  private static List<Candidate> fewestReaching(List<Candidate> ranked, double mass) {
    List<Candidate> chosen = new ArrayList<>();
    double sum = 0;
    for (Candidate candidate : ranked) {
      chosen.add(candidate);
      sum += candidate.confidence();
      if (sum >= mass) {
        break;
      }
    }
    return chosen;
  }
}
