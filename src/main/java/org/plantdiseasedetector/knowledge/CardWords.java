package org.plantdiseasedetector.knowledge;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Headings and fixed sentences of the cards in one language. Immutable and thread-safe.
 *
 * @param language of the words
 * @param bundle the words
 */
public record CardWords(Locale language, ResourceBundle bundle) {

  private static final String BUNDLE = "org.plantdiseasedetector.knowledge.card-words";

  /**
   * Loads the words.
   *
   * @param language the wanted language; English where there is no translation
   */
  public static CardWords load(Locale language) {
    ResourceBundle.Control noFallback =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new CardWords(language, ResourceBundle.getBundle(BUNDLE, language, noFallback));
  }

  /** Returns the heading of a section. */
  public String heading(CardSection section) {
    return bundle.getString(section.key());
  }

  /** Returns what kind of organism it is, for example {@code Fungus}. */
  public String kind(DamageKind kind) {
    return bundle.getString("kind." + kind.name().toLowerCase(Locale.ROOT));
  }

  /** Returns a word without parameters. */
  String get(String key) {
    return bundle.getString(key);
  }

  /** Returns a sentence with parameters. */
  String format(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), language).format(arguments);
  }
}
