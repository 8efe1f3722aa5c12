package org.plantdiseasedetector.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values after RFC 4180, one record a line; quoted line breaks are not read. */
public final class Csv {

  private Csv() {}

  /**
   * Joins fields to one line, quoting where needed, ended by a line feed.
   *
   * @param fields of the line
   */
  public static String line(List<String> fields) {
    return fields.stream().map(Csv::quote).collect(Collectors.joining(",", "", "\n"));
  }

  /** Splits one line into its fields. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
      if (doubled) {
        field.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  private static String quote(String field) {
    boolean special = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return special ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }
}
