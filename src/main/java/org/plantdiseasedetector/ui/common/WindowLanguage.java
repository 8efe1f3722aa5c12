package org.plantdiseasedetector.ui.common;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages of the window, and which of them it speaks. */
public final class WindowLanguage {

  /** The languages that the window has texts in, without countries; English comes first. */
  public static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.of("es"), Locale.FRENCH, Locale.of("pt"));

  private static final String PORTUGUESE = "pt";
  private static final String BRAZIL = "BR";

  private WindowLanguage() {}

  /**
   * Finds the language of a tag.
   *
   * @param tag a language tag such as {@code es} or {@code pt-BR}
   * @return empty if the window has no texts in it
   */
  public static Optional<Locale> of(String tag) {
    Locale wanted = Locale.of(Locale.forLanguageTag(tag.strip()).getLanguage());
    return Optional.of(wanted).filter(LANGUAGES::contains);
  }

  /**
   * Chooses what the window speaks.
   *
   * @param chosen the language that the user chose, if any
   * @param system the language and country of the operating system
   * @return the chosen language, otherwise that of the system, otherwise English; with the country
   *     of the system, which decides about the writing of dates and numbers
   */
  public static Locale choose(Optional<Locale> chosen, Locale system) {
    Locale language = chosen.or(() -> of(system.getLanguage())).orElse(Locale.ENGLISH);
    // The texts are Brazilian, and so are the words of the toolkit for its own menus and buttons.
    String country = language.getLanguage().equals(PORTUGUESE) ? BRAZIL : system.getCountry();
    return Locale.of(language.getLanguage(), country);
  }

  /**
   * Names a language in itself.
   *
   * @param language any language
   * @return for example {@code Español}, with a capital as names in a list have
   */
  public static String nameOf(Locale language) {
    String name = language.getDisplayLanguage(language);
    return name.substring(0, 1).toUpperCase(language) + name.substring(1);
  }
}
