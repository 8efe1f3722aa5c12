package org.plantdiseasedetector.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds cards by words in any of their texts, fast enough for every key press: a few dozen cards of
 * some kilobytes, folded once. Immutable and thread-safe.
 */
public final class CardSearch {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final int IN_NAME = 8;
  private static final int IN_CAUSE = 4;
  private static final int IN_SIGNS = 2;
  private static final int IN_TEXT = 1;

  private final List<Entry> entries;

  private record Entry(DiseaseCard card, String name, String cause, String signs, String text) {}

  private record Hit(DiseaseCard card, int score) {}

  /**
   * Prepares the search.
   *
   * @param cards all cards, in the order to show
   */
  public CardSearch(List<DiseaseCard> cards) {
    entries = cards.stream().map(CardSearch::entry).toList();
  }

  /**
   * Searches.
   *
   * @param words words or beginnings and parts of words, in any order, accents and case ignored;
   *     nothing finds all cards
   * @return the cards that hold every word: first those with the words in the name or crop, then
   *     with the words in the names of pathogen, codes and hosts, then in the symptoms, then all
   *     others
   */
  public List<DiseaseCard> find(String words) {
    List<String> wanted =
        Stream.of(fold(words).split(" ")).filter(word -> !word.isEmpty()).toList();
    List<Hit> hits = new ArrayList<>();
    for (Entry entry : entries) {
      int score = score(entry, wanted);
      if (score > 0 || wanted.isEmpty()) {
        hits.add(new Hit(entry.card(), score));
      }
    }
    hits.sort(Comparator.comparingInt(Hit::score).reversed());
    return hits.stream().map(Hit::card).toList();
  }

  private static int score(Entry entry, List<String> wanted) {
    int sum = 0;
    for (String word : wanted) {
      int one = score(entry, word);
      if (one == 0) {
        return 0;
      }
      sum += one;
    }
    return sum;
  }

  private static int score(Entry entry, String word) {
    if (entry.name().contains(word)) {
      return IN_NAME;
    }
    if (entry.cause().contains(word)) {
      return IN_CAUSE;
    }
    if (entry.signs().contains(word)) {
      return IN_SIGNS;
    }
    return entry.text().contains(word) ? IN_TEXT : 0;
  }

  private static Entry entry(DiseaseCard card) {
    DiseaseCard.Cause cause = card.cause();
    return new Entry(
        card,
        folded(Stream.concat(Stream.of(card.name(), card.crop()), card.otherNames().stream())),
        folded(
            Stream.of(
                    cause.scientificName().stream(),
                    cause.synonyms().stream(),
                    cause.taxon().stream(),
                    cause.eppoCode().stream(),
                    card.hosts().scientificNames().stream())
                .flatMap(part -> part)),
        folded(
            Stream.concat(
                Stream.of(card.summary()),
                card.symptoms().stream().flatMap(s -> Stream.of(s.stage(), s.text())))),
        folded(text(card)));
  }

  private static Stream<String> text(DiseaseCard card) {
    return Stream.of(
            Stream.of(card.hosts().text(), card.conditions(), card.action()),
            card.lookAlikes().stream().flatMap(l -> Stream.of(l.name(), l.difference())),
            card.spread().stream(),
            card.management().cultural().stream(),
            card.management().biological().stream(),
            card.management().chemical().stream(),
            card.resistance().stream().map(DiseaseCard.Resistance::text),
            card.regulation().stream(),
            Stream.of(card.laboratory()))
        .flatMap(part -> part);
  }

  private static String folded(Stream<String> parts) {
    return parts.map(CardSearch::fold).collect(Collectors.joining(" "));
  }

  private static String fold(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return GAPS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
