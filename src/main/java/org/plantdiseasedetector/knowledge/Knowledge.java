package org.plantdiseasedetector.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;

/**
 * What the app knows about diseases, and how the model in use mixes them up. Immutable and
 * thread-safe.
 *
 * @param cards the disease cards
 * @param confusions what the model mixes up
 * @param problems what could not be used, each naming the file; usually none
 */
public record Knowledge(CardLibrary cards, Confusions confusions, List<String> problems) {

  /** Copies the list. */
  public Knowledge {
    problems = List.copyOf(problems);
  }

  /**
   * Reads the cards, and from a bundle newer cards and confusions. Takes some tenths of a second.
   *
   * @param bundle folder of the model in use, if there is one
   * @throws java.io.UncheckedIOException if the app's own cards are damaged
   */
  public static Knowledge of(Optional<Path> bundle) {
    if (bundle.isEmpty()) {
      return new Knowledge(CardLibraries.shipped(), Confusions.unknown(), List.of());
    }
    CardLibraries.Found found = CardLibraries.load(bundle.get());
    List<String> problems = new ArrayList<>(found.problem().stream().toList());
    Confusions confusions = Confusions.unknown();
    try {
      confusions = Confusions.read(bundle.get());
    } catch (IOException damaged) {
      problems.add(
          "What the model mixes up is not known: %s. Install the model again."
              .formatted(damaged.getMessage()));
    }
    return new Knowledge(found.library(), confusions, problems);
  }

  /**
   * Lays out the card of a class.
   *
   * @param id the class
   * @param language the wanted language; English where there is no translation
   * @return empty if there is no card
   */
  public Optional<CardSheet> sheet(ClassId id, Locale language) {
    return cards
        .card(id, language)
        .map(
            card ->
                CardSheetMaker.sheet(
                    card, confusions, other -> name(card, other), CardWords.load(card.language())));
  }

  private String name(DiseaseCard from, ClassId other) {
    return cards
        .card(other, from.language())
        .map(
            card ->
                other.crop().equals(from.classId().crop())
                    ? card.name()
                    : "%s (%s)".formatted(card.name(), card.crop()))
        .orElse(other.value());
  }
}
