package org.plantdiseasedetector.readiness;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plantdiseasedetector.vault.CanonicalJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON, with the columns that docs/readiness.md names. Stateless. */
public final class ReportJson {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int SCHEMA = 1;

  private ReportJson() {}

  /**
   * Renders a report.
   *
   * @param report the report
   * @return one document, ended by a line feed
   */
  public static String text(ReadinessReport report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schema", SCHEMA).put("at", report.at().toString());
    root.put("version", report.version()).put("installation", report.installation());
    root.put("verdict", report.verdict().name().toLowerCase(Locale.ROOT));
    root.put("score", rounded(report.score()));
    ArrayNode sections = root.putArray("sections");
    for (SectionScore score : report.sections()) {
      ObjectNode section = sections.addObject();
      section.put("section", score.section()).put("rows", score.rows());
      section.put("settled", score.settled()).put("score", rounded(score.score()));
    }
    ObjectNode counts = root.putObject("counts");
    report.counts().forEach((state, count) -> counts.put(state.id(), count));
    ArrayNode blockers = root.putArray("blockers");
    report.blockers().forEach(blocker -> blockers.add(blocker.row().id()));
    ArrayNode rows = root.putArray("rows");
    report.results().forEach(result -> rows.add(row(result)));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static double rounded(double score) {
    return Math.rint(score * 10) / 10;
  }

  private static ObjectNode row(RowResult result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", result.row().id()).put("section", result.row().section());
    node.put("group", result.row().group()).put("text", result.row().text());
    node.put("kind", result.kind().id()).put("state", result.state().id());
    node.put("evidence", result.finding().evidence()).put("remedy", result.finding().remedy());
    ArrayNode documents = node.putArray("documents");
    result.documents().forEach(documents::add);
    node.put("at", result.at().toString()).put("millis", result.took().toMillis());
    return node;
  }

  /**
   * Reads a report back.
   *
   * @param bytes as written by {@link #text}, UTF-8
   * @throws IllegalArgumentException if it is anything else
   */
  public static ReadinessReport parse(byte[] bytes) {
    try {
      JsonNode root = MAPPER.readTree(bytes);
      if (CanonicalJson.number(root, "schema") != SCHEMA) {
        throw new IllegalArgumentException("another schema");
      }
      List<RowResult> results = new ArrayList<>();
      for (JsonNode row : root.path("rows")) {
        results.add(result(row));
      }
      return new ReadinessReport(
          Instant.parse(CanonicalJson.text(root, "at")),
          CanonicalJson.text(root, "version"),
          CanonicalJson.text(root, "installation"),
          results);
    } catch (JacksonException | DateTimeException damaged) {
      throw new IllegalArgumentException("no report", damaged);
    }
  }

  private static RowResult result(JsonNode row) {
    List<String> documents = new ArrayList<>();
    row.path("documents").forEach(document -> documents.add(document.asString()));
    return new RowResult(
        new ChecklistRow(
            CanonicalJson.text(row, "id"),
            CanonicalJson.text(row, "section"),
            CanonicalJson.text(row, "group"),
            CanonicalJson.text(row, "text")),
        Kind.valueOf(CanonicalJson.text(row, "kind").toUpperCase(Locale.ROOT)),
        finding(row),
        documents,
        Instant.parse(CanonicalJson.text(row, "at")),
        Duration.ofMillis(CanonicalJson.number(row, "millis")));
  }

  private static Finding finding(JsonNode row) {
    String evidence = CanonicalJson.text(row, "evidence");
    String remedy = CanonicalJson.text(row, "remedy");
    return switch (State.of(CanonicalJson.text(row, "state"))) {
      case PASS -> new Finding.Pass(evidence);
      case WARN -> new Finding.Warn(evidence, remedy);
      case FAIL -> new Finding.Fail(evidence, remedy);
      case COULD_NOT_CHECK -> new Finding.CouldNotCheck(evidence, remedy);
      case ERROR -> new Finding.Broken(evidence);
      case ATTESTED -> new Finding.Attested(evidence);
      case EXPIRED -> new Finding.Expired(evidence, remedy);
      case DOES_NOT_APPLY -> new Finding.DoesNotApply(evidence);
    };
  }
}
