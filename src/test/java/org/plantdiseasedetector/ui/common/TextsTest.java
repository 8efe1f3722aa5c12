package org.plantdiseasedetector.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final Path UI = Path.of("src/main/java/org/plantdiseasedetector/ui");
  private static final Path WIRING = Path.of("src/main/java/org/plantdiseasedetector/app");
  private static final Pattern LOOKED_UP = Pattern.compile("\\.(?:get|format)\\(\\s*\"([^\"]+)\"");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z-]+(?:\\.[a-z-]+)*)\"");

  @Test
  void everyKeyThatTheWindowLooksUpExists() throws IOException {
    assertThat(keys()).containsAll(matches(LOOKED_UP));
  }

  @Test
  void noTextIsUnused() throws IOException {
    Set<String> used = new TreeSet<>(matches(LITERAL));
    used.addAll(matches(LITERAL, WIRING));
    // What to do about a failure of a photo is looked up beside what happened.
    used.addAll(
        used.stream()
            .filter(key -> key.startsWith("failure."))
            .map(key -> key + ".advice")
            .toList());
    assertThat(used).containsAll(keys());
  }

  @Test
  void everyTextIsAWellFormedPattern() throws IOException {
    Properties texts = texts();
    assertThat(texts.stringPropertyNames())
        .allSatisfy(
            key -> {
              assertThat(texts.getProperty(key)).isNotBlank();
              assertThat(new MessageFormat(texts.getProperty(key), Locale.ENGLISH).toPattern())
                  .isNotBlank();
            });
  }

  @Test
  void countsInWords() {
    Texts texts = Texts.load(Locale.ENGLISH);

    assertThat(texts.format("progress.finished", 1)).isEqualTo("1 photo done");
    assertThat(texts.format("progress.finished", 1200)).isEqualTo("All 1,200 photos done");
  }

  @Test
  void fallsBackToEnglishWhereThereIsNoTranslation() {
    assertThat(Texts.load(Locale.JAPANESE).get("action.cancel")).isEqualTo("Cancel");
  }

  private static Set<String> matches(Pattern pattern) throws IOException {
    return matches(pattern, UI);
  }

  private static Set<String> matches(Pattern pattern, Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      Set<String> found = new TreeSet<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        found.addAll(
            pattern
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet()));
      }
      return found;
    }
  }

  private static Set<String> keys() throws IOException {
    return texts().stringPropertyNames();
  }

  private static Properties texts() throws IOException {
    Properties texts = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream("../texts.properties")) {
      texts.load(in);
    }
    return texts;
  }
}
