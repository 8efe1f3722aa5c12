package org.plantdiseasedetector.training.adapt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.plantdiseasedetector.adaptation.Example;
import org.plantdiseasedetector.adaptation.References;
import org.plantdiseasedetector.adaptation.Refit;
import org.plantdiseasedetector.adaptation.Strength;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;

/**
 * Learns from a few photos of another place, as a user's corrections would come, and measures on
 * photos of other leaves. What is learnt from went through the history's rounding of embeddings;
 * what is measured on did not.
 *
 * @param bundle the shipped model
 * @param references that came with it
 * @param pool photos to learn from
 * @param judges photos of the same place to measure on; empty for those of the pool that were not
 *     learnt from
 * @param ordinary photos like those of the training, to see what is forgotten
 */
public record AdaptationExperiment(
    ModelBundle bundle,
    References references,
    List<Photo> pool,
    List<Photo> judges,
    List<Photo> ordinary) {

  /** Copies the lists. */
  public AdaptationExperiment {
    pool = List.copyOf(pool);
    judges = List.copyOf(judges);
    ordinary = List.copyOf(ordinary);
  }

  /**
   * A photo with its embedding.
   *
   * @param embedding as the head sees it
   * @param label what it shows
   * @param leaf photos of one leaf share it
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Photo(float[] embedding, ClassId label, String leaf) {}

  /**
   * One trial.
   *
   * @param perClass photos of each class to learn from
   * @param wrong share of wrong labels among them, in [0, 1]
   * @param seed which photos, and which labels are wrong
   */
  public record Trial(int perClass, double wrong, long seed) {}

  /**
   * What a head does. All shares in [0, 1].
   *
   * @param macro macro-F1 over all classes of the pool
   * @param own mean F1 of the classes that the shipped model lacks
   * @param shared F1 of each other class of the pool, by name
   * @param ordinary share of the ordinary photos that are named right
   */
  public record Outcome(double macro, double own, List<Double> shared, double ordinary) {
    /** Copies the list. */
    public Outcome {
      shared = List.copyOf(shared);
    }
  }

  /** Returns the classes of the pool that the shipped model knows, by name. */
  public List<ClassId> sharedClasses() {
    return labels().stream().filter(bundle.classes()::contains).toList();
  }

  private List<ClassId> labels() {
    return List.copyOf(new TreeSet<>(pool.stream().map(Photo::label).toList()));
  }

  /** Measures the shipped head. */
  public Outcome before() {
    return measure(bundle.head(), bundle.classes(), judges.isEmpty() ? pool : judges);
  }

  /**
   * Learns and measures.
   *
   * @param trial how much, and what
   * @param strength of the fit
   */
  public Outcome after(Trial trial, Strength strength) {
    Random random = new Random(trial.seed());
    List<Photo> learnt = new ArrayList<>();
    for (ClassId label : labels()) {
      learnt.addAll(draw(label, trial.perClass(), random));
    }
    Refit refit = new Refit(bundle, examples(learnt, trial.wrong(), random), references, strength);
    Set<String> seen = new HashSet<>(learnt.stream().map(Photo::leaf).toList());
    List<Photo> judged =
        judges.isEmpty() ? pool.stream().filter(p -> !seen.contains(p.leaf())).toList() : judges;
    return measure(refit.headOnly(() -> false), refit.classes(), judged);
  }

  private List<Photo> draw(ClassId label, int count, Random random) {
    List<Photo> shuffled =
        new ArrayList<>(pool.stream().filter(photo -> photo.label().equals(label)).toList());
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, Math.min(count, shuffled.size()));
  }

  private List<Example> examples(List<Photo> photos, double wrong, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < photos.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    Set<Integer> mislabelled =
        new HashSet<>(order.subList(0, (int) Math.round(wrong * photos.size())));
    List<ClassId> labels = labels();
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < photos.size(); i++) {
      Photo photo = photos.get(i);
      List<ClassId> others = labels.stream().filter(l -> !l.equals(photo.label())).toList();
      ClassId label =
          mislabelled.contains(i) ? others.get(random.nextInt(others.size())) : photo.label();
      examples.add(
          new Example(
              Embedding.of(photo.embedding()).orElseThrow(), 0, label, photo.leaf(), i + 1));
    }
    return examples;
  }

  private Outcome measure(LinearHead head, List<ClassId> classes, List<Photo> judged) {
    List<ClassId> labels = labels();
    List<ClassId> said = answers(head, classes, judged);
    List<Double> own = new ArrayList<>();
    List<Double> shared = new ArrayList<>();
    for (ClassId label : labels) {
      (bundle.classes().contains(label) ? shared : own).add(f1(label, judged, said));
    }
    double sum = own.stream().mapToDouble(v -> v).sum() + shared.stream().mapToDouble(v -> v).sum();
    List<ClassId> usual = answers(head, classes, ordinary);
    int right = 0;
    for (int i = 0; i < usual.size(); i++) {
      right += usual.get(i).equals(ordinary.get(i).label()) ? 1 : 0;
    }
    return new Outcome(
        sum / labels.size(),
        own.stream().mapToDouble(v -> v).average().orElse(Double.NaN),
        shared,
        (double) right / ordinary.size());
  }

  private static List<ClassId> answers(LinearHead head, List<ClassId> classes, List<Photo> photos) {
    return photos.stream().map(p -> classes.get(best(head.logits(p.embedding())))).toList();
  }

  private static int best(double[] logits) {
    int best = 0;
    for (int c = 1; c < logits.length; c++) {
      best = logits[c] > logits[best] ? c : best;
    }
    return best;
  }

  private static double f1(ClassId label, List<Photo> photos, List<ClassId> said) {
    int shown = 0;
    int named = 0;
    int right = 0;
    for (int i = 0; i < photos.size(); i++) {
      boolean is = photos.get(i).label().equals(label);
      boolean says = said.get(i).equals(label);
      shown += is ? 1 : 0;
      named += says ? 1 : 0;
      right += is && says ? 1 : 0;
    }
    return shown + named == 0 ? 0 : 2.0 * right / (shown + named);
  }
}
