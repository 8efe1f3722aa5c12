package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code pdd diagnose --metrics FILE} leaves for the node exporter. */
class MetricsConsoleTest extends HistoryOnConsole {

  /** A sample of the text format: name, labels, value. */
  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_:][a-z0-9_:]*)\\{((?:[a-z_]+=\"[^\"]*\",?)+)} (\\S+)");

  private static Map<String, Double> samples(Path file) throws IOException {
    Map<String, Double> samples = new HashMap<>();
    Map<String, String> types = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("# TYPE ")) {
        String[] words = line.split(" ", -1);
        assertThat(types.put(words[2], words[3])).as("one type per metric").isNull();
      } else if (!line.startsWith("# HELP ")) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String metric = sample.group(1).replaceFirst("_(bucket|sum|count)$", "");
        assertThat(types).as("typed before its first sample").containsKey(metric);
        if (metric.endsWith("_total")) {
          assertThat(types).containsEntry(metric, "counter");
        }
        String key = sample.group(1) + "{" + sample.group(2) + "}";
        assertThat(samples.put(key, Double.valueOf(sample.group(3)))).as(line).isNull();
      }
    }
    return samples;
  }

  @Test
  void allPhotosAreCountedAndTheFileIsWholeAndReadable() throws IOException {
    Path file = folder.resolve("shard-3.prom");
    assertThat(run("diagnose", photos.toString(), "--metrics", file.toString())).isEqualTo(1);

    Map<String, Double> samples = samples(file);
    assertThat(samples)
        .containsEntry("pdd_photos_total{run=\"shard-3\"}", 3.0)
        .containsEntry("pdd_photos_failed_total{run=\"shard-3\",code=\"file_empty\"}", 1.0)
        .containsEntry("pdd_photos_failed_total{run=\"shard-3\",code=\"internal_error\"}", 0.0)
        .containsEntry("pdd_diagnosis_seconds_count{run=\"shard-3\"}", 3.0)
        .containsEntry("pdd_diagnosis_seconds_bucket{run=\"shard-3\",le=\"+Inf\"}", 3.0)
        .containsEntry("pdd_inference_seconds_count{run=\"shard-3\"}", 2.0)
        .containsEntry("pdd_queue_length{run=\"shard-3\"}", 0.0);
    assertThat(samples.get("pdd_diagnosis_seconds_sum{run=\"shard-3\"}")).isPositive();
    assertThat(samples.get("pdd_process_cpu_seconds_total{run=\"shard-3\"}")).isPositive();
    assertThat(Files.readString(file)).contains("model=\"fake 1.2.3\"").endsWith("\n");
    assertThat(Files.getPosixFilePermissions(file)).contains(PosixFilePermission.GROUP_READ);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).noneMatch(other -> other.toString().endsWith(".tmp"));
    }
  }

  @Test
  void freeSpaceIsToldOfTheDiskThatTakesTheResults() throws IOException {
    Path file = folder.resolve("pdd-1.prom");
    run("diagnose", photos.toString(), "--metrics", file.toString());
    assertThat(samples(file).get("pdd_disk_free_bytes{run=\"pdd-1\"}")).isPositive();

    String part = folder.resolve("new").resolve("part").toString();
    run(
        "diagnose",
        photos.toString(),
        "--shard",
        "1/1",
        "--out",
        part,
        "--metrics",
        file.toString());
    assertThat(samples(file).get("pdd_disk_free_bytes{run=\"pdd-1\"}")).isPositive();
  }

  @Test
  void noMetricIsCalledAsTheNodeExportersOwn() throws IOException {
    Path file = folder.resolve("a.prom");
    run("diagnose", photos.toString(), "--metrics", file.toString());
    assertThat(samples(file).keySet()).allMatch(name -> name.startsWith("pdd_"));
  }

  @Test
  void aRunThatGoesOnIsCountedFromItsBeginning() throws IOException {
    Path file = folder.resolve("b.prom");
    List<String> words =
        List.of(
            "diagnose",
            photos.toString(),
            "--resume",
            folder.resolve("journal").toString(),
            "--metrics",
            file.toString());
    run(words.toArray(String[]::new));
    assertThat(samples(file)).containsEntry("pdd_photos_total{run=\"b\"}", 3.0);
    run(words.toArray(String[]::new));
    assertThat(samples(file)).containsEntry("pdd_photos_total{run=\"b\"}", 0.0);
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidBeforeThePhotosAreDone() {
    Path file = folder.resolve("gone").resolve("c.prom");
    assertThat(run("diagnose", photos.toString(), "--metrics", file.toString())).isEqualTo(2);
  }
}
