package org.plantdiseasedetector.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.View;
import org.plantdiseasedetector.training.data.PhotoSet;
import org.plantdiseasedetector.training.torchscript.ConvNet;

/**
 * Chooses input size and views on the validation photos. A larger input than in training often does
 * better, since random crops show leaves enlarged (Touvron et al. 2019, arXiv 1906.06423).
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
   * @return the one with the highest mean of lab and field top-1
   */
  static InputChoice best(
      ConvNet net,
      LinearHead head,
      PhotoSet set,
      List<Integer> sizes,
      Path scratch,
      TrainingListener listener)
      throws IOException, InferenceException {
    InputChoice best = null;
    for (int size : sizes) {
      for (List<View> views : VIEWS) {
        InputSpec square = FineTuning.input(size);
        InputSpec input = new InputSpec(size, views, square.mean(), square.std());
        Validation validation = Validation.run(net, set, input, scratch);
        listener.message("size=" + size + " views=" + views + " " + validation.summary(head));
        InputChoice choice = new InputChoice(input, validation);
        if (best == null || choice.score(head) > best.score(head)) {
          best = choice;
        }
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("No input size to choose from");
    }
    return best;
  }

  /** Mean top-1 over the domains that the set has, so that the many lab photos do not decide. */
  private double score(LinearHead head) {
    return validation.set().photos().stream()
        .map(photo -> photo.domain().equals("lab"))
        .distinct()
        .mapToDouble(lab -> validation.top1(head, p -> p.domain().equals("lab") == lab))
        .average()
        .orElseThrow();
  }
}
