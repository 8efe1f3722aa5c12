package org.plantdiseasedetector.readiness.checks;

import static org.plantdiseasedetector.readiness.checks.Findings.text;
import static org.plantdiseasedetector.readiness.checks.Findings.verdict;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plantdiseasedetector.readiness.Check;
import org.plantdiseasedetector.readiness.Finding;

/**
 * Manifests for a cluster, and what watches it.
 *
 * @param facts what is known about the installation
 * @param kit the shipped files
 */
record ClusterChecks(Facts facts, DeployKit kit) {

  private static final String MEND = "Add it to the manifests in kubernetes/.";

  private static final Pattern SECRET = Pattern.compile("(?i)pass|secret|token|key|credential");

  void fill(Table table) {
    Once<List<String>> manifests = new Once<>(kit::missingManifests);
    table.attestedWhenBuilt("cluster-setup.1", manifests);
    table.attestedWhenBuilt("cluster-setup.2", manifests);
    table.automated("cluster-setup.3", kind("Namespace"));
    table.automated("cluster-setup.4", kind("ResourceQuota"));
    table.automated("cluster-setup.5", kind("NetworkPolicy"));
    table.automated("cluster-setup.6", kind("Role", "ClusterRole"));
    table.attestedWhenBuilt("deployment-configuration.1", manifests);
    table.automated("deployment-configuration.2", key("imagePullSecrets"));
    table.automated("deployment-configuration.3", kind("ConfigMap"));
    table.automated("deployment-configuration.4", built(this::secrets));
    table.automated("deployment-configuration.5", kind("PersistentVolumeClaim"));
    table.automated("deployment-configuration.6", kind("ServiceAccount"));
    table.automated("resources.1", resources("requests"));
    table.automated("resources.2", resources("limits"));
    table.automated("resources.3", built(this::scaling));
    table.automated("resources.4", key("nodeAffinity", "podAntiAffinity", "podAffinity"));
    table.automated("resources.5", built(this::disruptions));
    table.automated("monitoring.1", probe("livenessProbe"));
    table.automated("monitoring.2", built(this::readiness));
    table.automated("monitoring.3", probe("startupProbe"));
    table.automated("monitoring.5", kind("ServiceMonitor", "PodMonitor"));
    table.automated("monitoring.6", () -> files("prometheus", ".yaml", "alert:"));
    table.attestedWhenBuilt("load-testing.6", manifests);
    table.automated("metrics.2", () -> files("grafana", ".json", "pdd_photos_total"));
    table.automated("alerting.1", () -> files("prometheus", ".yaml", "alert:"));
  }

  private Check.Evaluator built(Check.Evaluator then) {
    return () -> {
      List<String> missing = kit.missingManifests();
      return missing.isEmpty() ? proven(then.evaluate()) : Findings.notBuilt(missing);
    };
  }

  /** Says where to look, and what holds the manifests to the API. */
  private static Finding proven(Finding finding) {
    return finding instanceof Finding.Pass pass
        ? new Finding.Pass(
            pass.evidence()
                + " In kubernetes/; valid by ManifestsTest, not run on a cluster by the project.")
        : finding;
  }

  private Check.Evaluator kind(String... kinds) {
    return built(
        () -> {
          long count = kit.kinds(List.of(kinds));
          return verdict(count > 0, text("%d manifests of kind %s.", count, List.of(kinds)), MEND);
        });
  }

  private Check.Evaluator key(String... keys) {
    return built(
        () -> {
          boolean isThere =
              kit.manifests().stream()
                  .anyMatch(d -> DeployKit.visit(d, m -> Stream.of(keys).anyMatch(m::containsKey)));
          return verdict(isThere, text("One of %s is there: %s.", List.of(keys), isThere), MEND);
        });
  }

  private Check.Evaluator probe(String name) {
    return built(() -> everyContainer(name, container -> container.containsKey(name)));
  }

  private Check.Evaluator resources(String name) {
    return built(
        () ->
            everyContainer(
                name,
                container ->
                    container.get("resources") instanceof Map<?, ?> resources
                        && resources.get(name) instanceof Map<?, ?> amounts
                        && amounts.containsKey("cpu")
                        && amounts.containsKey("memory")));
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds(Map<?, ?> container);
  }

  private Finding everyContainer(String what, Condition condition) throws Exception {
    List<Map<?, ?>> containers = kit.containers();
    long without = containers.stream().filter(container -> !condition.holds(container)).count();
    return verdict(
        without == 0 && !containers.isEmpty(),
        text("%d containers, %d of them without %s.", containers.size(), without, what),
        MEND);
  }

  /** Pods that get a key or a password as plain text would be a secret in a manifest. */
  private Finding secrets() throws Exception {
    List<String> plain = new ArrayList<>();
    for (Map<?, ?> container : kit.containers()) {
      if (container.get("env") instanceof List<?> variables) {
        variables.stream()
            .filter(one -> one instanceof Map<?, ?> map && map.containsKey("value"))
            .map(one -> String.valueOf(((Map<?, ?>) one).get("name")))
            .filter(name -> SECRET.matcher(name).find())
            .forEach(plain::add);
      }
    }
    return verdict(
        plain.isEmpty(),
        text("The pods need no secret; secrets as plain text in manifests: %s.", plain),
        MEND);
  }

  /** A job has as many pods as it says; only what serves requests scales with them. */
  private Finding scaling() throws Exception {
    long servers = kit.kinds(List.of("Deployment", "StatefulSet"));
    long scalers = kit.kinds(List.of("HorizontalPodAutoscaler"));
    return verdict(
        scalers > 0 || (servers == 0 && anywhere(map -> map.containsKey("parallelism"))),
        text(
            "%d autoscalers for %d deployments; jobs say with parallelism how many pods they have.",
            scalers, servers),
        MEND);
  }

  /** A job's pods that are moved away must not count as failed. */
  private Finding disruptions() throws Exception {
    boolean isIgnored = anywhere(map -> "DisruptionTarget".equals(map.get("type")));
    return verdict(
        isIgnored || kit.kinds(List.of("PodDisruptionBudget")) > 0,
        text("Pods that are moved away are started again without counting: %s.", isIgnored),
        MEND);
  }

  /** Readiness decides whether a service sends requests. */
  private Finding readiness() throws Exception {
    long services = kit.kinds(List.of("Service"));
    return services > 0
        ? everyContainer("readinessProbe", container -> container.containsKey("readinessProbe"))
        : everyContainer(
            "startupProbe, which a job has instead, since nobody sends it requests",
            container -> container.containsKey("startupProbe"));
  }

  private boolean anywhere(Predicate<Map<?, ?>> condition) throws Exception {
    return kit.manifests().stream().anyMatch(document -> DeployKit.visit(document, condition));
  }

  private Finding files(String folder, String suffix, String content) throws Exception {
    Path files = kit.folder().resolve(folder);
    if (!Files.isDirectory(files)) {
      return Findings.notBuilt(List.of(folder + "/ for clusters"));
    }
    List<Path> found;
    try (Stream<Path> all = Files.list(files)) {
      found = all.filter(file -> file.toString().endsWith(suffix)).toList();
    }
    long entries = 0;
    for (Path file : found) {
      entries += Files.readString(file).lines().filter(line -> line.contains(content)).count();
    }
    return verdict(
        entries > 0,
        text(
            "%d lines with %s in %s/; prometheus/test and MonitoringTest check them.",
            entries, content, folder),
        "Install the app again.");
  }
}
