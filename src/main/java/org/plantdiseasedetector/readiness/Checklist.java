package org.plantdiseasedetector.readiness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of the production checklist in their order and words.
 *
 * @param rows all of them
 */
public record Checklist(List<ChecklistRow> rows) {

  private static final String RESOURCE = "production-deployment-checklist.md";
  private static final Pattern ROW = Pattern.compile("( *)- \\[ \\] (.+)");

  /** Copies the list. */
  public Checklist {
    rows = List.copyOf(rows);
  }

  /** Returns the checklist that this app was made for. */
  public static Checklist shipped() {
    try (InputStream in = Checklist.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing; install the app again");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads a checklist.
   *
   * @param markdown headings of the second and third level, rows that begin with {@code - [ ]}
   */
  public static Checklist parse(String markdown) {
    Parser parser = new Parser();
    markdown.lines().forEach(parser::take);
    return new Checklist(parser.rows);
  }

  /**
   * Finds a row.
   *
   * @param id its name
   */
  public Optional<ChecklistRow> find(String id) {
    return rows.stream().filter(row -> row.id().equals(id)).findFirst();
  }

  /** Returns the sections that have rows, in order. */
  public List<String> sections() {
    return rows.stream().map(ChecklistRow::section).distinct().toList();
  }

  private static final class Parser {

    private final List<ChecklistRow> rows = new ArrayList<>();
    private String section = "";
    private String group = "";
    private int number;
    private int inner;

    void take(String line) {
      if (line.startsWith("## ")) {
        section = line.substring(3).strip();
        open(section);
      } else if (line.startsWith("### ")) {
        open(line.substring(4).strip());
      } else {
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
          rows.add(new ChecklistRow(id(!row.group(1).isEmpty()), section, group, row.group(2)));
        }
      }
    }

    private void open(String heading) {
      group = heading;
      number = 0;
    }

    private String id(boolean isInner) {
      if (isInner) {
        inner++;
      } else {
        number++;
        inner = 0;
      }
      String slug =
          group.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
      return slug + "." + number + (isInner ? "." + inner : "");
    }
  }
}
