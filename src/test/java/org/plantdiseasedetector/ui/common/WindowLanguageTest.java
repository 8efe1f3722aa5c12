package org.plantdiseasedetector.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowLanguageTest {

  @Test
  void speaksTheLanguageOfTheSystemWithTheNumbersOfItsCountry() {
    assertThat(WindowLanguage.choose(Optional.empty(), Locale.of("es", "MX")))
        .isEqualTo(Locale.of("es", "MX"));
    assertThat(WindowLanguage.choose(Optional.empty(), Locale.CANADA_FRENCH))
        .isEqualTo(Locale.CANADA_FRENCH);
  }

  @Test
  void aChoiceCountsMoreThanTheSystem() {
    assertThat(WindowLanguage.choose(Optional.of(Locale.FRENCH), Locale.of("es", "ES")))
        .isEqualTo(Locale.of("fr", "ES"));
  }

  @Test
  void speaksEnglishWhereThereAreNoTexts() {
    assertThat(WindowLanguage.choose(Optional.empty(), Locale.GERMANY))
        .isEqualTo(Locale.of("en", "DE"));
  }

  @Test
  void portugueseIsThatOfBrazil() {
    assertThat(WindowLanguage.choose(Optional.empty(), Locale.of("pt", "AO")))
        .isEqualTo(Locale.of("pt", "BR"));
  }

  @Test
  void knowsLanguagesByTheirTags() {
    assertThat(WindowLanguage.of("pt-BR")).contains(Locale.of("pt"));
    assertThat(WindowLanguage.of(" es\n")).contains(Locale.of("es"));
    assertThat(WindowLanguage.of("de")).isEmpty();
    assertThat(WindowLanguage.of("../es")).isEmpty();
    assertThat(WindowLanguage.of("")).isEmpty();
  }

  @Test
  void everyLanguageIsNamedInItself() {
    assertThat(WindowLanguage.LANGUAGES.stream().map(WindowLanguage::nameOf))
        .containsExactly("English", "Español", "Français", "Português");
  }
}
