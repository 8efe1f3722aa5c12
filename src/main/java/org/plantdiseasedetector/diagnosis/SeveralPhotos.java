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
    List<ClassId> all = with(known);
    double[] mean = new double[all.size()];
    for (DiagnosisOutcome outcome : known) {
      double[] probabilities = spread(outcome.candidates(), all);
      for (int c = 0; c < mean.length; c++) {
        mean[c] += probabilities[c] / known.size();
      }
    }
    // The candidate limits hold for single photos; means are judged by the confidence alone.
    double limit = 1 - thresholds.confident();
    Judgement judgement = new Judgement(mean, limit, Double.NEGATIVE_INFINITY);
    return new OutcomeRule(all, thresholds).conclude(judgement);
  }

  /** An adapter may have added classes since the model was loaded. */
  private List<ClassId> with(List<DiagnosisOutcome> outcomes) {
    return Stream.concat(
            classes.stream(),
            outcomes.stream().flatMap(o -> o.candidates().stream()).map(Candidate::classId))
        .distinct()
        .toList();
  }

  private static double[] spread(List<Candidate> candidates, List<ClassId> all) {
    double listed = candidates.stream().mapToDouble(Candidate::confidence).sum();
    int unlisted = all.size() - candidates.size();
    double share = unlisted == 0 ? 0 : Math.max(0, 1 - listed) / unlisted;
    double[] probabilities = new double[all.size()];
    Arrays.fill(probabilities, share);
    for (Candidate candidate : candidates) {
      probabilities[all.indexOf(candidate.classId())] = candidate.confidence();
    }
    return probabilities;
  }
}
