package org.plantdiseasedetector.ui.testkit;

import java.util.Locale;
import java.util.stream.Stream;
import org.plantdiseasedetector.knowledge.CardLibraries;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.common.WindowLanguage;

/**
 * A language of the window, or one that does not exist.
 *
 * @param name for people
 * @param texts words
 * @param names names of the classes
 */
public record Speech(String name, Texts texts, DiseaseNames names) {

  /**
   * All languages, and English 40 per cent longer; only one of them if the system property {@code
   * pdd.speech} names it.
   */
  public static Stream<Speech> all() {
    String only = System.getProperty("pdd.speech");
    return every().filter(speech -> only == null || speech.name().equals(only));
  }

  private static Stream<Speech> every() {
    DiseaseNames english = DiseaseNames.load();
    return Stream.concat(
        Stream.of(new Speech("longer", LongTexts.load(), english)),
        WindowLanguage.LANGUAGES.stream()
            .map(
                language ->
                    new Speech(
                        language.getLanguage(),
                        Texts.load(language),
                        language.equals(Locale.ENGLISH)
                            ? english
                            : english.in(language, CardLibraries.shipped()))));
  }

  @Override
  public String toString() {
    return name;
  }
}
