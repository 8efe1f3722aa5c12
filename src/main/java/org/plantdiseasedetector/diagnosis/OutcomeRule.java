package org.plantdiseasedetector.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.model.Judgement;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;

/**
 * Turns a judgement into a conclusion. Immutable and thread-safe.
 *
 * @param classes in the order of the probabilities
 * @param thresholds limits of the bundle
 * @param rollUps what to say when no class stands out
 */
public record OutcomeRule(List<ClassId> classes, Thresholds thresholds, RollUpRule rollUps) {

  /** How many further classes are worth showing beside a diagnosis. */
  private static final int SHOWN = 3;

  /** Classes below this probability are noise to a reader. */
  private static final double WORTH_SHOWING = 0.005;

  /** Who is told that a photo is uncertain wants to know between what. */
  private static final int FEWEST_CANDIDATES = 2;

  /** Copies the list. */
  public OutcomeRule {
    classes = List.copyOf(classes);
  }

  /**
   * Makes the rule with the bundled knowledge of crops and kinds of damage.
   *
   * @param classes in the order of the probabilities
   * @param thresholds limits of the bundle
   */
  public OutcomeRule(List<ClassId> classes, Thresholds thresholds) {
    this(classes, thresholds, RollUpRule.of(classes, DiseaseNames.load()));
  }

  /**
   * Concludes: not recognised above the limit of unfamiliarity; confident if one class alone is in
   * the candidate set and probable enough; uncertain otherwise, with the candidate set and at least
   * the two most probable classes.
   *
   * @param judgement of the model
   * @return confident, uncertain or not recognised
   * @throws IllegalArgumentException if the number of probabilities is wrong or one is not a number
   */
  public DiagnosisOutcome conclude(Judgement judgement) {
    List<Candidate> ranked = rank(judgement.probabilities());
    Candidate top = ranked.getFirst();
    if (!(judgement.unfamiliarity() <= thresholds.unfamiliar())) {
      return new DiagnosisOutcome.NotRecognised(ranked.subList(0, Math.min(SHOWN, ranked.size())));
    }
    int candidates = judgement.candidates();
    if (candidates == 1 && top.confidence() >= thresholds.confident()) {
      return new DiagnosisOutcome.Confident(top, alternatives(ranked));
    }
    int shown = Math.min(ranked.size(), Math.max(FEWEST_CANDIDATES, candidates));
    return new DiagnosisOutcome.Uncertain(
        ranked.subList(0, shown), rollUps.of(judgement.probabilities(), thresholds.rolledUp()));
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
}
