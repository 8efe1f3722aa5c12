package org.plantdiseasedetector.knowledge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plantdiseasedetector.domain.ClassId;

/** The disease cards of all classes, in several languages. Immutable and thread-safe. */
public final class CardLibrary {

  private final int edition;
  private final Map<Locale, Map<ClassId, DiseaseCard>> byLanguage;

  /** Makes a library; each language's cards in their order. */
  CardLibrary(int edition, Map<Locale, Map<ClassId, DiseaseCard>> byLanguage) {
    this.edition = edition;
    Map<Locale, Map<ClassId, DiseaseCard>> copy = new LinkedHashMap<>();
    byLanguage.forEach(
        (language, cards) ->
            copy.put(language, Collections.unmodifiableMap(new LinkedHashMap<>(cards))));
    this.byLanguage = Collections.unmodifiableMap(copy);
  }

  /** Returns the number of the edition; a higher one replaces a lower one. */
  public int edition() {
    return edition;
  }

  /** Returns the languages that have cards, English first. */
  public Set<Locale> languages() {
    return byLanguage.keySet();
  }

  /**
   * Returns the card of a class.
   *
   * @param id the class
   * @param wanted the wanted language, with or without a country
   * @return the card in that language, or in English where it has none; empty if no card exists
   */
  public Optional<DiseaseCard> card(ClassId id, Locale wanted) {
    return Optional.ofNullable(in(wanted).get(id))
        .or(() -> Optional.ofNullable(in(Locale.ENGLISH).get(id)));
  }

  /**
   * Returns all cards.
   *
   * @param wanted the wanted language, with or without a country
   * @return one per class, in that language or in English, in the order of the English cards
   */
  public List<DiseaseCard> cards(Locale wanted) {
    return in(Locale.ENGLISH).keySet().stream().flatMap(id -> card(id, wanted).stream()).toList();
  }

  /** Joins two sets: where both have a card of a class, that of the higher edition is taken. */
  CardLibrary with(CardLibrary other) {
    CardLibrary newer = other.edition > edition ? other : this;
    CardLibrary older = other.edition > edition ? this : other;
    Map<Locale, Map<ClassId, DiseaseCard>> joined = new LinkedHashMap<>();
    newer.byLanguage.forEach((language, cards) -> joined.put(language, new LinkedHashMap<>(cards)));
    older.byLanguage.forEach(
        (language, cards) -> {
          Map<ClassId, DiseaseCard> all =
              joined.computeIfAbsent(language, none -> new LinkedHashMap<>());
          cards.forEach(
              (id, card) -> {
                // A newer English card is worth more than an older translation.
                if (!newer.in(Locale.ENGLISH).containsKey(id)) {
                  all.putIfAbsent(id, card);
                }
              });
        });
    return new CardLibrary(newer.edition, joined);
  }

  private Map<ClassId, DiseaseCard> in(Locale wanted) {
    return byLanguage.getOrDefault(Locale.of(wanted.getLanguage()), Map.of());
  }
}
