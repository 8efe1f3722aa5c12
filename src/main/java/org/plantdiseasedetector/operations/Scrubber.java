package org.plantdiseasedetector.operations;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Takes folders out of text, which name people, farms and fields, and leaves the names of files.
 * Rather too much goes than too little: between two paths on a line everything goes. Stateless and
 * thread-safe.
 *
 * @param home the user's folder, which has the user's name in it
 */
public record Scrubber(Path home) {

  private static final String CUT = "…/";

  /**
   * From the first separator to the last one of the line or quotation, blanks included. A separator
   * that follows a letter is a module in a stack trace, a MIME type or the like.
   */
  private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w./\\\\:-])/(?=\\S)[^\n\"]*/");

  private static final Pattern FILE_URL = Pattern.compile("(?i)\\b(jar:)?file:/[^\n\"]*/");

  private static final Pattern WINDOWS =
      Pattern.compile("(?<!\\w)([A-Za-z]:[\\\\/]|\\\\\\\\)[^\n\"]*[\\\\/]");

  /** A path from the working folder to something with an extension. */
  private static final Pattern RELATIVE =
      Pattern.compile("(?<![\\w:/])(?:[^\\s/\"'=:]+/)+(?=[^\\s/\"]+\\.\\w{1,5}\\b)");

  private static final Pattern FRAME = Pattern.compile("\\s+at .*|\\s+\\.\\.\\. \\d+ .*");

  /** H2 repeats the values of a row in its messages. */
  private static final Pattern VALUES = Pattern.compile("(?i)\\bVALUES ?\\(.*");

  /**
   * Scrubs a line.
   *
   * @param line without its end
   */
  public String line(String line) {
    if (FRAME.matcher(line).matches()) {
      return line;
    }
    String text = VALUES.matcher(line).replaceAll("VALUES …");
    if (text.indexOf('/') < 0 && text.indexOf('\\') < 0) {
      return text;
    }
    text = FILE_URL.matcher(text).replaceAll(CUT);
    text = WINDOWS.matcher(text).replaceAll(CUT);
    text = ABSOLUTE.matcher(text.replace(home.toString(), "/~")).replaceAll(CUT);
    return RELATIVE.matcher(text.replace("/~", "~")).replaceAll(CUT);
  }

  /**
   * Scrubs every line of a text.
   *
   * @param text any number of lines
   */
  public String text(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.lines().forEach(line -> clean.append(line(line)).append('\n'));
    return clean.toString();
  }
}
