package org.plantdiseasedetector.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.plantdiseasedetector.imaging.SquareViews;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.djl.DjlNetwork;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.training.data.PhotoSet;
import org.plantdiseasedetector.training.data.PhotoSet.LeafPhoto;
import org.plantdiseasedetector.training.torchscript.ConvNet;
import org.plantdiseasedetector.training.torchscript.Graphs;

/**
 * Embeddings of a photo set under a network, and how well a head does on them.
 *
 * @param set the photos
 * @param embeddings one per photo, mean over the views
 */
record Validation(PhotoSet set, List<float[]> embeddings) {

  private static final int CHUNK = 64;

  /**
   * Runs the folded network over a set.
   *
   * @param net with the weights to judge
   * @param input size and views
   * @param scratch a file to write the graph to
   */
  static Validation run(ConvNet net, PhotoSet set, InputSpec input, Path scratch)
      throws IOException, InferenceException {
    Graphs.inference(net).write(scratch);
    try (DjlNetwork network = new DjlNetwork(scratch, input.mean(), input.std())) {
      return new Validation(set, embed(network, set, input));
    }
  }

  /** Computes one embedding per photo, the mean over its views. */
  static List<float[]> embed(DjlNetwork network, PhotoSet set, InputSpec input)
      throws InferenceException {
    SquareViews views = new SquareViews(input);
    List<float[]> embeddings = new ArrayList<>();
    for (int start = 0; start < set.photos().size(); start += CHUNK) {
      int end = Math.min(set.photos().size(), start + CHUNK);
      embeddings.addAll(
          network.embedPhotos(
              set.photos().subList(start, end).parallelStream()
                  .map(photo -> views.prepare(photo.image()))
                  .toList()));
    }
    return embeddings;
  }

  /** Returns the logits of every photo. */
  List<double[]> logits(LinearHead head) {
    return embeddings.stream().map(head::logits).toList();
  }

  /** Returns for every photo whether its best class is right. */
  boolean[] right(LinearHead head) {
    boolean[] right = new boolean[embeddings.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = best(head.logits(embeddings.get(i))) == set.photos().get(i).label();
    }
    return right;
  }

  /**
   * Share of photos whose best class is right.
   *
   * @param which photos count
   * @return in [0, 1]; not a number if none count
   */
  double top1(LinearHead head, Predicate<LeafPhoto> which) {
    boolean[] right = right(head);
    int count = 0;
    int total = 0;
    for (int i = 0; i < right.length; i++) {
      if (which.test(set.photos().get(i))) {
        total++;
        count += right[i] ? 1 : 0;
      }
    }
    return (double) count / total;
  }

  private static int best(double[] logits) {
    int best = 0;
    for (int c = 1; c < logits.length; c++) {
      best = logits[c] > logits[best] ? c : best;
    }
    return best;
  }

  /** Returns the figures in one line. */
  String summary(LinearHead head) {
    return String.format(
        Locale.ROOT,
        "val_top1=%.4f lab=%.4f field=%.4f",
        top1(head, photo -> true),
        top1(head, photo -> photo.domain().equals("lab")),
        top1(head, photo -> !photo.domain().equals("lab")));
  }
}
