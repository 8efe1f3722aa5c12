package org.plantdiseasedetector.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the app concludes about one photo. Window, console and reports speak these four words. */
public sealed interface DiagnosisOutcome {

  /**
   * Returns the candidates, most probable first: all that cannot be excluded for {@link Confident}
   * and {@link Uncertain}, the nearest known classes for {@link NotRecognised}, none for {@link
   * Rejected}.
   */
  List<Candidate> candidates();

  /**
   * One class stands out.
   *
   * @param top the diagnosed class
   * @param alternatives the next most probable classes, most probable first
   */
  record Confident(Candidate top, List<Candidate> alternatives) implements DiagnosisOutcome {
    /** Copies the list. */
    public Confident {
      alternatives = List.copyOf(alternatives);
    }

    @Override
    public List<Candidate> candidates() {
      return Stream.concat(Stream.of(top), alternatives.stream()).toList();
    }
  }

  /**
   * Several classes cannot be told apart.
   *
   * @param candidates at least one, most probable first
   * @param rollUp what can be said nevertheless; empty if nothing
   */
  record Uncertain(List<Candidate> candidates, Optional<RollUp> rollUp)
      implements DiagnosisOutcome {

    /**
     * Makes an outcome of which nothing can be said beyond the candidates.
     *
     * @param candidates at least one, most probable first
     */
    public Uncertain(List<Candidate> candidates) {
      this(candidates, Optional.empty());
    }

    /** Copies the list and refuses an empty one. */
    public Uncertain {
      candidates = List.copyOf(candidates);
      if (candidates.isEmpty()) {
        throw new IllegalArgumentException("An uncertain outcome needs at least one candidate");
      }
    }
  }

  /**
   * Not a leaf, or not a crop that the model knows.
   *
   * @param candidates the nearest known classes, most probable first; not a diagnosis
   */
  record NotRecognised(List<Candidate> candidates) implements DiagnosisOutcome {
    /** Copies the list. */
    public NotRecognised {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * The photo could not be used.
   *
   * @param failure what happened and what to do
   */
  record Rejected(Failure failure) implements DiagnosisOutcome {
    @Override
    public List<Candidate> candidates() {
      return List.of();
    }
  }
}
