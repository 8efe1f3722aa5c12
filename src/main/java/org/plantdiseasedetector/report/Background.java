package org.plantdiseasedetector.report;

import java.util.Locale;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.knowledge.DiseaseCard;
import org.plantdiseasedetector.knowledge.DiseaseNames;

/**
 * What reports say beyond their cases.
 *
 * @param organisation who hands the report over
 * @param names of classes without a card
 * @param cards of classes
 * @param accuracy of the model at hand; empty if it was not measured
 * @param signatures of models
 */
public record Background(
    Organisation organisation,
    DiseaseNames names,
    Cards cards,
    Optional<MeasuredAccuracy> accuracy,
    Signatures signatures) {

  /** Finds disease cards. */
  @FunctionalInterface
  public interface Cards {
    /**
     * Finds a card.
     *
     * @param classId of the class
     * @param language wanted
     * @return the card in that language, else in English; empty if there is none
     */
    Optional<DiseaseCard> card(ClassId classId, Locale language);
  }

  /** Tells who signed a model. */
  @FunctionalInterface
  public interface Signatures {
    /** No model is signed. */
    Signatures NONE = model -> Optional.empty();

    /**
     * Tells who signed a model.
     *
     * @param model which model
     * @return who; empty if it is unsigned
     */
    Optional<String> signer(ModelIdentity model);
  }
}
