package org.plantdiseasedetector.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;

/** The words of reports in one language. Immutable and thread-safe. */
public final class ReportTexts {

  /** The languages that are complete, English first. */
  public static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.of("es"), Locale.FRENCH, Locale.of("pt"));

  private final Locale language;
  private final Properties texts;

  /** Takes texts from elsewhere, which tests of the layout do. */
  ReportTexts(Locale language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /**
   * Loads the texts of a language.
   *
   * @param language one of {@link #LANGUAGES}
   * @throws UncheckedIOException if the installation lacks them
   */
  public static ReportTexts load(Locale language) {
    return new ReportTexts(language, read(language));
  }

  /** Reads the file of a language. */
  static Properties read(Locale language) {
    String name = "report_" + language.getLanguage() + ".properties";
    try (InputStream in = ReportTexts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("Missing texts " + name);
      }
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Returns the language. */
  public Locale language() {
    return language;
  }

  /**
   * Returns a text as it stands in the file.
   *
   * @param key its key
   * @throws MissingResourceException if there is none
   */
  public String get(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new MissingResourceException("No text " + key, "report", key);
    }
    return text;
  }

  /**
   * Fills a pattern in; plural forms and numbers are those of the language.
   *
   * @param key of a pattern of {@link MessageFormat}
   * @param arguments its arguments
   * @throws MissingResourceException if there is none
   */
  public String format(String key, Object... arguments) {
    return new MessageFormat(get(key), language).format(arguments);
  }
}
