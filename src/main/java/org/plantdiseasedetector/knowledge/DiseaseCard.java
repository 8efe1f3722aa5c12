package org.plantdiseasedetector.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;

/**
 * What is known about one class of the model, in one language: a disease, a pest or the healthy
 * crop. All texts are plain sentences without markup.
 *
 * @param classId the class
 * @param language of the texts; English where there is no translation
 * @param name common name of the condition, without the crop
 * @param otherNames further common names, may be empty
 * @param crop common name of the crop
 * @param cause what causes it
 * @param hosts which plants have it
 * @param summary two or three sentences that stand on their own
 * @param symptoms what is seen, from the first signs on; for a healthy crop what is normal
 * @param lookAlikes what it may be taken for
 * @param conditions what favours it; for a healthy crop what keeps it so
 * @param spread how it gets from plant to plant and survives; empty for a healthy crop
 * @param action when something has to be done
 * @param management what can be done, in the order in which to think of it
 * @param resistance how to keep products effective; empty if there are none to speak of
 * @param regulation hints about duties to report; empty for a healthy crop
 * @param laboratory when a sample should go to a laboratory
 * @param references where the facts come from, at least one
 */
public record DiseaseCard(
    ClassId classId,
    Locale language,
    String name,
    List<String> otherNames,
    String crop,
    Cause cause,
    Hosts hosts,
    String summary,
    List<Symptom> symptoms,
    List<LookAlike> lookAlikes,
    String conditions,
    Optional<String> spread,
    String action,
    Management management,
    Optional<Resistance> resistance,
    Optional<String> regulation,
    String laboratory,
    List<Reference> references) {

  /** Copies the lists. */
  public DiseaseCard {
    otherNames = List.copyOf(otherNames);
    symptoms = List.copyOf(symptoms);
    lookAlikes = List.copyOf(lookAlikes);
    references = List.copyOf(references);
  }

  /** Returns whether this is the card of a healthy crop. */
  public boolean isHealthy() {
    return cause.kind() == DamageKind.HEALTHY;
  }

  /**
   * What causes a disease.
   *
   * @param kind kind of organism; {@link DamageKind#HEALTHY} for a healthy crop
   * @param scientificName accepted scientific name; empty for a healthy crop
   * @param synonyms older or other scientific names, may be empty
   * @param taxon scientific names of the higher groups, for example {@code Ascomycota, Venturiales}
   * @param eppoCode code in the EPPO Global Database, where one is known for certain
   */
  public record Cause(
      DamageKind kind,
      Optional<String> scientificName,
      List<String> synonyms,
      Optional<String> taxon,
      Optional<String> eppoCode) {
    /** Copies the list. */
    public Cause {
      synonyms = List.copyOf(synonyms);
    }
  }

  /**
   * Which plants have it.
   *
   * @param scientificNames species or genera, at least one
   * @param text the same in words
   */
  public record Hosts(List<String> scientificNames, String text) {
    /** Copies the list. */
    public Hosts {
      scientificNames = List.copyOf(scientificNames);
    }
  }

  /**
   * What is seen at one stage or on one part of the plant.
   *
   * @param stage heading, for example {@code First signs}
   * @param text what is seen
   */
  public record Symptom(String stage, String text) {}

  /**
   * Something that it may be taken for.
   *
   * @param classId the class, if the model knows it
   * @param name its common name, with the crop where that is another one
   * @param difference how to tell the two apart
   */
  public record LookAlike(Optional<ClassId> classId, String name, String difference) {}

  /**
   * Integrated management: first cultivation, then biological measures, then chemical classes.
   *
   * @param cultural measures of cultivation and hygiene, at least one
   * @param biological biological measures, may be empty
   * @param chemical what chemical products can do, by class, without products and doses; may be
   *     empty
   */
  public record Management(List<String> cultural, List<String> biological, List<String> chemical) {
    /** Copies the lists. */
    public Management {
      cultural = List.copyOf(cultural);
      biological = List.copyOf(biological);
      chemical = List.copyOf(chemical);
    }
  }

  /**
   * How to keep products effective.
   *
   * @param groups groups of products that are used somewhere against it; being listed is no advice
   *     and no statement that a product is registered
   * @param text what to mind
   */
  public record Resistance(List<ModeOfAction> groups, String text) {
    /** Copies the list. */
    public Resistance {
      groups = List.copyOf(groups);
    }
  }
}
