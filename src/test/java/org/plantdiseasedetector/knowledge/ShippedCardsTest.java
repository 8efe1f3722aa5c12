package org.plantdiseasedetector.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plantdiseasedetector.domain.ClassId;

/** The cards that come with the app are complete in every language and stay general. */
class ShippedCardsTest {

  private static final CardLibrary CARDS = CardLibraries.shipped();

  /** Codes of the FRAC and IRAC lists that the cards may name. */
  private static final Set<String> KNOWN_FRAC =
      Set.of(
          "1", "3", "4", "7", "9", "11", "13", "21", "22", "25", "27", "40", "43", "49", "50",
          "BM02", "M01", "M02", "M03", "M04", "M05", "NC", "P01", "U06", "U12");

  private static final Set<String> KNOWN_IRAC =
      Set.of("4", "5", "6", "7", "9", "10", "15", "16", "20", "21", "23", "25", "28");

  /** An amount of product per area, volume or plant. */
  private static final Pattern DOSE =
      Pattern.compile(
          "(?i)\\d\\s*(?:g|kg|mg|ml|cc|l|lit(?:er|re|ro)s?|oz|lb|ppm)\\s*"
              + "(?:/|per|por|par|pour|ai|a\\.i\\.|hl|ha\\b|acre)|\\bppm\\b|[®™]");

  static Stream<Locale> languages() {
    return CardReader.LANGUAGES.stream();
  }

  private static List<DiseaseCard> cards(Locale language) {
    return CARDS.cards(language);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyClassHasACardInEveryLanguage(Locale language) {
    assertThat(CARDS.languages()).contains(language);
    assertThat(cards(language))
        .extracting(DiseaseCard::classId)
        .containsExactlyInAnyOrderElementsOf(DiseaseNames.load().classes());
    assertThat(cards(language)).allMatch(card -> card.language().equals(language));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void translationsHaveTheSamePartsAsTheEnglishCards(Locale language) {
    for (DiseaseCard card : cards(language)) {
      DiseaseCard english = CARDS.card(card.classId(), Locale.ENGLISH).orElseThrow();
      assertThat(card.symptoms()).as("%s", card.classId()).hasSameSizeAs(english.symptoms());
      assertThat(card.lookAlikes().stream().map(DiseaseCard.LookAlike::classId).toList())
          .as("%s", card.classId())
          .isEqualTo(english.lookAlikes().stream().map(DiseaseCard.LookAlike::classId).toList());
      assertThat(card.management().cultural()).hasSameSizeAs(english.management().cultural());
      assertThat(card.management().biological()).hasSameSizeAs(english.management().biological());
      assertThat(card.management().chemical()).hasSameSizeAs(english.management().chemical());
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void diseasesSayHowTheySpreadWhatToMindAndWhetherToReport(Locale language) {
    for (DiseaseCard card : cards(language)) {
      assertThat(card.isHealthy()).isEqualTo(card.classId().isHealthy());
      if (!card.isHealthy()) {
        assertThat(card.spread()).as("%s", card.classId()).isPresent();
        assertThat(card.resistance()).as("%s", card.classId()).isPresent();
        assertThat(card.regulation()).as("%s", card.classId()).isPresent();
        assertThat(card.cause().taxon()).as("%s", card.classId()).isPresent();
        assertThat(card.lookAlikes().size()).as("%s", card.classId()).isGreaterThan(2);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noCardNamesADose(Locale language) {
    for (DiseaseCard card : cards(language)) {
      assertThat(sheetTexts(card))
          .as("%s %s", language, card.classId())
          .noneMatch(text -> DOSE.matcher(text).find());
    }
  }

  @Test
  void thePatternOfDosesFindsDoses() {
    assertThat(
            List.of("200 g/ha", "2.5 ml/l", "3 kg per ha", "20 ml por 100 l", "300 ppm", "Name®"))
        .allMatch(text -> DOSE.matcher(text).find());
    assertThat(List.of("15–20 °C", "3–6 mm", "after 12 hours", "within 3 weeks"))
        .noneMatch(text -> DOSE.matcher(text).find());
  }

  @Test
  void groupsAreOnTheLists() {
    for (DiseaseCard card : cards(Locale.ENGLISH)) {
      card.resistance().map(DiseaseCard.Resistance::groups).orElse(List.of()).stream()
          .forEach(
              group ->
                  assertThat(group.scheme() == ModeOfAction.Scheme.FRAC ? KNOWN_FRAC : KNOWN_IRAC)
                      .contains(group.code()));
    }
  }

  @Test
  void kindAndCropAgreeWithTheNamesOfTheClasses() {
    DiseaseNames names = DiseaseNames.load();
    for (DiseaseCard card : cards(Locale.ENGLISH)) {
      DiseaseName name = names.nameOf(card.classId());
      assertThat(card.cause().kind()).as("%s", card.classId()).isEqualTo(name.kind());
      assertThat(card.crop()).isEqualTo(name.host());
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void cardsOfOneCropCallItAlike(Locale language) {
    cards(language)
        .forEach(
            card ->
                assertThat(cards(language))
                    .filteredOn(other -> other.classId().crop().equals(card.classId().crop()))
                    .allMatch(other -> other.crop().equals(card.crop())));
  }

  @Test
  void aCardIsShownInEnglishWhereItsLanguageIsNotThere() {
    DiseaseCard card =
        CARDS.card(new ClassId("apple.scab"), Locale.forLanguageTag("sw-KE")).orElseThrow();
    assertThat(card.name()).isEqualTo("Apple scab");
    assertThat(CARDS.card(new ClassId("apple.scab"), Locale.forLanguageTag("es-MX")))
        .hasValueSatisfying(
            spanish -> assertThat(spanish.language().getLanguage()).isEqualTo("es"));
    assertThat(CARDS.card(new ClassId("apple.unheard_of"), Locale.ENGLISH)).isEmpty();
  }

  private static List<String> sheetTexts(DiseaseCard card) {
    Knowledge knowledge = new Knowledge(CARDS, Confusions.unknown(), List.of());
    CardSheet sheet = knowledge.sheet(card.classId(), card.language()).orElseThrow();
    List<String> texts = new ArrayList<>(List.of(sheet.title(), sheet.summary()));
    sheet.blocks().stream()
        .flatMap(block -> block.lines().stream())
        .forEach(
            line -> {
              texts.add(line.text());
              line.label().ifPresent(texts::add);
            });
    return texts;
  }
}
