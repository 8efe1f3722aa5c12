package org.plantdiseasedetector.evaluation;

import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A column of a figure table: its heading names the field of {@code metrics.json} it shows. */
enum CardColumn {
  N("Photos", "n", Format.COUNT),
  ACCURACY("Top-1, %", "accuracy", Format.PERCENT),
  TOP3("Top-3, %", "top3", Format.PERCENT),
  MACRO_F1("Macro-F1, %", "macroF1", Format.PERCENT),
  ECE("ECE", "ece", Format.THREE_DECIMALS),
  NLL("Log-loss, nats", "nll", Format.THREE_DECIMALS),
  COVERAGE("Coverage, %", "coverage", Format.PERCENT),
  SET_SIZE("Candidates", "meanSetSize", Format.TWO_DECIMALS),
  CONFIDENT_SHARE("Confident, %", "confidentShare", Format.PERCENT),
  CONFIDENT_ACCURACY("Right if confident, %", "confidentAccuracy", Format.PERCENT),
  REFUSED("Not recognised, %", "notRecognisedShare", Format.PERCENT),
  AUROC("AUROC", "auroc", Format.THREE_DECIMALS),
  UNKNOWN_REFUSED("Refused, %", "refused", Format.PERCENT),
  UNKNOWN_REFUSED_AT_KEPT(
      "Refused if 95 % of leaves are kept, %", "refusedAtKept95", Format.PERCENT),
  PRECISION("Precision, %", "precision", Format.PERCENT),
  RECALL("Recall, %", "recall", Format.PERCENT),
  F1("F1, %", "f1", Format.PERCENT),
  MEASURED("Leaf delimited", "measured", Format.COUNT),
  CONCORDANCE("Concordance", "concordance", Format.THREE_DECIMALS),
  SEVERITY_ERROR("Mean error, % points", "meanAbsoluteError", Format.TWO_DECIMALS),
  LEAF_OVERLAP("Leaf overlap, %", "leafOverlap", Format.PERCENT),
  EVIDENCE_IN_LEAF("Evidence in leaf, %", "evidenceInLeaf", Format.PERCENT),
  DISEASED("Diagnosed as diseased, with lesions", "diseased", Format.COUNT),
  LESION_EVIDENCE("Evidence in lesions over area", "lesionEvidence", Format.TWO_DECIMALS);

  private final String heading;
  private final String key;
  private final Format format;

  CardColumn(String heading, String key, Format format) {
    this.heading = heading;
    this.key = key;
    this.format = format;
  }

  private enum Format {
    COUNT,
    PERCENT,
    TWO_DECIMALS,
    THREE_DECIMALS
  }

  /** Returns the text of the table's head. */
  String heading() {
    return heading;
  }

  /** Finds the column of a heading. */
  static Optional<CardColumn> of(String heading) {
    return Arrays.stream(values()).filter(column -> column.heading.equals(heading)).findFirst();
  }

  /** Returns the cell's text for a group of figures, for example {@code test.domains.lab}. */
  String cell(JsonNode group) {
    JsonNode figure = group.path(key);
    return switch (format) {
      case COUNT -> figure.asString("–");
      case PERCENT -> Summary.percent(estimate(figure));
      case TWO_DECIMALS -> Summary.decimal(estimate(figure), 2);
      case THREE_DECIMALS -> Summary.decimal(estimate(figure), 3);
    };
  }

  private static Estimate estimate(JsonNode figure) {
    return new Estimate(
        number(figure.path("value")), number(figure.path("low")), number(figure.path("high")));
  }

  private static double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.NaN;
  }
}
