package org.plantdiseasedetector.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Failure;

/**
 * The CSV files of an evaluation, as text. Numbers have six decimals; an undefined one is empty.
 */
final class ReportTables {

  private ReportTables() {}

  /** One line per true class, one column per predicted class, and a last one for unreadable. */
  static String confusion(EvaluationReport report) {
    List<String> names = report.classes().stream().map(ClassId::value).toList();
    StringBuilder csv = new StringBuilder();
    csv.append(
        Csv.line(
            Stream.of(Stream.of("true_class"), names.stream(), Stream.of("unreadable"))
                .flatMap(s -> s)
                .toList()));
    int[][] counts = confusionCounts(report);
    for (int c = 0; c < counts.length; c++) {
      List<String> fields = new ArrayList<>(List.of(names.get(c)));
      for (int count : counts[c]) {
        fields.add(Integer.toString(count));
      }
      csv.append(Csv.line(fields));
    }
    return csv.toString();
  }

  /** Counts photos by true class (row) and predicted class (column; the last is unreadable). */
  static int[][] confusionCounts(EvaluationReport report) {
    int n = report.classes().size();
    int[][] counts = new int[n][n + 1];
    for (ScoredPhoto photo : report.photos()) {
      Score score = photo.score();
      counts[score.truth()][score.isRead() ? score.predicted() : n]++;
    }
    return counts;
  }

  /** One line per class. */
  static String perClass(EvaluationReport report) {
    StringBuilder csv = new StringBuilder();
    csv.append(
        "class_id,crop,support,predicted,precision,precision_low,precision_high,"
            + "recall,recall_low,recall_high,f1,f1_low,f1_high\n");
    for (ClassFigures figures : report.perClass()) {
      List<String> fields =
          new ArrayList<>(
              List.of(
                  figures.classId().value(),
                  figures.classId().crop(),
                  Integer.toString(figures.support()),
                  Integer.toString(figures.predicted())));
      Stream.of(figures.precision(), figures.recall(), figures.f1())
          .flatMap(e -> Stream.of(e.value(), e.low(), e.high()))
          .map(ReportTables::number)
          .forEach(fields::add);
      csv.append(Csv.line(fields));
    }
    return csv.toString();
  }

  /** One line per photo. */
  static String predictions(EvaluationReport report) {
    StringBuilder csv = new StringBuilder("path,true,predicted,confidence,domain,source\n");
    for (ScoredPhoto scored : report.photos()) {
      LabelledPhoto photo = scored.photo();
      Score score = scored.score();
      csv.append(
          Csv.line(
              List.of(
                  photo.name(),
                  photo.label().value(),
                  score.isRead() ? report.classes().get(score.predicted()).value() : "",
                  score.isRead() ? number(score.confidence()) : "",
                  photo.domain(),
                  photo.source())));
    }
    return csv.toString();
  }

  /** One line per unreadable photo. */
  static String failures(EvaluationReport report) {
    StringBuilder csv = new StringBuilder("path,true,code,message\n");
    for (ScoredPhoto scored : report.failures()) {
      Failure failure = scored.failure().orElseThrow();
      csv.append(
          Csv.line(
              List.of(
                  scored.photo().name(),
                  scored.photo().label().value(),
                  failure.code().name(),
                  failure.message())));
    }
    return csv.toString();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
  }
}
