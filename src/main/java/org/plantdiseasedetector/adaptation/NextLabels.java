package org.plantdiseasedetector.adaptation;

import java.util.ArrayList;
import java.util.List;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.Trust;

/**
 * Chooses the cases whose label would teach most: uncertain ones that differ from each other. The
 * larger the gradient that a photo's own guess would cause, the more its label can teach; photos
 * are chosen one after the other, each the farthest from those before (gradient embeddings: Ash et
 * al. 2020, arXiv 1906.03671; farthest first instead of its random draw, so that the same cases
 * give the same queue).
 *
 * @param model what answers now
 * @param usualLength of embeddings of which only the direction is known
 */
public record NextLabels(ModelBundle model, double usualLength) {

  /**
   * A photo without a label.
   *
   * @param caseNumber its case
   * @param embedding direction of its embedding
   */
  public record Open(long caseNumber, Embedding embedding) {}

  /** Gradient with respect to the head: the outer product of both. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Gradient(long caseNumber, double[] error, float[] unit) {

    double square() {
      return dot(error, error);
    }

    double distance(Gradient other) {
      double cosine = 0;
      for (int f = 0; f < unit.length; f++) {
        cosine += (double) unit[f] * other.unit[f];
      }
      return square() + other.square() - 2 * dot(error, other.error) * cosine;
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int c = 0; c < a.length; c++) {
        sum += a[c] * b[c];
      }
      return sum;
    }
  }

  /**
   * Chooses.
   *
   * @param open photos without a label
   * @param count how many cases at most
   * @return numbers of cases, the one that teaches most first
   */
  public List<Long> choose(List<Open> open, int count) {
    List<Gradient> left = new ArrayList<>(open.stream().map(this::gradient).toList());
    List<Long> chosen = new ArrayList<>();
    double[] distances = left.stream().mapToDouble(Gradient::square).toArray();
    while (chosen.size() < count) {
      int best = -1;
      for (int i = 0; i < distances.length; i++) {
        boolean free = !chosen.contains(left.get(i).caseNumber());
        best = free && (best < 0 || distances[i] > distances[best]) ? i : best;
      }
      if (best < 0) {
        break;
      }
      Gradient taken = left.get(best);
      chosen.add(taken.caseNumber());
      for (int i = 0; i < distances.length; i++) {
        distances[i] = Math.min(distances[i], left.get(i).distance(taken));
      }
    }
    return chosen;
  }

  private Gradient gradient(Open photo) {
    Example example =
        new Example(photo.embedding(), 0, model.classes().getFirst(), "open", photo.caseNumber());
    float[] features = example.features(usualLength);
    double[] error =
        model.trust().judge(features, model.head().logits(features)).probabilities().clone();
    error[Proof.best(error)] -= 1;
    return new Gradient(photo.caseNumber(), error, Trust.unit(features));
  }
}
