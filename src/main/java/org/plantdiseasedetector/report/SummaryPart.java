package org.plantdiseasedetector.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plantdiseasedetector.domain.Severity;
import org.plantdiseasedetector.domain.SeverityGrade;
import org.plantdiseasedetector.history.PlantCase;

/** Says what many cases have in common: counts, severity, places, and a line for each. */
final class SummaryPart {

  private final ReportWords words;
  private final CaseParts cases;

  SummaryPart(ReportWords words, CaseParts cases) {
    this.words = words;
    this.cases = cases;
  }

  List<Section> of(List<PlantCase> all) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("counts", words.get("counts.title"), false, countsByModel(all)));
    sections.add(new Section("severity", words.get("severities.title"), false, severities(all)));
    List<Block> places = new PlacesPlan(words).of(all);
    sections.add(new Section("places", words.get("places.title"), false, places));
    sections.add(new Section("cases", words.get("cases.title"), false, List.of(table(all))));
    return sections;
  }

  /** Answers of different models are counted apart: they are not of one measure. */
  private List<Block> countsByModel(List<PlantCase> all) {
    Map<String, List<PlantCase>> byModel = new TreeMap<>();
    for (PlantCase of : all) {
      byModel.computeIfAbsent(of.machine().model().toString(), m -> new ArrayList<>()).add(of);
    }
    if (byModel.size() < 2) {
      return List.of(counts(all));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Text("models", Block.Style.NOTE, words.format("counts.models", byModel.size())));
    byModel.forEach(
        (model, cases) -> {
          blocks.add(
              new Block.Text(
                  "model",
                  Block.Style.SUBHEADING,
                  words.format("counts.model", model, cases.size())));
          blocks.add(counts(cases));
        });
    return blocks;
  }

  private Block counts(List<PlantCase> all) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    all.forEach(of -> counts.merge(cases.headline(of), 1, Integer::sum));
    return bars("counts", counts, all.size(), true);
  }

  private Block bars(String id, Map<String, Integer> counts, int all, boolean sorted) {
    List<Map.Entry<String, Integer>> entries = new ArrayList<>(counts.entrySet());
    if (sorted) {
      entries.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
    }
    List<Block.Bar> bars =
        entries.stream()
            .map(
                e ->
                    new Block.Bar(
                        e.getKey(),
                        (double) e.getValue() / all,
                        words.format("count.cases", e.getValue())))
            .toList();
    return new Block.Bars(id, bars);
  }

  private List<Block> severities(List<PlantCase> all) {
    Map<Integer, SeverityGrade> grades = new TreeMap<>();
    Map<Integer, Integer> counts = new TreeMap<>();
    for (PlantCase of : all) {
      of.severityPercent()
          .map(percent -> new Severity(percent).grade())
          .ifPresent(
              grade -> {
                grades.put(grade.number(), grade);
                counts.merge(grade.number(), 1, Integer::sum);
              });
    }
    int measured = counts.values().stream().mapToInt(Integer::intValue).sum();
    Map<String, Integer> named = new LinkedHashMap<>();
    grades.forEach((number, grade) -> named.put(grade(grade), counts.getOrDefault(number, 0)));
    List<Block> blocks = new ArrayList<>();
    if (measured > 0) {
      blocks.add(bars("grades", named, measured, false));
    }
    if (measured < all.size()) {
      blocks.add(
          new Block.Text(
              "unmeasured",
              Block.Style.NOTE,
              words.format("severities.unmeasured", all.size() - measured)));
    }
    return blocks;
  }

  private String grade(SeverityGrade grade) {
    return words.format(
        "severities.grade", SeverityGrade.SCALE, grade.number(), words.range(grade));
  }

  private Block table(List<PlantCase> all) {
    List<String> header =
        List.of(
            words.get("column.case"),
            words.get("fact.visited"),
            words.get("column.place"),
            words.get("column.result"),
            words.get("column.decision"),
            words.get("column.severity"));
    return new Block.Table(
        "cases",
        header,
        all.stream().map(this::row).toList(),
        List.of(0.08, 0.17, 0.23, 0.25, 0.15, 0.12));
  }

  private List<String> row(PlantCase of) {
    return List.of(
        Long.toString(of.number()),
        words.date(of.details().visited()),
        CaseParts.place(of.details()),
        cases.headline(of),
        words.get("state." + of.labelState().id().replace('_', '-')),
        of.severityPercent()
            .map(percent -> words.format("severity.short", words.number(percent, 1)))
            .orElse("–"));
  }
}
