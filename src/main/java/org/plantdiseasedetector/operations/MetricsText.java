package org.plantdiseasedetector.operations;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.plantdiseasedetector.domain.FailureCode;

/**
 * Metrics in the text format of Prometheus (exposition format 0.0.4). Every name begins with {@code
 * pdd_}, because the node exporter, which reads the file, has {@code process_} metrics of its own,
 * and every sample has the label {@code run}, because two files must not have the same sample.
 */
public final class MetricsText {

  private static final double MILLIS = 1e3;

  private final String run;
  private final List<String> lines = new ArrayList<>();

  private MetricsText(String run) {
    this.run = label("run", run);
  }

  /**
   * Writes metrics down.
   *
   * @param run value of the label {@code run}
   * @param counts what was done
   * @param process what the process uses
   * @param around what the work depends on
   * @return UTF-8
   */
  public static byte[] of(
      String run, Metrics.Snapshot counts, ProcessFigures process, Surroundings around) {
    MetricsText text = new MetricsText(run);
    text.work(counts);
    text.process(process);
    text.around(around);
    return (String.join("\n", text.lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void work(Metrics.Snapshot counts) {
    head("pdd_photos_total", "counter", "Photos with a result, failed ones too.");
    sample("pdd_photos_total", "", counts.photos());
    head("pdd_photos_failed_total", "counter", "Photos without a diagnosis, by failure code.");
    Map<FailureCode, Long> all = new TreeMap<>(counts.failed());
    for (FailureCode code : FailureCode.values()) {
      String labels = label("code", code.name().toLowerCase(Locale.ROOT));
      sample("pdd_photos_failed_total", labels, all.getOrDefault(code, 0L));
    }
    histogram(
        "pdd_diagnosis_seconds",
        "Wall time of a photo from opening its file to the result.",
        counts.diagnosis());
    histogram(
        "pdd_inference_seconds",
        "Wall time of the engine for a photo; photos of one call share it.",
        counts.inference());
    gauge("pdd_queue_length", "Photos that wait for a result.", counts.waiting());
  }

  private void process(ProcessFigures process) {
    process
        .cpu()
        .ifPresent(
            cpu -> {
              head("pdd_process_cpu_seconds_total", "counter", "Processor time of the app.");
              sample("pdd_process_cpu_seconds_total", "", cpu.toMillis() / MILLIS);
            });
    process
        .resident()
        .ifPresent(
            bytes ->
                gauge("pdd_process_resident_memory_bytes", "Memory that the app holds.", bytes));
    gauge("pdd_heap_used_bytes", "Memory of Java objects.", process.heap());
    process
        .started()
        .ifPresent(
            at ->
                gauge("pdd_process_start_time_seconds", "When the app was started.", seconds(at)));
  }

  private void around(Surroundings around) {
    head("pdd_build_info", "gauge", "Version of app and model; always 1.");
    sample(
        "pdd_build_info",
        label("version", around.version()) + "," + label("model", around.model().orElse("")),
        1);
    around
        .diskFree()
        .ifPresent(
            free -> gauge("pdd_disk_free_bytes", "Free bytes where the data folder is.", free));
    around
        .isBackupOverdue()
        .ifPresent(
            overdue ->
                gauge(
                    "pdd_backup_overdue",
                    "1 if the history has waited too long for a backup.",
                    overdue ? 1 : 0));
    around
        .modelExpires()
        .ifPresent(
            end ->
                gauge(
                    "pdd_model_expires_timestamp_seconds",
                    "Until when the signed list of models counts.",
                    seconds(end)));
    around
        .drift()
        .ifPresent(
            drift ->
                gauge(
                    "pdd_model_drift_ratio",
                    "Largest difference of a logit from the stored ones, as a share of their"
                        + " range.",
                    drift));
  }

  private static double seconds(Instant at) {
    return at.toEpochMilli() / MILLIS;
  }

  private void gauge(String name, String help, long value) {
    head(name, "gauge", help);
    line(name, "", String.valueOf(value));
  }

  private void gauge(String name, String help, double value) {
    head(name, "gauge", help);
    sample(name, "", value);
  }

  private void head(String name, String type, String help) {
    lines.add("# HELP " + name + " " + help);
    lines.add("# TYPE " + name + " " + type);
  }

  private void histogram(String name, String help, Histogram.Counts counts) {
    head(name, "histogram", help);
    long up = 0;
    for (int i = 0; i < Histogram.BOUNDS.size(); i++) {
      up += counts.each().get(i);
      sample(name + "_bucket", label("le", number(Histogram.BOUNDS.get(i))), up);
    }
    sample(name + "_bucket", label("le", "+Inf"), counts.total());
    sample(name + "_sum", "", counts.sum());
    sample(name + "_count", "", counts.total());
  }

  private void sample(String name, String labels, long value) {
    line(name, labels, String.valueOf(value));
  }

  private void sample(String name, String labels, double value) {
    line(name, labels, number(value));
  }

  private void line(String name, String labels, String value) {
    lines.add(name + "{" + run + (labels.isEmpty() ? "" : "," + labels) + "} " + value);
  }

  /** Whole numbers as such; Java writes others in a form that the format knows. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  private static String label(String name, String value) {
    String escaped =
        value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "");
    return name + "=\"" + escaped + "\"";
  }
}
