package org.plantdiseasedetector.operations;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what could name a person or a place: folders, the names of user and computer,
 * mail addresses, positions. Thread-safe.
 */
public final class Redactor {

  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");

  /** Two numbers of degrees with at least three decimals each. */
  private static final Pattern POSITION =
      Pattern.compile("-?\\d{1,3}\\.\\d{3,}\\s*[,;/ ]\\s*-?\\d{1,3}\\.\\d{3,}");

  private static final int LEAST_NAME = 3;

  private final Scrubber scrubber;
  private final List<Pattern> names;

  /**
   * Makes a redactor.
   *
   * @param scrubber takes out folders
   * @param names of user and computer; those of fewer than three letters are left alone
   */
  public Redactor(Scrubber scrubber, List<String> names) {
    this.scrubber = scrubber;
    this.names =
        names.stream()
            .filter(name -> name.length() >= LEAST_NAME && !name.equals("root"))
            .map(name -> Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(name) + "(?!\\w)"))
            .toList();
  }

  /**
   * Redacts a text.
   *
   * @param text any number of lines
   */
  public String of(String text) {
    String clean = MAIL.matcher(scrubber.text(text)).replaceAll("(mail address)");
    clean = POSITION.matcher(clean).replaceAll("(position)");
    for (Pattern name : names) {
      clean = name.matcher(clean).replaceAll(Matcher.quoteReplacement("(name)"));
    }
    return clean;
  }
}
