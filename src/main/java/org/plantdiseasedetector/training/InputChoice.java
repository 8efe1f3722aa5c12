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
 * better, since random crops show leaves enlarged (Touvron et al. 2019, arXiv 1906.06423). The most
 * accurate is taken, since decoding a photo costs more than any of the networks' inputs; of equals,
 * the cheapest.
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
    return mostAccurate(choices, head);
  }

  /** Returns the most accurate, and of equals the cheapest. */
  static InputChoice mostAccurate(List<InputChoice> choices, LinearHead head) {
    return choices.stream()
        .min(
            Comparator.comparingDouble((InputChoice choice) -> -choice.score(head))
                .thenComparingLong(InputChoice::pixels))
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

  private List<Boolean> domains() {
    return validation.set().photos().stream().map(InputChoice::isLab).distinct().toList();
  }

  private static boolean isLab(LeafPhoto photo) {
    return photo.domain().equals("lab");
  }
}
