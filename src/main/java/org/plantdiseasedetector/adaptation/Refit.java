package org.plantdiseasedetector.adaptation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelConfig;

/**
 * Fits a model's head anew to the photos that a person has named, and measures what that is worth.
 * Deterministic; needs no engine. Not for the user-interface thread.
 *
 * @param base the shipped model
 * @param user photos with the person's labels, of this model
 * @param references that came with the model
 * @param strength how far photos move the head
 */
public record Refit(
    ModelBundle base, List<Example> user, References references, Strength strength) {

  /** Most photos of the user; more would need more memory than a field laptop has. */
  public static final int MOST_PHOTOS = 3000;

  private static final int MOST_SUSPECTS = 20;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no photo, or there are too many, or an embedding
   *     is not of this model
   */
  public Refit {
    user = List.copyOf(user);
    if (user.isEmpty() || user.size() > MOST_PHOTOS) {
      throw new IllegalArgumentException("A fit needs 1 to " + MOST_PHOTOS + " photos");
    }
    for (Example example : user) {
      if (example.embedding().bytes().length != base.head().features()) {
        throw new IllegalArgumentException("An embedding of another model");
      }
    }
  }

  /**
   * Makes one of the usual strength.
   *
   * @param base the shipped model
   * @param user photos with the person's labels, of this model
   * @param references that came with the model
   */
  public Refit(ModelBundle base, List<Example> user, References references) {
    this(base, user, references, Strength.STANDARD);
  }

  /** Is told how far it is and may end it. */
  public interface Watcher {
    /** Hears nothing and never ends it. */
    Watcher NONE =
        new Watcher() {
          @Override
          public void done(int steps, int of) {}

          @Override
          public boolean cancelled() {
            return false;
          }
        };

    /**
     * Some refits are done.
     *
     * @param steps so many
     * @param of of so many
     */
    void done(int steps, int of);

    /** Returns whether to stop; asked several times a second. */
    boolean cancelled();
  }

  /**
   * A label that the other photos speak against.
   *
   * @param example the photo
   * @param instead what a head that has not seen its plant takes it for
   * @param probability of that class
   */
  public record Suspect(Example example, ClassId instead, double probability) {}

  /**
   * What comes of it.
   *
   * @param adapted the model with its new head, classes and statistics; its identity is that of the
   *     base until it gets a number
   * @param proof what it is worth
   * @param suspects labels for a second look, the worst first
   */
  public record Result(ModelBundle adapted, Proof proof, List<Suspect> suspects) {
    /** Copies the list. */
    public Result {
      suspects = List.copyOf(suspects);
    }
  }

  /**
   * Fits and measures.
   *
   * @param watcher told of the progress
   * @throws CancellationException if the watcher ended it
   */
  public Result run(Watcher watcher) {
    FitRows rows = new FitRows(base, user, references, strength);
    HeadFit fit = new HeadFit(rows);
    CrossFit cross = new CrossFit(rows, fit);
    int refits = cross.refits();
    CrossFit.Result result = cross.run(done -> watcher.done(done, refits), watcher::cancelled);
    LinearHead head = fit.head(result.coefficients());
    AdaptedTrust.Result trust = new AdaptedTrust(rows, result.unseen()).fit(head);
    ModelConfig config = base.config();
    ModelBundle adapted =
        new ModelBundle(
            base.directory(),
            new ModelConfig(
                config.formatVersion(), config.identity(), config.input(), trust.thresholds()),
            rows.classNames(),
            head,
            trust.trust());
    return new Result(
        adapted, Proof.of(rows, result.unseen()), suspects(rows, result.unseen(), adapted));
  }

  /**
   * Fits the head only, without measuring what it is worth.
   *
   * @param cancelled asked between steps
   * @return the head; its rows are the shipped classes and then the user's own by name
   * @throws CancellationException if it was cancelled
   */
  public LinearHead headOnly(BooleanSupplier cancelled) {
    FitRows rows = new FitRows(base, user, references, strength);
    HeadFit fit = new HeadFit(rows);
    boolean[] all = new boolean[rows.count()];
    Arrays.fill(all, true);
    return fit.head(fit.fit(rows.weights(all), fit.none(), cancelled));
  }

  /** A suspect with how much more another class is held for likely. */
  private record Ranked(Suspect suspect, double margin) {}

  /**
   * Lists labels that are likely wrong: a head that has not seen the plant gives another class a
   * higher probability (confident learning, Northcutt et al. 2021, arXiv 1911.00068).
   */
  private static List<Suspect> suspects(FitRows rows, double[][] unseen, ModelBundle adapted) {
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < rows.users(); i++) {
      int label = rows.label(i);
      double[] probabilities = adapted.trust().judge(rows.features(i), unseen[i]).probabilities();
      int best = Proof.best(probabilities);
      if (best != label) {
        ranked.add(
            new Ranked(
                new Suspect(rows.example(i), rows.classNames().get(best), probabilities[best]),
                probabilities[best] - probabilities[label]));
      }
    }
    return ranked.stream()
        .sorted(Comparator.comparingDouble(Ranked::margin).reversed())
        .limit(MOST_SUSPECTS)
        .map(Ranked::suspect)
        .toList();
  }

  /** Returns the classes of a fit in the order of its head's rows. */
  public List<ClassId> classes() {
    return FitRows.classes(base, user);
  }
}
