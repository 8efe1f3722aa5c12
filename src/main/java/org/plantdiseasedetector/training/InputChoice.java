package org.plantdiseasedetector.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.View;
import org.plantdiseasedetector.training.data.PhotoSet;
import org.plantdiseasedetector.training.data.PhotoSet.LeafPhoto;
import org.plantdiseasedetector.training.torchscript.ConvNet;

/**
 * Chooses input size and views on the validation photos. A larger input than in training often does
 * better, since random crops show leaves enlarged (Touvron et al. 2019, arXiv 1906.06423). Of all
 * that cannot be told from the best, the cheapest is taken: the one-standard-error rule (Breiman et
 * al., Classification and Regression Trees, 1984, section 3.4.3), with the standard error of the
 * difference to the best, because all are judged on the same photos.
 *
 * @param input the winner
 * @param validation its embeddings
 */
record InputChoice(InputSpec input, Validation validation) {

  private static final List<List<View>> VIEWS =
      List.of(List.of(View.WHOLE), List.of(View.CENTER), List.of(View.WHOLE, View.CENTER));

  /**
   * Tries every combination.
   *
   * @param sizes sides to try in pixels, multiples of 32
   * @param listener told of every figure
   * @return the cheapest whose mean of lab and field top-1 is less than one standard error of the
   *     difference below the highest
   */
  static InputChoice best(
      ConvNet net,
      LinearHead head,
      PhotoSet set,
      List<Integer> sizes,
      Path scratch,
      TrainingListener listener)
      throws IOException, InferenceException {
    List<InputChoice> choices = new ArrayList<>();
    for (int size : sizes) {
      for (List<View> views : VIEWS) {
        InputSpec square = FineTuning.input(size);
        InputSpec input = new InputSpec(size, views, square.mean(), square.std());
        Validation validation = Validation.run(net, set, input, scratch);
        listener.message("size=" + size + " views=" + views + " " + validation.summary(head));
        choices.add(new InputChoice(input, validation));
      }
    }
    return cheapest(choices, head);
  }

  /** Returns the cheapest of all that cannot be told from the best. */
  static InputChoice cheapest(List<InputChoice> choices, LinearHead head) {
    Comparator<InputChoice> byScore = Comparator.comparingDouble(choice -> choice.score(head));
    InputChoice best = choices.stream().max(byScore).orElseThrow();
    return choices.stream()
        .filter(choice -> !best.isBetterThan(choice, head))
        .min(Comparator.comparingLong(InputChoice::pixels).thenComparing(byScore.reversed()))
        .orElseThrow();
  }

  private long pixels() {
    return (long) input.size() * input.size() * input.views().size();
  }

  /** Mean top-1 over the domains that the set has, so that the many lab photos do not decide. */
  private double score(LinearHead head) {
    return domains().stream()
        .mapToDouble(lab -> validation.top1(head, photo -> isLab(photo) == lab))
        .average()
        .orElseThrow();
  }

  /** Tells whether the paired difference of the scores is more than its standard error. */
  private boolean isBetterThan(InputChoice other, LinearHead head) {
    boolean[] here = validation.right(head);
    boolean[] there = other.validation.right(head);
    double variance = 0;
    for (boolean lab : domains()) {
      variance += varianceOfMeanDifference(here, there, lab);
    }
    double error = Math.sqrt(variance) / domains().size();
    return score(head) - other.score(head) > error;
  }

  private double varianceOfMeanDifference(boolean[] here, boolean[] there, boolean lab) {
    int n = 0;
    int sum = 0;
    int squares = 0;
    for (int i = 0; i < here.length; i++) {
      if (isLab(validation.set().photos().get(i)) == lab) {
        int difference = (here[i] ? 1 : 0) - (there[i] ? 1 : 0);
        n++;
        sum += difference;
        squares += difference * difference;
      }
    }
    double mean = (double) sum / n;
    return ((double) squares / n - mean * mean) / n;
  }

  private List<Boolean> domains() {
    return validation.set().photos().stream().map(InputChoice::isLab).distinct().toList();
  }

  private static boolean isLab(LeafPhoto photo) {
    return photo.domain().equals("lab");
  }
}
