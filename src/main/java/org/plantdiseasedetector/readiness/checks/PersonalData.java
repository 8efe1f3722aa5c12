package org.plantdiseasedetector.readiness.checks;

import java.util.List;
import java.util.regex.Pattern;

/** Finds what a log must not hold: folders, which name people, mail addresses and positions. */
final class PersonalData {

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile("=\"?/(?:[^/\\s\"]+/)+"),
          Pattern.compile("[A-Za-z]:\\\\[^\\s]*\\\\"),
          Pattern.compile("\\b[\\w.+-]+@[\\w-]+\\.[\\w.]{2,}"),
          Pattern.compile("\\b(?:lat|lon|gps|latitude|longitude)=-?\\d"));

  private PersonalData() {}

  static boolean isIn(String line) {
    return FORMS.stream().anyMatch(form -> form.matcher(line).find());
  }
}
