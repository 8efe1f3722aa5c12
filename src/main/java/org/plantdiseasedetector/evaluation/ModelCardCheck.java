package org.plantdiseasedetector.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.model.ModelBundle;
import tools.jackson.databind.JsonNode;

/**
 * Checks that the model card of a bundle says what its {@code metrics.json} says, and that the
 * figures belong to the bundle's weights.
 *
 * <p>Every cell of every marked table is compared with the figure it names; tables without a mark,
 * missing tables and rows are findings, as is a changed {@code metrics.json}. A card of the current
 * template is also compared line by line; one of an older template, in its tables only.
 */
public final class ModelCardCheck {

  private static final List<String> REQUIRED =
      List.of("/test/overall", "/test/domains", "/test/crops", "/test/classes");

  private final JsonNode metrics;
  private final List<String> lines;
  private final List<String> findings = new ArrayList<>();

  private ModelCardCheck(JsonNode metrics, List<String> lines) {
    this.metrics = metrics;
    this.lines = lines;
  }

  /**
   * Checks a bundle.
   *
   * @param bundle the bundle's folder
   * @return one sentence per disagreement; empty if card, figures and weights agree
   * @throws EvaluationException if card or figures cannot be read
   */
  public static List<String> check(Path bundle) throws EvaluationException {
    Path metricsFile = bundle.resolve(ModelBundle.METRICS_FILE);
    byte[] bytes = bytes(metricsFile);
    String card = new String(bytes(bundle.resolve(ModelBundle.CARD_FILE)), StandardCharsets.UTF_8);
    JsonNode metrics = Json.read(metricsFile);
    ModelCardCheck check = new ModelCardCheck(metrics, card.lines().toList());
    check.digest(bytes);
    check.weights(bundle);
    check.tables();
    check.template(ModelCard.render(bytes, metrics).lines().toList());
    return List.copyOf(check.findings);
  }

  private void digest(byte[] bytes) {
    if (!lines.contains(ModelCard.digestLine(bytes))) {
      findings.add("The card was not made from this metrics.json: the SHA-256 differs.");
    }
  }

  private void weights(Path bundle) throws EvaluationException {
    for (Map.Entry<String, String> file : BundleMetrics.WEIGHTS.entrySet()) {
      String measured = metrics.at("/config/" + file.getKey()).asString("");
      if (!measured.equals(Sha256.hex(bytes(bundle.resolve(file.getValue()))))) {
        findings.add("The figures were measured with another " + file.getValue() + ".");
      }
    }
  }

  private void tables() {
    Set<String> pointers = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      if (line(i).startsWith("|") && !line(i - 1).startsWith("|")) {
        Optional<CardTable> table = CardTable.of(line(i - 2));
        if (table.isPresent()) {
          pointers.add(table.get().pointer());
          table(table.get(), i);
        } else {
          findings.add("Line " + (i + 1) + ": a table that names no source of its numbers.");
        }
      }
    }
    REQUIRED.stream()
        .filter(pointer -> !pointers.contains(pointer))
        .forEach(pointer -> findings.add("The table of " + pointer + " is missing."));
  }

  private String line(int i) {
    return i < 0 ? "" : lines.get(i);
  }

  private void table(CardTable table, int headLine) {
    List<String> head = cells(lines.get(headLine));
    Map<String, JsonNode> rows = table.rows(metrics);
    Set<String> missing = new HashSet<>(rows.keySet());
    int line = headLine + 2;
    for (; line < lines.size() && lines.get(line).startsWith("|"); line++) {
      List<String> cells = cells(lines.get(line));
      JsonNode node = rows.get(cells.getFirst());
      if (node == null || cells.size() != head.size()) {
        findings.add("Line " + (line + 1) + ": no such row in " + table.pointer() + ".");
      } else {
        missing.remove(cells.getFirst());
        row(head, cells, node, line);
      }
    }
    missing.forEach(key -> findings.add("The table of " + table.pointer() + " lacks " + key + "."));
  }

  private void row(List<String> head, List<String> cells, JsonNode node, int line) {
    for (int c = 1; c < cells.size(); c++) {
      String expected = CardTable.expected(head.get(c), node).orElse("(unknown column)");
      if (!expected.equals(cells.get(c))) {
        findings.add(
            "Line %d, %s, %s: the card says %s, metrics.json %s."
                .formatted(line + 1, cells.getFirst(), head.get(c), cells.get(c), expected));
      }
    }
  }

  private void template(List<String> rendered) {
    int version = lines.stream().mapToInt(ModelCard::templateVersion).max().orElse(0);
    if (version < 1 || version > ModelCard.templateVersion()) {
      findings.add("The card names no template that this version of the app knows.");
    } else if (version == ModelCard.templateVersion()) {
      sameAs(rendered);
    }
  }

  private void sameAs(List<String> rendered) {
    int common = Math.min(lines.size(), rendered.size());
    for (int i = 0; i < common; i++) {
      if (!lines.get(i).equals(rendered.get(i))) {
        findings.add("Line " + (i + 1) + " differs from the card that metrics.json gives.");
      }
    }
    if (lines.size() != rendered.size()) {
      findings.add("The card has lines that metrics.json does not give, or lacks some.");
    }
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.endsWith("|") ? line.length() - 1 : line.length());
    return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
  }

  private static byte[] bytes(Path file) throws EvaluationException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new EvaluationException(
          "Cannot read " + file + ". A bundle needs this file; restore it.", e);
    }
  }
}
