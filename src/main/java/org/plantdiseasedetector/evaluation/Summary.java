package org.plantdiseasedetector.evaluation;

import java.util.Locale;
import java.util.Map;

/** The figures as a table for the console. */
public final class Summary {

  private static final String HEAD = "%-26s %6s  %-19s  %-19s  %-19s%n";

  private static final String TRUST = "%-26s %-19s  %-19s  %-17s  %-19s%n";

  private Summary() {}

  /**
   * Formats a report.
   *
   * @param report what an evaluation found
   * @return several lines, each ended by the platform's line separator
   */
  public static String of(EvaluationReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Model %s on %d photos (%d unreadable, counted as wrong; %d left out)%n",
            report.config().identity(),
            report.photos().size(),
            report.failures().size(),
            report.skipped()));
    text.append(
        String.format(
            Locale.ROOT,
            "95 %% intervals: bootstrap over %s, %d resamples%n%n",
            report.isResampledByLeaf() ? "leaves" : "photos",
            report.bootstrap().resamples()));
    text.append(String.format(Locale.ROOT, HEAD, "", "n", "accuracy %", "top-3 %", "macro-F1 %"));
    row(text, "all photos", report.overall());
    group(text, "domain", report.domains());
    group(text, "source", report.sources());
    group(text, "crop", report.crops());
    text.append(System.lineSeparator());
    trust(text, report);
    calibration(text, report.overall());
    report.rejections().forEach((name, figures) -> rejection(text, name, figures));
    return text.toString();
  }

  private static void trust(StringBuilder text, EvaluationReport report) {
    text.append(
        String.format(Locale.ROOT, TRUST, "", "ECE", "coverage %", "candidates", "refused %"));
    trustRow(text, "all photos", report.overall());
    report.domains().forEach((name, figures) -> trustRow(text, "domain " + name, figures));
    report.crops().forEach((name, figures) -> trustRow(text, "crop " + name, figures));
    text.append(System.lineSeparator());
  }

  private static void trustRow(StringBuilder text, String name, Figures figures) {
    text.append(
        String.format(
            Locale.ROOT,
            TRUST,
            name,
            decimal(figures.get(Measure.ECE), 3),
            percent(figures.get(Measure.COVERAGE)),
            decimal(figures.get(Measure.MEAN_SET_SIZE), 2),
            percent(figures.get(Measure.REFUSED_SHARE))));
  }

  private static void rejection(StringBuilder text, String name, RejectionFigures figures) {
    text.append(
        String.format(
            Locale.ROOT,
            "%n%s: %d pictures, %d unreadable%n",
            name.replace('_', ' '),
            figures.photos(),
            figures.unreadable()));
    line(text, "AUROC against the photos", decimal(figures.auroc(), 3));
    line(text, "refused", percent(figures.refused()) + " %");
    line(text, "refused, 95 % leaves kept", percent(figures.refusedAtKept()) + " %");
  }

  private static void calibration(StringBuilder text, Figures all) {
    line(text, "calibration error (ECE)", decimal(all.get(Measure.ECE), 3));
    line(text, "log-loss (NLL), nats", decimal(all.get(Measure.NLL), 3));
    line(text, "candidates cover the truth", percent(all.get(Measure.COVERAGE)) + " %");
    line(text, "mean number of candidates", decimal(all.get(Measure.MEAN_SET_SIZE), 2));
    line(text, "confident outcomes", percent(all.get(Measure.CONFIDENT_SHARE)) + " %");
    line(text, "accuracy among confident", percent(all.get(Measure.CONFIDENT_ACCURACY)) + " %");
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-26s %s%n", name, value));
  }

  private static void group(StringBuilder text, String kind, Map<String, Figures> groups) {
    if (groups.size() > 1) {
      groups.forEach((name, figures) -> row(text, kind + " " + name, figures));
    }
  }

  private static void row(StringBuilder text, String name, Figures figures) {
    text.append(
        String.format(
            Locale.ROOT,
            HEAD,
            name,
            figures.photos(),
            percent(figures.get(Measure.ACCURACY)),
            percent(figures.get(Measure.TOP3)),
            percent(figures.get(Measure.MACRO_F1))));
  }

  /** Formats shares as percentages with one decimal, for example {@code 97.3 (96.1–98.4)}. */
  static String percent(Estimate estimate) {
    return decimal(
        new Estimate(100 * estimate.value(), 100 * estimate.low(), 100 * estimate.high()), 1);
  }

  /** Formats a figure with its interval, or says that it is undefined. */
  static String decimal(Estimate estimate, int decimals) {
    if (Double.isNaN(estimate.value())) {
      return "–";
    }
    String number = "%." + decimals + "f";
    return String.format(
        Locale.ROOT,
        number + " (" + number + "–" + number + ")",
        estimate.value(),
        estimate.low(),
        estimate.high());
  }
}
