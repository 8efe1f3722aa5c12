package org.plantdiseasedetector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The words of reports are complete in every language, and all of them are used. */
class ReportTextsTest {

  static final List<Locale> LANGUAGES = ReportTexts.LANGUAGES;

  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

  /** Keys that are put together from a prefix and a word. */
  private static final Set<String> PREFIXES =
      Set.of(
          "fact.",
          "outcome.",
          "source.",
          "source.machine.",
          "decision.",
          "state.",
          "picture.",
          "advice.");

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyLanguageHasTheSameKeysAndArguments(Locale language) {
    Properties english = ReportTexts.read(Locale.ENGLISH);
    Properties texts = ReportTexts.read(language);
    assertThat(texts.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(arguments(texts.getProperty(key)))
          .as("%s in %s", key, language)
          .isEqualTo(arguments(english.getProperty(key)));
      assertThat(texts.getProperty(key)).as("%s in %s", key, language).isNotBlank();
    }
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyPatternCanBeFilledIn(Locale language) {
    Properties texts = ReportTexts.read(language);
    for (String key : texts.stringPropertyNames()) {
      assertThat(texts.getProperty(key)).as("%s in %s", key, language).doesNotContain("'");
      String filled =
          new MessageFormat(texts.getProperty(key), language)
              .format(new Object[] {2, 2, 2, 2, 2, 2});
      assertThat(filled).as("%s in %s", key, language).doesNotContain("{");
    }
  }

  @Test
  void everyKeyIsUsed() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files =
        Files.walk(Path.of("src/main/java/org/plantdiseasedetector/report"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        code.append(Files.readString(file));
      }
    }
    for (String key : ReportTexts.read(Locale.ENGLISH).stringPropertyNames()) {
      boolean whole = code.indexOf("\"" + key + "\"") >= 0;
      boolean built =
          PREFIXES.stream()
              .filter(key::startsWith)
              .anyMatch(prefix -> code.indexOf("\"" + prefix + "\"") >= 0);
      assertThat(whole || built).as(key).isTrue();
    }
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void numbersAndPluralsAreThoseOfTheLanguage(Locale language) {
    ReportTexts texts = ReportTexts.load(language);
    assertThat(texts.format("count.cases", 1)).doesNotContain("1");
    assertThat(texts.format("count.cases", 2))
        .startsWith("2 ")
        .isNotEqualTo(texts.format("count.cases", 1));
  }

  private static Set<String> arguments(String text) {
    Set<String> found = new TreeSet<>();
    ARGUMENT.matcher(text).results().forEach(match -> found.add(match.group(1)));
    return found;
  }
}
