package org.plantdiseasedetector.cli;

import java.util.Optional;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.RollUp;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line; keys in a fixed order, always all of them. */
final class JsonlFormat implements RowFormat {

  private final JsonMapper mapper = new JsonMapper();
  private final JsonNodeFactory nodes = JsonNodeFactory.instance;

  @Override
  public String header() {
    return "";
  }

  @Override
  public String row(Diagnosis diagnosis) {
    Row row = Row.of(diagnosis);
    ObjectNode json = nodes.objectNode();
    json.put("path", diagnosis.path().toString());
    json.put("sha256", diagnosis.sha256().orElse(null));
    json.put("outcome", row.outcome());
    json.put("classId", row.top().map(top -> top.classId().value()).orElse(null));
    json.put("crop", row.top().map(top -> top.classId().crop()).orElse(null));
    json.put("confidence", row.top().map(top -> Row.round(top.confidence())).orElse(null));
    json.set("candidates", candidates(row));
    json.put("severityPercent", row.measures().severityPercent().orElse(null));
    json.put("severityGrade", row.measures().severityGrade().orElse(null));
    json.putObject("quality")
        .put("sharpness", row.measures().sharpness().orElse(null))
        .put("exposure", row.measures().exposure().orElse(null))
        .put("leafFraction", row.measures().leafFraction().orElse(null));
    ArrayNode warnings = json.putArray("warnings");
    diagnosis.warnings().forEach(warnings::add);
    json.putObject("model")
        .put("name", diagnosis.model().name())
        .put("version", diagnosis.model().version());
    json.put("device", diagnosis.device().id());
    json.put("elapsedMillis", diagnosis.elapsed().toMillis());
    putFailure(json, diagnosis.failure());
    putRollUp(json, row.rollUp());
    return mapper.writeValueAsString(json) + "\n";
  }

  private ArrayNode candidates(Row row) {
    ArrayNode array = nodes.arrayNode();
    for (Candidate candidate : row.candidates()) {
      array
          .addObject()
          .put("classId", candidate.classId().value())
          .put("confidence", Row.round(candidate.confidence()));
    }
    return array;
  }

  private static void putRollUp(ObjectNode json, Optional<RollUp> rollUp) {
    if (rollUp.isEmpty()) {
      json.putNull("rollUp");
    } else {
      json.putObject("rollUp")
          .put("crop", rollUp.get().crop().orElse(null))
          .put("damage", rollUp.get().damage().orElse(null))
          .put("confidence", Row.round(rollUp.get().confidence()));
    }
  }

  private static void putFailure(ObjectNode json, Optional<Failure> failure) {
    if (failure.isEmpty()) {
      json.putNull("failure");
    } else {
      json.putObject("failure")
          .put("code", failure.get().code().name())
          .put("message", failure.get().message());
    }
  }
}
