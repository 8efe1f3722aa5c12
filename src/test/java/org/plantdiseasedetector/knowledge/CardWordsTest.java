package org.plantdiseasedetector.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headings and fixed sentences exist in every language, and there are no others. */
class CardWordsTest {

  private static Properties words(String suffix) throws IOException {
    Properties words = new Properties();
    try (InputStream in =
        CardWords.class.getResourceAsStream("card-words" + suffix + ".properties")) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return words;
  }

  @ParameterizedTest
  @ValueSource(strings = {"_es", "_fr", "_pt"})
  void everyLanguageHasTheSameKeys(String suffix) throws IOException {
    Set<String> english = words("").stringPropertyNames();
    assertThat(words(suffix).stringPropertyNames()).isEqualTo(english);
    assertThat(words(suffix).values()).noneMatch(text -> text.toString().isBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "fr", "pt"})
  void everySectionAndKindHasAName(String language) {
    CardWords words = CardWords.load(Locale.of(language));
    for (CardSection section : CardSection.values()) {
      assertThat(words.heading(section)).isNotBlank();
    }
    for (DamageKind kind : DamageKind.values()) {
      assertThat(words.kind(kind)).isNotBlank();
    }
    assertThat(words.format("confusion", 7, 50, 4, 55)).contains("7", "50", "4", "55");
  }

  @Test
  void apostrophesAreShownOnce() {
    assertThat(CardWords.load(Locale.FRENCH).heading(CardSection.SYMPTOMS))
        .isEqualTo("Ce que l'on voit");
  }
}
