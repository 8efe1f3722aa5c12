package org.plantdiseasedetector.readiness.checks;

import static org.plantdiseasedetector.readiness.checks.Findings.some;
import static org.plantdiseasedetector.readiness.checks.Findings.text;
import static org.plantdiseasedetector.readiness.checks.Findings.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantdiseasedetector.readiness.Finding;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Load, optimisation, scalability: measured on this machine just now.
 *
 * @param facts what is known about the installation
 */
record PerformanceChecks(Facts facts) {

  private static final String PERFORMANCE = "docs/performance.md";
  private static final String PLAN = "batch-plan.json";
  private static final String LOAD_TEST = "load-test.json";
  private static final double GOOD_MILLIS = 1000;
  private static final double BAD_MILLIS = 3000;
  private static final long MOST_RESIDENT_KIB = 1536L << 10;
  private static final Pattern KIB = Pattern.compile("\\s*(\\d+) kB");

  void fill(Table table) {
    table.automated("load-testing.1", this::loadTest, PERFORMANCE);
    table.automated("load-testing.2", this::peak, PERFORMANCE);
    table.automated("load-testing.3", this::responseTime, PERFORMANCE);
    table.automated("load-testing.4", this::memory, PERFORMANCE);
    table.automated("load-testing.5", this::errors, PERFORMANCE);
    table.automated("optimization.2", this::batches, PERFORMANCE);
    table.automated("scalability.1", this::shards, "docs/cluster.md", "docs/scaling.md");
    table.attested("scalability.2", PERFORMANCE);
    table.documented("tracing.3", PERFORMANCE + "#what-was-done-about-it");
  }

  private Finding loadTest() throws IOException {
    Path file = facts.installation().data().resolve(LOAD_TEST);
    if (!Files.isRegularFile(file)) {
      return Findings.notBuilt(
          "there is no "
              + LOAD_TEST
              + " in the data folder; this version has no sustained load test.",
          "Diagnose a large folder with pdd diagnose and watch the rate until a version has one.");
    }
    JsonNode test = Facts.json(file);
    double minutes = test.path("minutes").asDouble(0);
    int failed = test.path("failed").asInt(Integer.MAX_VALUE);
    return verdict(
        minutes >= 10 && failed == 0,
        text("A load test ran for %.0f minutes with %d failed photos.", minutes, failed),
        "Run it for at least ten minutes, and look at the failures.");
  }

  private Finding peak() throws IOException {
    Path file = facts.installation().data().resolve(PLAN);
    if (!Files.isRegularFile(file)) {
      return new Finding.Fail(
          "The fastest way to spread photos over this machine was not measured.",
          "Run pdd benchmark --calibrate once on this machine.");
    }
    try {
      JsonNode plan = Facts.json(file);
      int processors = plan.path("processors").asInt(0);
      return verdict(
          processors == Runtime.getRuntime().availableProcessors(),
          text(
              "Measured with %d processors: %d photos at a time are fastest.",
              processors, plan.at("/plan/workers").asInt(0)),
          "The machine has another number of processors now. Run pdd benchmark --calibrate.");
    } catch (JacksonException damaged) {
      return new Finding.Fail(PLAN + " is damaged.", "Run pdd benchmark --calibrate.");
    }
  }

  private Finding responseTime() throws Exception {
    SelfTest test = facts.selfTest().get();
    double p95 = test.quantileMillis(0.95);
    String evidence =
        text(
            "%d sample photos on %s, one at a time: median %.0f ms, 95 %% below %.0f ms.",
            test.samples().size(), test.device(), test.quantileMillis(0.5), p95);
    // Also for a time that is no number.
    if (!(p95 <= BAD_MILLIS)) {
      return new Finding.Fail(evidence, "Close other programs; use a faster machine.");
    }
    return p95 <= GOOD_MILLIS
        ? new Finding.Pass(evidence)
        : new Finding.Warn(evidence, "Close other programs, and charge the battery.");
  }

  private Finding memory() throws Exception {
    facts.selfTest().get();
    OptionalLong peak = kibibytes("proc/self/status", "VmHWM:");
    OptionalLong free = kibibytes("proc/meminfo", "MemAvailable:");
    if (peak.isEmpty() || free.isEmpty()) {
      return new Finding.CouldNotCheck(
          "This system does not tell the memory of a process.", "Look at the system's task list.");
    }
    return verdict(
        peak.getAsLong() <= MOST_RESIDENT_KIB && free.getAsLong() >= 256 << 10,
        text(
            "The process needed at most %d MiB so far; %d MiB are free on this machine.",
            peak.getAsLong() >> 10, free.getAsLong() >> 10),
        "Close other programs, or use fewer threads.");
  }

  private OptionalLong kibibytes(String file, String key) throws IOException {
    Path path = facts.probes().root().resolve(file);
    if (!Files.isRegularFile(path)) {
      return OptionalLong.empty();
    }
    for (String line : Files.readAllLines(path)) {
      Matcher value = KIB.matcher(line.startsWith(key) ? line.substring(key.length()) : "");
      if (value.matches()) {
        return OptionalLong.of(Long.parseLong(value.group(1)));
      }
    }
    return OptionalLong.empty();
  }

  private Finding errors() throws Exception {
    SelfTest test = facts.selfTest().get();
    return verdict(
        test.failures().isEmpty() && !test.samples().isEmpty(),
        text(
            "%d of %d sample photos failed%s.",
            test.failures().size(),
            test.samples().size(),
            test.failures().isEmpty() ? "" : ": " + some(test.failures())),
        "Run pdd health, and install the app again.");
  }

  private Finding batches() throws Exception {
    SelfTest test = facts.selfTest().get();
    double alone = 1000 / test.quantileMillis(0.5);
    String evidence =
        text(
            "A batch made %.1f photos a second, photos one at a time %.1f.",
            test.photosPerSecond(), alone);
    return test.photosPerSecond() >= 0.8 * alone
        ? new Finding.Pass(evidence)
        : new Finding.Warn(evidence, "Run pdd benchmark --calibrate.");
  }

  private Finding shards() {
    List<String> wanted = List.of("diagnose --shard", "collect --out");
    if (!facts.probes().commands().containsAll(wanted)) {
      return Findings.notBuilt(
          "the console has no " + wanted + ".", "Give each machine a folder of its own.");
    }
    List<String> problems = new ArrayList<>(facts.documents().problems("docs/scaling.md"));
    problems.addAll(facts.documents().problems("docs/cluster.md"));
    return verdict(
        problems.isEmpty(),
        problems.isEmpty()
            ? "pdd diagnose --shard and pdd collect spread a folder over machines, with the same"
                + " bytes as on one (ShardedRunTest, slurm/test); figures in docs/scaling.md."
            : some(problems),
        "Install the app again.");
  }
}
