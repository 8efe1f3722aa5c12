package org.plantdiseasedetector.ui.testkit;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.plantdiseasedetector.ui.common.Texts;

/** A language that does not exist: English, 40 per cent longer. Shows where a layout is tight. */
public final class LongTexts {

  private static final double LONGER = 0.4;
  private static final String FILL = "um en ter al";

  private LongTexts() {}

  public static Texts load() {
    ResourceBundle english =
        ResourceBundle.getBundle("org.plantdiseasedetector.ui.texts", Locale.ROOT);
    return Texts.of(
        new ResourceBundle() {
          @Override
          protected Object handleGetObject(String key) {
            return longer(english.getString(key));
          }

          @Override
          public Enumeration<String> getKeys() {
            return Collections.enumeration(english.keySet());
          }
        },
        Locale.US);
  }

  /** Parameters stay as they are, and patterns stay patterns. */
  private static String longer(String text) {
    String words = text.replaceAll("\\{\\d,choice[^|]*\\|[^#<]*[#<]|\\{[^}]*}", "");
    int missing = (int) Math.ceil(LONGER * words.replaceAll("[{}]", "").length());
    if (missing == 0) {
      return text;
    }
    StringBuilder end = new StringBuilder(missing + FILL.length());
    while (end.length() < missing) {
      end.append(FILL);
    }
    return text + end.substring(0, missing).stripTrailing();
  }
}
