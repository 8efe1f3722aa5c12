package org.plantdiseasedetector.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;

/**
 * Reads a set of cards strictly: every file of the same edition, every card complete, no unknown
 * key. All faults of a set are found in one go, so that whoever edits cards need not start over.
 */
final class CardReader {

  /** Languages that a set may have; English it must have. */
  static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.of("es"), Locale.FRENCH, Locale.of("pt"));

  private final CardFiles files;
  private final List<String> problems = new ArrayList<>();

  private CardReader(CardFiles files) {
    this.files = files;
  }

  /**
   * Reads a set.
   *
   * @return empty if the place holds no cards at all
   * @throws CardException if anything in it is wrong
   */
  static Optional<CardLibrary> read(CardFiles files) throws CardException {
    CardReader reader = new CardReader(files);
    Optional<CardLibrary> library = reader.read();
    if (!reader.problems.isEmpty()) {
      throw new CardException(reader.problems);
    }
    return library;
  }

  private Optional<CardLibrary> read() {
    try {
      Optional<String> text = files.text(CardFacts.FILE);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      CardFacts facts = CardFacts.of(CardNode.parse(CardFacts.FILE, text.get()), problems);
      Map<Locale, Map<ClassId, DiseaseCard>> byLanguage = new LinkedHashMap<>();
      for (Locale language : LANGUAGES) {
        texts(language).ifPresent(texts -> byLanguage.put(language, cards(texts, facts)));
      }
      if (!byLanguage.containsKey(Locale.ENGLISH)) {
        problems.add("en.yaml is missing or unusable");
      }
      return Optional.of(new CardLibrary(facts.edition(), byLanguage));
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<CardTexts> texts(Locale language) {
    String file = language.getLanguage() + ".yaml";
    try {
      return files.text(file).map(text -> CardTexts.of(CardNode.parse(file, text), language));
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Map<ClassId, DiseaseCard> cards(CardTexts texts, CardFacts facts) {
    String file = texts.language().getLanguage() + ".yaml";
    if (texts.edition() != facts.edition()) {
      problems.add(
          "%s is of edition %d, %s of edition %d"
              .formatted(file, texts.edition(), CardFacts.FILE, facts.edition()));
    }
    Map<ClassId, DiseaseCard> cards = new LinkedHashMap<>();
    for (ClassId id : texts.cards().keySet()) {
      CardFacts.Facts known = facts.byClass().get(id);
      if (known == null) {
        problems.add(file + " has " + id + ", of which " + CardFacts.FILE + " says nothing usable");
      } else {
        add(cards, id, texts, known);
      }
    }
    if (texts.language().equals(Locale.ENGLISH)) {
      facts.byClass().keySet().stream()
          .filter(id -> !texts.cards().containsKey(id))
          .forEach(id -> problems.add(file + " lacks " + id));
    }
    return cards;
  }

  private void add(
      Map<ClassId, DiseaseCard> cards, ClassId id, CardTexts texts, CardFacts.Facts facts) {
    try {
      cards.put(id, texts.card(id, facts));
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }
}
