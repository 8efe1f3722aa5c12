package org.plantdiseasedetector.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantdiseasedetector.domain.ClassId;

/** A set of cards in a bundle: what is taken from it, and what is refused. */
class CardReaderTest {

  private static final ClassId SCAB = new ClassId("apple.scab");
  private static final ClassId NEW = new ClassId("apple.new_spot");

  private static final String FACTS =
      """
      format: 1
      edition: 7
      references:
        book: {title: A book, publisher: A house, year: 2020}
      frac:
        "11": QoI fungicides
      irac: {}
      cards:
        apple.scab:
          {kind: fungal, scientific: Venturia, hosts: [Malus], frac: ["11"], references: [book]}
        apple.new_spot: {kind: fungal, scientific: Nova, hosts: [Malus], references: [book]}
      """;

  private static final String CARD =
      """
          name: %s
          otherNames: []
          crop: Apple
          hosts: Apple
          summary: New text.
          symptoms: {Leaf: Spot}
          lookAlikes: {%s: Another shade}
          conditions: Rain
          spread: Wind
          action: Soon
          cultural: [Rake]
          biological: []
          chemical: []
          resistance: Alternate
          regulation: None
          laboratory: Rarely
      """;

  private static final String ENGLISH =
      "format: 1\nedition: 7\nlanguage: en\ncards:\n  apple.scab:\n"
          + CARD.formatted("Scab", "apple.new_spot")
          + "  apple.new_spot:\n"
          + CARD.formatted("New spot", "apple.scab");

  @TempDir private Path bundle;

  @BeforeEach
  void writeCards() throws IOException {
    Files.createDirectory(bundle.resolve("cards"));
    write("facts.yaml", FACTS);
    write("en.yaml", ENGLISH);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(bundle.resolve("cards").resolve(name), text);
  }

  @Test
  void newerCardsOfABundleReplaceThoseOfTheAppAndOthersStay() {
    CardLibraries.Found found = CardLibraries.load(bundle);

    assertThat(found.problem()).isEmpty();
    CardLibrary cards = found.library();
    assertThat(cards.edition()).isEqualTo(7);
    assertThat(cards.card(SCAB, Locale.ENGLISH).orElseThrow().summary()).isEqualTo("New text.");
    assertThat(cards.card(NEW, Locale.ENGLISH)).isPresent();
    assertThat(cards.card(new ClassId("tomato.late_blight"), Locale.ENGLISH)).isPresent();
    // An older translation must not hide what is new.
    assertThat(cards.card(SCAB, Locale.of("es")).orElseThrow().language())
        .isEqualTo(Locale.ENGLISH);
  }

  @Test
  void olderCardsOfABundleOnlyFillGaps() throws IOException {
    write("facts.yaml", FACTS.replace("edition: 7", "edition: 1"));
    write("en.yaml", ENGLISH.replace("edition: 7", "edition: 1"));

    CardLibrary cards = CardLibraries.load(bundle).library();

    assertThat(cards.card(SCAB, Locale.ENGLISH).orElseThrow().name()).isEqualTo("Apple scab");
    assertThat(cards.card(NEW, Locale.ENGLISH)).isPresent();
  }

  @Test
  void aBundleWithoutCardsUsesThoseOfTheApp() {
    CardLibraries.Found found = CardLibraries.load(bundle.resolve("elsewhere"));

    assertThat(found.problem()).isEmpty();
    assertThat(found.library().card(SCAB, Locale.ENGLISH)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "facts.yaml | format: 1 | format: 2 | format must be a whole number from 1 to 1",
        "facts.yaml | edition: 7 | edition: 8 | en.yaml is of edition 7, facts.yaml of edition 8",
        "facts.yaml | kind: fungal | kind: magic | is no kind of damage",
        "facts.yaml | [\"11\"] | [\"99\"] | is not among the frac above: 99",
        "facts.yaml | references: [book] | references: [rumour] | not among the references above",
        "facts.yaml | scientific: Nova, | | lacks [scientific]",
        "facts.yaml | hosts: [Malus] | hosts: Malus | must be a list",
        "en.yaml | language: en | language: fr | must have the form en",
        "en.yaml | conditions: Rain | conditions: 5 | apple.scab > conditions must be a text",
        "en.yaml | conditions: Rain | climate: Rain | lacks [conditions]",
        "en.yaml | cultural: [Rake] | cultural: [] | needs a symptom and a cultural measure",
        "en.yaml | {apple.new_spot: | {apple.unknown: | must name another class that has a card",
        "en.yaml | apple.scab: | Apple scab: | is no class id",
      })
  void aFaultIsNamedWithItsPlaceAndTheSetIsLeftOut(
      String file, String from, String to, String message) throws IOException {
    String text = file.equals("en.yaml") ? ENGLISH : FACTS;
    assertThat(text).contains(from);
    write(file, text.replace(from, to == null ? "" : to));

    CardLibraries.Found found = CardLibraries.load(bundle);

    assertThat(found.problem())
        .hasValueSatisfying(
            problem ->
                assertThat(problem).contains(message).contains(bundle.resolve("cards").toString()));
    assertThat(found.library().card(SCAB, Locale.ENGLISH).orElseThrow().name())
        .isEqualTo("Apple scab");
  }

  @Test
  void allFaultsAreNamedInOneGo() throws IOException {
    write("en.yaml", ENGLISH.replace("conditions: Rain", "conditions: 5"));

    assertThatThrownBy(() -> CardReader.read(CardFiles.in(bundle.resolve("cards"))))
        .isInstanceOf(CardException.class)
        .hasMessageContaining("apple.scab")
        .hasMessageContaining("apple.new_spot");
  }

  @Test
  void aTypeTagMakesNoObject() throws IOException {
    write("en.yaml", ENGLISH.replace("conditions: Rain", "conditions: !!java.io.File [/x]"));
    assertThat(CardLibraries.load(bundle).problem()).isPresent();
  }

  @Test
  void aliasesThatGrowAreRefused() throws IOException {
    String bomb = "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: [*b, *b, *b, *b]\n";
    write("en.yaml", bomb);
    assertThat(CardLibraries.load(bundle).problem())
        .hasValueSatisfying(problem -> assertThat(problem).contains("no valid YAML"));
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws IOException {
    write("en.yaml", "#".repeat(CardFiles.MAX_BYTES) + ENGLISH);
    assertThat(CardLibraries.load(bundle).problem())
        .hasValueSatisfying(problem -> assertThat(problem).contains("en.yaml is larger than"));
  }

  @Test
  void aTextThatIsTooLongIsRefused() throws IOException {
    String text = "x".repeat(CardNode.LONGEST_TEXT + 1);
    write("en.yaml", ENGLISH.replace("conditions: Rain", "conditions: " + text));
    assertThat(CardLibraries.load(bundle).problem())
        .hasValueSatisfying(problem -> assertThat(problem).contains("is longer than"));
  }

  @Test
  void lettersThatTurnTheReadingDirectionAreRefused() throws IOException {
    write("en.yaml", ENGLISH.replace("conditions: Rain", "conditions: \"Rain \\u202Enever\""));
    assertThat(CardLibraries.load(bundle).problem())
        .hasValueSatisfying(problem -> assertThat(problem).contains("control character"));
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() throws IOException {
    Files.write(bundle.resolve("cards/en.yaml"), new byte[] {(byte) 0xC3, 0x28});
    assertThat(CardLibraries.load(bundle).problem())
        .hasValueSatisfying(problem -> assertThat(problem).contains("not in UTF-8"));
  }
}
