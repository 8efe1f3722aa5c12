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
 * @param signatures where models come from
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

  /** Where a model comes from, as far as that could be checked. */
  public enum Origin {
    /** It came with the app and has the hashes that the installation names. */
    SHIPPED,
    /** An update brought it, and it is what the publisher signed. */
    SIGNED,
    /** It is not on this computer any more, or was changed. */
    NOT_VERIFIED
  }

  /** Tells where models come from. */
  @FunctionalInterface
  public interface Signatures {
    /** No model could be checked. */
    Signatures NONE = model -> Origin.NOT_VERIFIED;

    /**
     * Tells where a model comes from.
     *
     * @param model which model
     */
    Origin of(ModelIdentity model);
  }
}
