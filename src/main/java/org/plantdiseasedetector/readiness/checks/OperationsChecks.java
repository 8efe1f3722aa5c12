package org.plantdiseasedetector.readiness.checks;

import static org.plantdiseasedetector.readiness.checks.Findings.pass;
import static org.plantdiseasedetector.readiness.checks.Findings.some;
import static org.plantdiseasedetector.readiness.checks.Findings.text;
import static org.plantdiseasedetector.readiness.checks.Findings.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.plantdiseasedetector.readiness.Finding;

/**
 * Logs, metrics, alerts.
 *
 * @param facts what is known about the installation
 */
record OperationsChecks(Facts facts) {

  private static final String OPERATIONS = "docs/operations.md";
  private static final String RUNBOOKS = "docs/runbooks.md";
  private static final int MOST_FILES = 20;
  private static final long MOST_FILE_BYTES = 10L << 20;
  private static final Duration FRESH = Duration.ofDays(1);
  private static final String METRICS = "metrics/pdd.prom";

  void fill(Table table) {
    table.automated("logging.1", this::structured, OPERATIONS);
    table.automated("logging.3", this::kept, OPERATIONS);
    table.automated("logging.4", this::errors, RUNBOOKS);
    table.automated("regular-tasks.4", this::rotation, OPERATIONS);
    table.automated("tracing.2", this::errorIds, RUNBOOKS);
    table.automated("post-deployment.2", this::errorRate, RUNBOOKS);
    table.automated("metrics.1", () -> metric("pdd_"), OPERATIONS + "#metrics");
    table.automated("monitoring.4", () -> metric("pdd_"), OPERATIONS + "#metrics");
    table.automated(
        "metrics.3",
        () -> metric("pdd_photos_total", "pdd_diagnosis_seconds"),
        OPERATIONS + "#metrics");
    table.automated("metrics.3.1", () -> metric("pdd_photos_total"), OPERATIONS + "#metrics");
    table.automated(
        "metrics.3.2", () -> metric("pdd_photos_failed_total"), OPERATIONS + "#metrics");
    table.automated("metrics.3.3", () -> metric("pdd_diagnosis_seconds"), OPERATIONS + "#metrics");
    table.automated(
        "metrics.3.4", () -> metric("pdd_process_cpu_seconds_total"), OPERATIONS + "#metrics");
    table.automated(
        "metrics.3.5", () -> metric("pdd_process_resident_memory_bytes"), OPERATIONS + "#metrics");
    table.automated("metrics.3.6", () -> metric("pdd_inference_seconds"), OPERATIONS + "#metrics");
    table.automated("metrics.3.7", () -> metric("pdd_queue_length"), OPERATIONS + "#metrics");
    table.attested("alerting.2", RUNBOOKS);
    table.attested("alerting.3", "docs/incident-response.md");
    table.attested("alerting.4", "docs/incident-response.md");
    table.documented("alerting.5", RUNBOOKS);
  }

  private Finding structured() throws Exception {
    Set<String> own = new OwnCode(facts.installation().code()).names();
    List<String> lines =
        facts.logs().get().lines().stream().filter(line -> isFrom(own, line)).toList();
    if (lines.isEmpty()) {
      return new Finding.CouldNotCheck(
          text("None of %d log lines is the app's own.", facts.logs().get().lines().size()),
          "Diagnose some photos, one of them broken, then run this again.");
    }
    List<String> free = lines.stream().filter(line -> !line.contains(" - event=")).toList();
    return verdict(
        free.isEmpty(),
        text(
            "%d of the app's %d log lines are key=value%s.",
            lines.size() - free.size(), lines.size(), free.isEmpty() ? "" : ": " + some(free)),
        "Report it; a log that programs cannot read hides errors.");
  }

  /** A line is {@code time [thread] LEVEL Class - message}. */
  private static boolean isFrom(Set<String> classes, String line) {
    int end = line.indexOf(" - ");
    return end > 0 && classes.contains(line.substring(line.lastIndexOf(' ', end - 1) + 1, end));
  }

  private Finding kept() throws Exception {
    Logs logs = facts.logs().get();
    return verdict(
        logs.files() <= MOST_FILES,
        text("%d log files are kept, at most %d are allowed.", logs.files(), MOST_FILES),
        "Start the app once, which deletes the oldest, or delete them by hand.");
  }

  private Finding rotation() throws Exception {
    Logs logs = facts.logs().get();
    return verdict(
        logs.largest() <= MOST_FILE_BYTES && logs.files() <= MOST_FILES,
        text(
            "%d log files with %s together; the largest has %s of at most %s.",
            logs.files(),
            Findings.mebibytes(logs.bytes()),
            Findings.mebibytes(logs.largest()),
            Findings.mebibytes(MOST_FILE_BYTES)),
        "Look for what fills the log, and delete the large file.");
  }

  private Finding errors() throws Exception {
    List<String> errors = facts.logs().get().errors();
    String evidence =
        text("%d errors in %d kept log files", errors.size(), facts.logs().get().files());
    return errors.isEmpty()
        ? new Finding.Pass(evidence + ".")
        : new Finding.Warn(
            evidence + ", the last one: " + errors.getLast(), "Follow docs/runbooks.md.");
  }

  private Finding errorIds() throws Exception {
    List<String> internal =
        facts.logs().get().errors().stream()
            .filter(line -> line.contains("event=internal_error"))
            .toList();
    List<String> nameless = internal.stream().filter(line -> !line.contains(" id=")).toList();
    if (!nameless.isEmpty()) {
      return new Finding.Fail(
          text("%d internal errors have no id.", nameless.size()), "Report it to the maker.");
    }
    return pass(
        "Every photo's row has the photo's SHA-256; %d internal errors in the log have an id, which"
            + " the user's message shows as well.",
        internal.size());
  }

  private Finding errorRate() throws Exception {
    Logs logs = facts.logs().get();
    if (logs.files() == 0) {
      return new Finding.CouldNotCheck("There are no logs.", "Use the app, then run this again.");
    }
    long internal =
        logs.errors().stream().filter(line -> line.contains("event=internal_error")).count();
    return verdict(
        internal * 20 <= logs.files(),
        text("%d internal errors in the last %d runs, at most 1 in 20.", internal, logs.files()),
        "Follow docs/runbooks.md, and report the error ids.");
  }

  private Finding metric(String... names) throws IOException {
    Path file = facts.installation().data().resolve(METRICS);
    if (!Files.isRegularFile(file)) {
      return new Finding.Fail(
          "There is no " + METRICS + " in the data folder: the metrics are not kept in a file.",
          "Switch the file on, on the page Operations; batches keep one with pdd diagnose"
              + " --metrics.");
    }
    Duration age =
        Duration.between(
            Instant.ofEpochMilli(file.toFile().lastModified()), facts.clock().instant());
    String text = Files.readString(file);
    List<String> missing = List.of(names).stream().filter(name -> !text.contains(name)).toList();
    return verdict(
        missing.isEmpty() && age.compareTo(FRESH) <= 0,
        text(
            "%s is %d hours old and has %s%s.",
            METRICS,
            age.toHours(),
            List.of(names).stream().filter(text::contains).toList(),
            missing.isEmpty() ? "" : ", but lacks " + missing),
        "Switch the metrics on, and use the app.");
  }
}
