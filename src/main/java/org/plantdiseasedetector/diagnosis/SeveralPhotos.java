package org.plantdiseasedetector.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.model.Judgement;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;

/**
 * Concludes from several photos of one plant. The probabilities of the photos are averaged; a class
 * that a photo does not list gets an equal share of what the photo leaves over (docs/history.md has
 * the figures behind this choice). Rejected photos say nothing, nor do unrecognised ones beside one
 * that is recognised. Immutable and thread-safe.
 *
 * @param classes of the model, in its order
 * @param thresholds of the model
 */
public record SeveralPhotos(List<ClassId> classes, Thresholds thresholds) {

  /** Copies the list. */
  public SeveralPhotos {
    classes = List.copyOf(classes);
  }

  /**
   * Concludes.
   *
   * @param outcomes one per photo, at least one
   * @return the outcome of a single photo as it is; the first one if no photo could be read
   * @throws IllegalArgumentException if there is none, or one names a class that the model has not
   */
  public DiagnosisOutcome combine(List<DiagnosisOutcome> outcomes) {
    if (outcomes.isEmpty()) {
      throw new IllegalArgumentException("No photo to conclude from");
    }
    List<DiagnosisOutcome> read =
        outcomes.stream().filter(o -> !(o instanceof DiagnosisOutcome.Rejected)).toList();
    List<DiagnosisOutcome> known =
        read.stream().filter(o -> !(o instanceof DiagnosisOutcome.NotRecognised)).toList();
    if (known.size() < 2) {
      return Stream.of(known, read, outcomes).flatMap(List::stream).findFirst().orElseThrow();
    }
    double[] mean = new double[classes.size()];
    for (DiagnosisOutcome outcome : known) {
      double[] probabilities = spread(outcome.candidates());
      for (int c = 0; c < mean.length; c++) {
        mean[c] += probabilities[c] / known.size();
      }
    }
    // The candidate limits hold for single photos; means are judged by the confidence alone.
    double limit = 1 - thresholds.confident();
    Judgement judgement = new Judgement(mean, limit, Double.NEGATIVE_INFINITY);
    return new OutcomeRule(classes, thresholds).conclude(judgement);
  }

  private double[] spread(List<Candidate> candidates) {
    double listed = candidates.stream().mapToDouble(Candidate::confidence).sum();
    int unlisted = classes.size() - candidates.size();
    double share = unlisted == 0 ? 0 : Math.max(0, 1 - listed) / unlisted;
    double[] probabilities = new double[classes.size()];
    Arrays.fill(probabilities, share);
    for (Candidate candidate : candidates) {
      int at = classes.indexOf(candidate.classId());
      if (at < 0) {
        throw new IllegalArgumentException("The model has no class " + candidate.classId());
      }
      probabilities[at] = candidate.confidence();
    }
    return probabilities;
  }
}
