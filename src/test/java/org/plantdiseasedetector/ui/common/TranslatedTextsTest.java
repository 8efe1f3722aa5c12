package org.plantdiseasedetector.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The window says the same in every language, with the same parameters. */
class TranslatedTextsTest {

  static final List<Locale> TRANSLATIONS =
      WindowLanguage.LANGUAGES.subList(1, WindowLanguage.LANGUAGES.size());

  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{4,}+");

  @ParameterizedTest
  @FieldSource("TRANSLATIONS")
  void hasTheKeysOfEnglishInTheirOrder(Locale language) throws IOException {
    assertThat(orderedKeys(language)).containsExactlyElementsOf(orderedKeys(Locale.ENGLISH));
  }

  @ParameterizedTest
  @FieldSource("TRANSLATIONS")
  void hasTheParametersOfEnglish(Locale language) throws IOException {
    Properties english = texts(Locale.ENGLISH);
    Properties texts = texts(language);
    for (String key : english.stringPropertyNames()) {
      assertThat(parameters(texts.getProperty(key)))
          .as("parameters of %s in %s", key, language)
          .isEqualTo(parameters(english.getProperty(key)));
      assertThat(limits(texts.getProperty(key)))
          .as("numbers with words of their own in %s in %s", key, language)
          .isEqualTo(limits(english.getProperty(key)));
    }
  }

  /** An apostrophe would silently quote what follows it, so only the typographic one is used. */
  @ParameterizedTest
  @FieldSource("TRANSLATIONS")
  void everyPatternCanBeFilledIn(Locale language) throws IOException {
    Properties texts = texts(language);
    for (String key : texts.stringPropertyNames()) {
      String text = texts.getProperty(key);
      assertThat(text).as("%s in %s", key, language).isNotBlank().doesNotContain("'");
      for (int count : new int[] {0, 1, 2, 1000}) {
        Object[] arguments = new Object[9];
        Arrays.fill(arguments, count);
        assertThat(new MessageFormat(text, language).format(arguments))
            .as("%s in %s", key, language)
            .doesNotContain("{")
            .doesNotContain("}");
      }
    }
  }

  /** Finds texts that were added but not translated; names and units are the same everywhere. */
  @ParameterizedTest
  @FieldSource("TRANSLATIONS")
  void sentencesAreTranslated(Locale language) throws IOException {
    Properties english = texts(Locale.ENGLISH);
    Properties texts = texts(language);
    assertThat(english.stringPropertyNames())
        .filteredOn(key -> LETTERS.matcher(words(english.getProperty(key))).results().count() > 3)
        .allSatisfy(
            key -> assertThat(texts.getProperty(key)).isNotEqualTo(english.getProperty(key)));
  }

  @Test
  void countsAndWritesNumbersInTheLanguage() {
    assertThat(Texts.load(Locale.of("es")).format("progress.finished", 1))
        .isEqualTo("1 foto lista");
    assertThat(Texts.load(Locale.FRENCH).format("severity.share", 0.1234)).isEqualTo("12,3\u00a0%");
    assertThat(Texts.load(Locale.of("pt", "BR")).format("severity.share", 0.1234))
        .isEqualTo("12,3%");
  }

  private static String words(String pattern) {
    return pattern.replaceAll("number,integer|choice", "");
  }

  private static Set<String> parameters(String text) {
    Set<String> found = new TreeSet<>();
    ARGUMENT.matcher(text).results().map((MatchResult match) -> match.group(1)).forEach(found::add);
    return found;
  }

  private static List<String> limits(String text) {
    List<String> found = new ArrayList<>();
    Format[] formats = new MessageFormat(text, Locale.ENGLISH).getFormatsByArgumentIndex();
    for (int argument = 0; argument < formats.length; argument++) {
      if (formats[argument] instanceof ChoiceFormat choice) {
        found.add(argument + " " + Arrays.toString(choice.getLimits()));
      }
    }
    return found;
  }

  private static List<String> orderedKeys(Locale language) throws IOException {
    List<String> keys = new ArrayList<>();
    Properties inOrder =
        new Properties() {
          @Override
          public synchronized Object put(Object key, Object value) {
            assertThat(keys).as("twice in %s", language).doesNotContain((String) key);
            keys.add((String) key);
            return super.put(key, value);
          }
        };
    load(inOrder, language);
    return keys;
  }

  private static Properties texts(Locale language) throws IOException {
    Properties texts = new Properties();
    load(texts, language);
    return texts;
  }

  private static void load(Properties into, Locale language) throws IOException {
    String suffix = language.equals(Locale.ENGLISH) ? "" : "_" + language.getLanguage();
    try (InputStream in = Texts.class.getResourceAsStream("../texts" + suffix + ".properties")) {
      into.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
  }
}
