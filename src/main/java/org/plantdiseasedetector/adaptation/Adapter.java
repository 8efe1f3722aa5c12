package org.plantdiseasedetector.adaptation;

import java.time.Instant;
import java.util.List;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.model.ModelBundle;

/**
 * What was learnt from a person's corrections, with a number of its own. Immutable.
 *
 * @param number from 1, never given twice
 * @param model the adapted bundle; its version ends with the number
 * @param created when it was fitted
 * @param facts what it was fitted to and what it was worth then
 */
public record Adapter(int number, ModelBundle model, Instant created, Facts facts) {

  /**
   * What an adapter was fitted to and what it was worth then; shares in [0, 1].
   *
   * @param photos of the user
   * @param plants of the user
   * @param before macro-F1 on them without the adapter
   * @param after macro-F1 on them with an adapter that has not seen the plant
   * @param referencesBefore share of the built-in photos named right without it
   * @param referencesAfter share with it
   * @param own classes that the shipped model lacks
   */
  public record Facts(
      int photos,
      int plants,
      double before,
      double after,
      double referencesBefore,
      double referencesAfter,
      List<ClassId> own) {

    /** Copies the list. */
    public Facts {
      own = List.copyOf(own);
    }

    /**
     * Takes the facts out of a proof.
     *
     * @param proof of the adapter
     */
    public static Facts of(Proof proof) {
      return new Facts(
          proof.photos(),
          proof.plants(),
          proof.macroBefore().value(),
          proof.macroAfter().value(),
          proof.referencesBefore(),
          proof.referencesAfter(),
          proof.classes().stream().filter(Proof.OfClass::own).map(Proof.OfClass::label).toList());
    }
  }
}
