package org.plantdiseasedetector.casebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.Position;

/**
 * The columns of exported cases, which never change meaning within a major version
 * (docs/history.md). Stateless.
 */
final class CaseColumns {

  /** The names, in order. */
  static final List<String> NAMES =
      List.of(
          "number",
          "id",
          "visited",
          "saved",
          "changed",
          "farm",
          "field",
          "plot",
          "crop",
          "variety",
          "growthStage",
          "latitude",
          "longitude",
          "tags",
          "notes",
          "label",
          "labelState",
          "labelBy",
          "labelAt",
          "machine.outcome",
          "machine.classId",
          "machine.confidence",
          "machine.candidates",
          "model.name",
          "model.version",
          "severityPercent",
          "photos",
          "photos.sha256");

  private CaseColumns() {}

  /** Returns texts, numbers and nulls by column, in the order of the columns. */
  static Map<String, @Nullable Object> of(PlantCase of) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("number", of.number());
    columns.put("id", of.id().toString());
    columns.put("visited", of.details().visited().toString());
    columns.put("saved", of.created().toString());
    columns.put("changed", of.changed().toString());
    putDetails(columns, of);
    columns.put("label", of.label().map(Object::toString).orElse(null));
    columns.put("labelState", of.labelState().id());
    columns.put("labelBy", of.human().map(HumanLabel::by).orElse(null));
    columns.put("labelAt", of.human().map(human -> human.at().toString()).orElse(null));
    putMachine(columns, of);
    columns.put("severityPercent", of.severityPercent().orElse(null));
    columns.put("photos", joined(of.photos().stream().map(CasePhoto::fileName).toList()));
    columns.put("photos.sha256", joined(of.photos().stream().map(CasePhoto::sha256).toList()));
    return columns;
  }

  private static void putDetails(Map<String, @Nullable Object> columns, PlantCase of) {
    var details = of.details();
    columns.put("farm", details.farm());
    columns.put("field", details.field());
    columns.put("plot", details.plot());
    columns.put("crop", of.crop());
    columns.put("variety", details.variety());
    columns.put("growthStage", details.growthStage().orElse(null));
    columns.put("latitude", details.position().map(Position::latitude).orElse(null));
    columns.put("longitude", details.position().map(Position::longitude).orElse(null));
    columns.put("tags", String.join(",", details.tags()));
    columns.put("notes", details.notes());
  }

  private static void putMachine(Map<String, @Nullable Object> columns, PlantCase of) {
    var machine = of.machine();
    Optional<Candidate> top = machine.top();
    columns.put("machine.outcome", machine.outcome());
    columns.put("machine.classId", top.map(t -> t.classId().value()).orElse(null));
    columns.put("machine.confidence", top.map(t -> round(t.confidence())).orElse(null));
    columns.put(
        "machine.candidates",
        machine.candidates().stream().map(CaseColumns::candidate).collect(Collectors.joining(";")));
    columns.put("model.name", machine.model().name());
    columns.put("model.version", machine.model().version());
  }

  /** Four decimals, as in the rows of a diagnosis. */
  private static double round(double confidence) {
    return Math.round(confidence * 10_000) / 10_000.0;
  }

  private static String candidate(Candidate candidate) {
    return String.format(Locale.ROOT, "%s:%.4f", candidate.classId(), candidate.confidence());
  }

  private static String joined(List<String> values) {
    return String.join(";", values);
  }
}
