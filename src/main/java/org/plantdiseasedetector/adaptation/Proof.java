package org.plantdiseasedetector.adaptation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.evaluation.Estimate;

/**
 * What an adapter is worth, measured on photos whose plants it has not seen. Figures are shares in
 * [0, 1] with 95 % intervals.
 *
 * @param photos of the user
 * @param plants of the user
 * @param accuracyBefore share of the user's photos that the shipped head names
 * @param accuracyAfter likewise of the adapted head
 * @param macroBefore macro-F1 of the shipped head over the user's classes
 * @param macroAfter likewise of the adapted head
 * @param gain difference of the two
 * @param references photos of the built-in set
 * @param referencesBefore share of them that the shipped head names
 * @param referencesAfter likewise of the adapted head
 * @param classes the user's classes
 * @param doubts why it is not offered; empty if it is
 */
public record Proof(
    int photos,
    int plants,
    Estimate accuracyBefore,
    Estimate accuracyAfter,
    Estimate macroBefore,
    Estimate macroAfter,
    Estimate gain,
    int references,
    double referencesBefore,
    double referencesAfter,
    List<OfClass> classes,
    List<Doubt> doubts) {

  /** How much anything else may fall, as a share. */
  public static final double MOST_LOSS = 0.005;

  /**
   * Photos from which a class could be learnt in the experiment (docs/model-development.md); below,
   * a missing gain is put down to too few photos.
   */
  public static final int PHOTOS_WANTED = 10;

  /** Copies the lists. */
  public Proof {
    classes = List.copyOf(classes);
    doubts = List.copyOf(doubts);
  }

  /**
   * A class of the user's.
   *
   * @param label the class
   * @param own whether the shipped model lacks it
   * @param photos how many photos
   * @param before F1 of the shipped head
   * @param after F1 of the adapted head
   */
  public record OfClass(ClassId label, boolean own, int photos, double before, double after) {}

  /** Returns whether the adapter may be used. */
  public boolean isOffered() {
    return doubts.isEmpty();
  }

  static Proof of(FitRows rows, double[][] unseen) {
    Figures figures = new Figures(rows.classes());
    List<Figures.Pair> user = pairs(rows, unseen, 0, rows.users());
    List<Figures.Pair> built = pairs(rows, unseen, rows.users(), rows.count());
    List<OfClass> classes = classes(rows, user);
    Estimate gain = figures.gain(user);
    double before = Figures.share(built, false);
    double after = Figures.share(built, true);
    List<Doubt> doubts = new ArrayList<>();
    if (!(gain.low() > 0)) {
      doubts.addAll(tooFew(classes));
      doubts.add(new Doubt.NoGain(100 * gain.value(), 100 * gain.low()));
    }
    classes.stream()
        .filter(c -> c.before() - c.after() > MOST_LOSS)
        .forEach(c -> doubts.add(new Doubt.ClassFalls(c.label(), 100 * (c.before() - c.after()))));
    double loss =
        Math.max(before - after, figures.macro(built, false) - figures.macro(built, true));
    if (built.isEmpty()) {
      doubts.add(new Doubt.NoReferences());
    } else if (loss > MOST_LOSS) {
      doubts.add(new Doubt.ReferencesFall(100 * loss));
    }
    return new Proof(
        rows.users(),
        rows.plants().size(),
        figures.accuracy(user, false),
        figures.accuracy(user, true),
        figures.macroF1(user, false),
        figures.macroF1(user, true),
        gain,
        built.size(),
        before,
        after,
        classes,
        doubts);
  }

  private static List<Doubt> tooFew(List<OfClass> classes) {
    return classes.stream()
        .filter(c -> c.photos() < PHOTOS_WANTED)
        .<Doubt>map(c -> new Doubt.TooFewPhotos(c.label(), c.photos(), PHOTOS_WANTED - c.photos()))
        .toList();
  }

  private static List<OfClass> classes(FitRows rows, List<Figures.Pair> user) {
    return IntStream.range(0, rows.classes())
        .filter(c -> user.stream().anyMatch(pair -> pair.truth() == c))
        .mapToObj(
            c ->
                new OfClass(
                    rows.classNames().get(c),
                    c >= rows.base().classes().size(),
                    (int) user.stream().filter(pair -> pair.truth() == c).count(),
                    Figures.f1(user, c, false),
                    Figures.f1(user, c, true)))
        .toList();
  }

  private static List<Figures.Pair> pairs(FitRows rows, double[][] unseen, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                new Figures.Pair(
                    rows.example(i).plant(),
                    rows.label(i),
                    best(rows.base().head().logits(rows.features(i))),
                    best(unseen[i])))
        .toList();
  }

  static int best(double[] values) {
    int best = 0;
    for (int c = 1; c < values.length; c++) {
      best = values[c] > values[best] ? c : best;
    }
    return best;
  }
}
