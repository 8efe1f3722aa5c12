package org.plantdiseasedetector.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dashboard, alert rules and runbooks belong together. That rules fire, installer/prometheus/test
 * shows.
 */
class MonitoringTest {

  /** What pdd diagnose --metrics writes, and what the node exporter adds. */
  private static final Set<String> METRICS =
      Set.of(
          "pdd_photos_total",
          "pdd_photos_failed_total",
          "pdd_diagnosis_seconds_bucket",
          "pdd_inference_seconds_bucket",
          "pdd_queue_length",
          "pdd_process_cpu_seconds_total",
          "pdd_process_resident_memory_bytes",
          "pdd_build_info",
          "pdd_disk_free_bytes",
          "node_textfile_mtime_seconds");

  private static final Pattern METRIC = Pattern.compile("\\b(?:pdd|node)_[a-z_]+");

  @Test
  void everyAlertHasARunbookAndATest() throws IOException {
    String runbooks = Files.readString(Path.of("docs/runbooks.md"));
    String tests = Files.readString(Path.of("installer/prometheus/alerts.test"));
    assertThat(alerts()).hasSizeGreaterThan(5);
    for (Map<?, ?> alert : alerts()) {
      String name = String.valueOf(alert.get("alert"));
      Map<?, ?> annotations = (Map<?, ?>) alert.get("annotations");
      assertThat(annotations.get("runbook"))
          .isEqualTo("docs/runbooks.md#" + name.toLowerCase(Locale.ROOT));
      assertThat(runbooks).contains("\n## " + name + "\n");
      assertThat(tests).contains("alertname: " + name + "\n");
    }
  }

  @Test
  void alertsAndDashboardUseMetricsThatExist() throws IOException {
    for (Map<?, ?> alert : alerts()) {
      assertThat(METRICS).containsAll(metrics(String.valueOf(alert.get("expr"))));
    }
    for (JsonNode panel : dashboard().get("panels")) {
      for (JsonNode target : panel.get("targets")) {
        Set<String> used = metrics(target.get("expr").asString());
        assertThat(used).isNotEmpty();
        assertThat(METRICS).containsAll(used);
      }
    }
  }

  @Test
  void panelsHaveTheirOwnPlaceAndNumber() throws IOException {
    List<String> places = new ArrayList<>();
    Set<Integer> ids = new TreeSet<>();
    for (JsonNode panel : dashboard().get("panels")) {
      places.add(panel.at("/gridPos/x").asInt() + "," + panel.at("/gridPos/y").asInt());
      ids.add(panel.get("id").asInt());
    }
    assertThat(places).doesNotHaveDuplicates().hasSameSizeAs(ids);
  }

  private static Set<String> metrics(String expression) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = METRIC.matcher(expression);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  private static JsonNode dashboard() throws IOException {
    return new JsonMapper().readTree(Files.readString(Path.of("installer/grafana/batches.json")));
  }

  private static List<Map<?, ?>> alerts() throws IOException {
    Map<?, ?> file =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("installer/prometheus/alerts.yaml")));
    List<Map<?, ?>> alerts = new ArrayList<>();
    for (Object group : (List<?>) file.get("groups")) {
      for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
        alerts.add((Map<?, ?>) rule);
      }
    }
    return alerts;
  }
}
