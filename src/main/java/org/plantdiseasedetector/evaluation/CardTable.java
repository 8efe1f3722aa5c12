package org.plantdiseasedetector.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A Markdown table whose numbers come from {@code metrics.json}. A comment above it says from
 * where, so the table can be checked without the template that made it.
 *
 * @param kind whether it shows figures with intervals or plain values
 * @param pointer JSON pointer of the group or groups shown
 */
record CardTable(Kind kind, String pointer) {

  private static final Pattern MARKER = Pattern.compile("<!-- (figures|values): (/\\S+) -->");
  private static final String VALUE_HEAD = "Value";

  /** What a table shows. */
  enum Kind {
    /** One row per group, one column per figure. */
    FIGURES,
    /** One row per scalar, by its path. */
    VALUES
  }

  /** Reads the comment that precedes a table. */
  static Optional<CardTable> of(String line) {
    Matcher matcher = MARKER.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new CardTable(
                matcher.group(1).equals("figures") ? Kind.FIGURES : Kind.VALUES, matcher.group(2)))
        : Optional.empty();
  }

  /** Returns the comment. */
  String marker() {
    return "<!-- " + (kind == Kind.FIGURES ? "figures" : "values") + ": " + pointer + " -->";
  }

  /** Returns comment and table. */
  List<String> render(JsonNode metrics, List<CardColumn> columns) {
    Map<String, JsonNode> rows = rows(metrics);
    List<String> lines = new ArrayList<>(List.of(marker(), ""));
    if (rows.isEmpty()) {
      lines.add("Not measured.");
      return lines;
    }
    List<String> head =
        kind == Kind.VALUES
            ? List.of(VALUE_HEAD)
            : columns.stream().map(CardColumn::heading).toList();
    lines.add("| | " + String.join(" | ", head) + " |");
    lines.add("|---|" + "---:|".repeat(head.size()));
    rows.forEach((key, node) -> lines.add("| " + key + " | " + cells(node, head) + " |"));
    return lines;
  }

  /** Returns the rows that the table has to have: key and JSON node. */
  Map<String, JsonNode> rows(JsonNode metrics) {
    JsonNode node = metrics.at(pointer);
    Map<String, JsonNode> rows = new LinkedHashMap<>();
    if (kind == Kind.VALUES) {
      flatten("", node, rows);
    } else if (node.has("n")) {
      rows.put(pointer.substring(pointer.lastIndexOf('/') + 1), node);
    } else {
      node.properties().forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
    }
    return rows;
  }

  /** Returns what a cell has to say, or empty for an unknown heading. */
  static Optional<String> expected(String heading, JsonNode node) {
    return heading.equals(VALUE_HEAD)
        ? Optional.of(scalar(node))
        : CardColumn.of(heading).map(column -> column.cell(node));
  }

  private static String cells(JsonNode node, List<String> head) {
    return String.join(
        " | ", head.stream().map(heading -> expected(heading, node).orElseThrow()).toList());
  }

  private static void flatten(String path, JsonNode node, Map<String, JsonNode> rows) {
    if (node.isObject()) {
      node.properties()
          .forEach(entry -> flatten(join(path, entry.getKey()), entry.getValue(), rows));
    } else if (!node.isMissingNode()) {
      rows.put(path, node);
    }
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String scalar(JsonNode node) {
    String text = node.isValueNode() ? node.asString() : node.toString();
    return text.replace('|', '/').replaceAll("\\s+", " ").strip();
  }
}
