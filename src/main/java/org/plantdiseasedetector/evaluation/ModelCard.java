package org.plantdiseasedetector.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.Sha256;
import tools.jackson.databind.JsonNode;

/**
 * Renders a model card from a bundle's {@code metrics.json} and a hand-written template.
 *
 * <p>The template's prose holds no measured number. Placeholders bring them in: {@code
 * {{/pointer}}} for a scalar, and on lines of their own {@code {{figures /pointer COLUMN…}}} and
 * {@code {{values /pointer}}} for tables.
 */
public final class ModelCard {

  private static final String TEMPLATE = "model-card-template.md";
  private static final Pattern TABLE = Pattern.compile("\\{\\{(figures|values) (/\\S+)(.*)}}");
  private static final Pattern SCALAR = Pattern.compile("\\{\\{(/[^}\\s]+)}}");
  private static final Pattern VERSION = Pattern.compile("<!-- template: (\\d{1,4}) -->");

  private ModelCard() {}

  /**
   * Renders the card.
   *
   * @param metricsFile the bytes of {@code metrics.json}
   * @param metrics the same, parsed
   * @return Markdown, lines ended by line feeds
   */
  static String render(byte[] metricsFile, JsonNode metrics) {
    List<String> lines = new ArrayList<>();
    for (String line : template()) {
      Matcher table = TABLE.matcher(line);
      if (table.matches()) {
        lines.addAll(table(table, metrics));
      } else {
        lines.add(SCALAR.matcher(line).replaceAll(found -> scalar(found, metrics)));
      }
    }
    lines.add("");
    lines.add(digestLine(metricsFile));
    return String.join("\n", lines) + "\n";
  }

  /** Returns the line that ties a card to the bytes of its {@code metrics.json}. */
  static String digestLine(byte[] metricsFile) {
    return "<!-- metrics.json sha256: " + Sha256.hex(metricsFile) + " -->";
  }

  /** Returns the version of the current template. */
  static int templateVersion() {
    return template().stream().mapToInt(ModelCard::templateVersion).max().orElse(0);
  }

  /** Returns the template's version that a line of a card names, or 0 for any other line. */
  static int templateVersion(String line) {
    Matcher matcher = VERSION.matcher(line);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static List<String> table(Matcher found, JsonNode metrics) {
    List<CardColumn> columns =
        Stream.of(found.group(3).strip().split("\\s+"))
            .filter(name -> !name.isEmpty())
            .map(CardColumn::valueOf)
            .toList();
    CardTable.Kind kind =
        found.group(1).equals("figures") ? CardTable.Kind.FIGURES : CardTable.Kind.VALUES;
    return new CardTable(kind, found.group(2)).render(metrics, columns);
  }

  private static String scalar(MatchResult found, JsonNode metrics) {
    return Matcher.quoteReplacement(
        Optional.of(metrics.at(found.group(1)))
            .filter(JsonNode::isValueNode)
            .map(JsonNode::asString)
            .orElse("(not stated)"));
  }

  private static List<String> template() {
    try (InputStream in = ModelCard.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("The app lacks its resource " + TEMPLATE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new IllegalStateException("The app's resource " + TEMPLATE + " is unreadable", e);
    }
  }
}
