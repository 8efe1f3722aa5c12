package org.plantdiseasedetector.adaptation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.LinearScore;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.Temperature;
import org.plantdiseasedetector.model.Trust;

/**
 * The photos that a head is fitted to, as the fit sees them: first the user's, then the model's
 * references. The user's have their label as target. The references have what the shipped head says
 * about them, so that the new one goes on saying it (distillation against forgetting: Li and Hoiem
 * 2016, arXiv 1606.09282; on replayed examples: Buzzega et al. 2020, arXiv 2004.07211); their
 * labels as targets would also teach the shipped classes anew, from a handful of photos. Immutable.
 */
final class FitRows {

  /** A class without photos is rarer than those that the model knows. */
  private static final double NEW_CLASS_BIAS = -1;

  private final ModelBundle base;
  private final Strength strength;
  private final List<ClassId> classes;
  private final List<Example> examples;
  private final int users;
  private final LinearHead prior;
  private final List<float[]> features;
  private final List<float[]> centred = new ArrayList<>();
  private final float[] centre;
  private final double[] scales;
  private final List<double[]> priorLogits = new ArrayList<>();
  private final List<double[]> targets = new ArrayList<>();
  private final int[] labels;

  FitRows(ModelBundle base, List<Example> user, References references, Strength strength) {
    this.base = base;
    this.strength = strength;
    this.users = user.size();
    this.examples = new ArrayList<>(user);
    examples.addAll(references.examples());
    this.classes = classes(base, user);
    this.prior = prior(base, classes);
    double usual = references.usualLength();
    this.features = examples.stream().map(example -> example.features(usual)).toList();
    this.centre = mean(features.subList(references.examples().isEmpty() ? 0 : users, count()));
    this.scales = new double[count()];
    this.labels = examples.stream().mapToInt(e -> classes.indexOf(e.label())).toArray();
    for (int i = 0; i < count(); i++) {
      add(i);
    }
  }

  private void add(int row) {
    float[] at = features.get(row);
    float[] shifted = new float[at.length];
    for (int f = 0; f < at.length; f++) {
      shifted[f] = at[f] - centre[f];
    }
    centred.add(shifted);
    double[] shipped = base.head().logits(at);
    scales[row] = scale(at, shipped);
    double[] logits = Arrays.stream(prior.logits(at)).map(v -> v * scales[row]).toArray();
    priorLogits.add(logits);
    targets.add(row < users ? oneHot(labels[row]) : soft(shipped, scales[row]));
  }

  private double[] oneHot(int label) {
    double[] target = new double[classes.size()];
    target[label] = 1;
    return target;
  }

  private double[] soft(double[] shipped, double scale) {
    double[] known = softmax(Arrays.stream(shipped).map(v -> v * scale).toArray());
    return Arrays.copyOf(known, classes.size());
  }

  /** The inverse of the temperature that the shipped calibration gives the photo. */
  private double scale(float[] at, double[] shipped) {
    Trust trust = base.trust();
    double field = trust.fieldLikeness(Trust.unit(at));
    return 1 / trust.temperature().at(Temperature.spread(shipped), field);
  }

  /** Shipped classes in their order, then the user's own ones by name. */
  static List<ClassId> classes(ModelBundle base, List<Example> user) {
    TreeSet<ClassId> own = new TreeSet<>(user.stream().map(Example::label).toList());
    base.classes().forEach(own::remove);
    List<ClassId> all = new ArrayList<>(base.classes());
    all.addAll(own);
    return List.copyOf(all);
  }

  /** A new class starts as the average of its crop's classes, or of all if the crop is new too. */
  private static LinearHead prior(ModelBundle base, List<ClassId> classes) {
    LinearHead head = base.head();
    float[] weight = Arrays.copyOf(head.weight(), classes.size() * head.features());
    float[] bias = Arrays.copyOf(head.bias(), classes.size());
    for (int c = head.classes(); c < classes.size(); c++) {
      String crop = classes.get(c).crop();
      int[] kin =
          IntStream.range(0, head.classes())
              .filter(k -> base.classes().get(k).crop().equals(crop))
              .toArray();
      int[] like = kin.length > 0 ? kin : IntStream.range(0, head.classes()).toArray();
      for (int k : like) {
        bias[c] += head.bias()[k] / like.length;
        for (int f = 0; f < head.features(); f++) {
          weight[c * head.features() + f] += head.weight()[k * head.features() + f] / like.length;
        }
      }
      bias[c] += (float) NEW_CLASS_BIAS;
    }
    return new LinearHead(classes.size(), head.features(), weight, bias);
  }

  private static float[] mean(List<float[]> rows) {
    float[] mean = new float[rows.getFirst().length];
    for (float[] row : rows) {
      for (int f = 0; f < mean.length; f++) {
        mean[f] += row[f] / rows.size();
      }
    }
    return mean;
  }

  static double[] softmax(double[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    double sum = 0;
    double[] result = new double[logits.length];
    for (int c = 0; c < result.length; c++) {
      result[c] = Math.exp(logits[c] - max);
      sum += result[c];
    }
    for (int c = 0; c < result.length; c++) {
      result[c] /= sum;
    }
    return result;
  }

  /**
   * Returns how much each row counts: classes of the user with many photos all the same, a photo of
   * a class with few no more than a small part of a shipped class, so that one wrong label cannot
   * turn it; and the references together as much as there are shipped classes.
   *
   * @param used rows that take part
   */
  double[] weights(boolean[] used) {
    int[] perClass = new int[classes.size()];
    int references = 0;
    for (int i = 0; i < count(); i++) {
      if (used[i] && i < users) {
        perClass[labels[i]]++;
      } else if (used[i]) {
        references++;
      }
    }
    double[] weights = new double[count()];
    for (int i = 0; i < count(); i++) {
      if (used[i]) {
        weights[i] =
            i < users
                ? Math.min(strength.photo(), strength.userClass() / perClass[labels[i]])
                : (double) base.classes().size() / references;
      }
    }
    return weights;
  }

  Strength strength() {
    return strength;
  }

  int count() {
    return examples.size();
  }

  int users() {
    return users;
  }

  List<ClassId> classNames() {
    return classes;
  }

  int classes() {
    return classes.size();
  }

  Example example(int row) {
    return examples.get(row);
  }

  int label(int row) {
    return labels[row];
  }

  float[] features(int row) {
    return features.get(row);
  }

  float[] centred(int row) {
    return centred.get(row);
  }

  float[] centre() {
    return centre;
  }

  double scale(int row) {
    return scales[row];
  }

  /** Logits of the prior, divided by the row's temperature. */
  double[] priorLogits(int row) {
    return priorLogits.get(row);
  }

  double[] target(int row) {
    return targets.get(row);
  }

  LinearHead prior() {
    return prior;
  }

  ModelBundle base() {
    return base;
  }

  /** Returns whether a photo looks as if taken in the field. */
  boolean isField(int row) {
    return LinearScore.logistic(base.trust().scene().of(Trust.unit(features(row)))) >= Trust.EVEN;
  }

  /** Returns the plants of the user in the order in which they come. */
  List<String> plants() {
    return examples.subList(0, users).stream().map(Example::plant).distinct().toList();
  }
}
