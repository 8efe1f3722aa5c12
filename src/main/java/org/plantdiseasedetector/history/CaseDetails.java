package org.plantdiseasedetector.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a person notes about a visited plant. Empty text means not given.
 *
 * @param visited day of the visit
 * @param farm name of the farm, at most 200 characters
 * @param field name of the field, at most 200 characters
 * @param plot plot or plant within the field, at most 200 characters
 * @param crop what grows there, at most 200 characters; empty if only the machine said so
 * @param variety cultivar, at most 200 characters
 * @param growthStage BBCH code, 0 to 99 (Meier, Growth stages of mono- and dicotyledonous plants,
 *     BBCH Monograph, 2018)
 * @param position where
 * @param notes free text, at most 10,000 characters
 * @param tags at most 20, each at most 50 characters without a comma
 */
public record CaseDetails(
    LocalDate visited,
    String farm,
    String field,
    String plot,
    String crop,
    String variety,
    Optional<Integer> growthStage,
    Optional<Position> position,
    String notes,
    List<String> tags) {

  private static final int NAME = 200;
  private static final int NOTES = 10_000;
  private static final int TAGS = 20;
  private static final int TAG = 50;
  private static final int LAST_STAGE = 99;

  /**
   * Copies the list and checks every range.
   *
   * @throws IllegalArgumentException if a value is too long or out of its range
   */
  public CaseDetails {
    tags = tags.stream().map(String::strip).filter(tag -> !tag.isEmpty()).distinct().toList();
    check("The farm", farm, NAME);
    check("The field", field, NAME);
    check("The plot", plot, NAME);
    check("The crop", crop, NAME);
    check("The variety", variety, NAME);
    check("The note", notes, NOTES);
    tags.forEach(tag -> check("A tag", tag, TAG));
    if (tags.size() > TAGS || tags.stream().anyMatch(tag -> tag.indexOf(',') >= 0)) {
      throw new IllegalArgumentException("A case has at most 20 tags, none with a comma.");
    }
    growthStage.ifPresent(CaseDetails::checkStage);
  }

  private static void check(String name, String text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException(
          "%s has %d characters; at most %d are kept.".formatted(name, text.length(), most));
    }
  }

  private static void checkStage(int stage) {
    if (stage < 0 || stage > LAST_STAGE) {
      throw new IllegalArgumentException("A BBCH growth stage is 0 to 99, not " + stage + ".");
    }
  }

  /**
   * Returns details with nothing but a day.
   *
   * @param visited day of the visit
   */
  public static CaseDetails of(LocalDate visited) {
    return new CaseDetails(
        visited, "", "", "", "", "", Optional.empty(), Optional.empty(), "", List.of());
  }

  /**
   * Returns the same at another place.
   *
   * @param other the place, or none
   */
  public CaseDetails at(Optional<Position> other) {
    return new CaseDetails(
        visited, farm, field, plot, crop, variety, growthStage, other, notes, tags);
  }
}
