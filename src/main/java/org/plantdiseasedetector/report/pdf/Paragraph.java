package org.plantdiseasedetector.report.pdf;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks text into lines. Not thread-safe. */
final class Paragraph {

  /** No line ends behind it, as in "c’est". */
  private static final char APOSTROPHE = '\u2019';

  private final Shaper shaper;
  private final Locale language;

  Paragraph(Shaper shaper, Locale language) {
    this.shaper = shaper;
    this.language = language;
  }

  /**
   * Breaks a text.
   *
   * @param text any
   * @param size of the font in points
   * @param width of the lines in points
   * @return at least one line; none is wider
   */
  List<String> lines(String text, float size, boolean bold, float width) {
    List<String> lines = new ArrayList<>();
    for (String part : shaper.printable(text, bold).split("\n", -1)) {
      wrap(part, width / size * Face.EM, bold, lines);
    }
    return lines;
  }

  private void wrap(String text, float width, boolean bold, List<String> lines) {
    if (shaper.width(text, bold) <= width) {
      lines.add(text);
      return;
    }
    BreakIterator breaks = BreakIterator.getLineInstance(language);
    breaks.setText(text);
    int start = 0;
    int last = 0;
    for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
      if (at < text.length() && text.charAt(at - 1) == APOSTROPHE) {
        continue;
      }
      if (!fits(text, start, at, width, bold)) {
        if (last > start) {
          lines.add(text.substring(start, last).stripTrailing());
          start = last;
        }
        start = breakWord(text, start, at, width, bold, lines);
      }
      last = at;
    }
    lines.add(text.substring(start).stripTrailing());
  }

  /** Cuts what is wider than a line between characters, until the rest fits. */
  private int breakWord(
      String text, int from, int to, float width, boolean bold, List<String> lines) {
    int start = from;
    BreakIterator characters = BreakIterator.getCharacterInstance(language);
    characters.setText(text);
    while (!fits(text, start, to, width, bold)) {
      int end = characters.following(start);
      for (int next = characters.following(end);
          next != BreakIterator.DONE && next < to && fits(text, start, next, width, bold);
          next = characters.next()) {
        end = next;
      }
      lines.add(text.substring(start, end));
      start = end;
      if (start >= to) {
        return to;
      }
    }
    return start;
  }

  private boolean fits(String text, int from, int to, float width, boolean bold) {
    return shaper.width(text.substring(from, to).stripTrailing(), bold) <= width;
  }

  /** Returns the width of a line in points. */
  float width(String line, float size, boolean bold) {
    return shaper.width(line, bold) * size / Face.EM;
  }

  /** Shapes a line. */
  List<Run> shape(String line, boolean bold) {
    return shaper.shape(line, bold);
  }
}
