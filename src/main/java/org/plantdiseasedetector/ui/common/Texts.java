package org.plantdiseasedetector.ui.common;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the window by key. Immutable and thread-safe. */
public final class Texts {

  private static final String BUNDLE = "org.plantdiseasedetector.ui.texts";

  private final ResourceBundle bundle;
  private final Locale locale;

  private Texts(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /**
   * Loads the texts.
   *
   * @param locale the wanted language; English where there is no translation
   * @return the texts
   */
  public static Texts load(Locale locale) {
    ResourceBundle.Control noFallback =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new Texts(ResourceBundle.getBundle(BUNDLE, locale, noFallback), locale);
  }

  /**
   * Takes texts from elsewhere, which tests of the layout do.
   *
   * @param bundle all texts by key
   * @param locale for numbers
   * @return the texts
   */
  public static Texts of(ResourceBundle bundle, Locale locale) {
    return new Texts(bundle, locale);
  }

  /** Returns the language, and the country that decides about dates and numbers. */
  public Locale locale() {
    return locale;
  }

  /**
   * Returns a text without parameters.
   *
   * @param key a key of the bundle
   * @return the text
   * @throws java.util.MissingResourceException if there is no such key
   */
  public String get(String key) {
    return bundle.getString(key);
  }

  /**
   * Returns a text with parameters filled in.
   *
   * @param key a key whose text is a {@link MessageFormat} pattern
   * @param arguments the parameters
   * @return the text
   * @throws java.util.MissingResourceException if there is no such key
   */
  public String format(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
