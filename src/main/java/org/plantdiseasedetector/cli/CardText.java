package org.plantdiseasedetector.cli;

import java.util.ArrayList;
import java.util.List;
import org.plantdiseasedetector.knowledge.CardSheet;

/** Writes a disease card as plain text. */
final class CardText {

  private static final int WIDTH = 80;
  private static final String BULLET = "  - ";
  private static final String INDENT = "  ";

  private CardText() {}

  /** Returns the lines of a card. */
  static List<String> lines(CardSheet sheet) {
    List<String> lines = new ArrayList<>();
    String title = "%s – %s (%s)".formatted(sheet.title(), sheet.crop(), sheet.classId());
    lines.add(title);
    lines.add("=".repeat(title.length()));
    wrap(lines, "", "", sheet.summary());
    for (CardSheet.Block block : sheet.blocks()) {
      lines.add("");
      lines.add(block.heading());
      block.lines().forEach(line -> add(lines, line));
    }
    lines.add("");
    wrap(lines, "", "", sheet.note());
    return lines;
  }

  private static void add(List<String> lines, CardSheet.Line line) {
    String text = line.label().map(label -> label + ": ").orElse("") + line.text();
    if (line.isBullet()) {
      wrap(lines, BULLET, " ".repeat(BULLET.length()), text);
    } else {
      wrap(lines, INDENT, INDENT, text);
    }
  }

  private static void wrap(List<String> lines, String first, String next, String text) {
    StringBuilder line = new StringBuilder(first);
    boolean isEmpty = true;
    for (String word : text.split(" ", -1)) {
      if (!isEmpty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(next);
        isEmpty = true;
      }
      line.append(isEmpty ? "" : " ").append(word);
      isEmpty = false;
    }
    lines.add(line.toString());
  }
}
