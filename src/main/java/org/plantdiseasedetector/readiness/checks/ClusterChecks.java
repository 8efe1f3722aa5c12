package org.plantdiseasedetector.readiness.checks;

import static org.plantdiseasedetector.readiness.checks.Findings.text;
import static org.plantdiseasedetector.readiness.checks.Findings.verdict;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  private static final String MEND = "Add it to the manifests in deploy/kubernetes.";

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
    table.automated("deployment-configuration.4", key("secretKeyRef", "secretName"));
    table.automated("deployment-configuration.5", kind("PersistentVolumeClaim"));
    table.automated("deployment-configuration.6", kind("ServiceAccount"));
    table.automated("resources.1", resources("requests"));
    table.automated("resources.2", resources("limits"));
    table.automated("resources.3", kind("HorizontalPodAutoscaler"));
    table.automated("resources.4", key("nodeAffinity", "podAntiAffinity", "podAffinity"));
    table.automated("resources.5", kind("PodDisruptionBudget"));
    table.automated("monitoring.1", probe("livenessProbe"));
    table.automated("monitoring.2", probe("readinessProbe"));
    table.automated("monitoring.3", probe("startupProbe"));
    table.automated("monitoring.5", kind("ServiceMonitor", "PodMonitor"));
    table.automated("monitoring.6", kind("PrometheusRule"));
    table.attestedWhenBuilt("load-testing.6", manifests);
    table.automated("metrics.2", () -> files("grafana", ".json"));
    table.automated("alerting.1", () -> files("prometheus", ".yaml"));
  }

  private Check.Evaluator built(Check.Evaluator then) {
    return () -> {
      List<String> missing = kit.missingManifests();
      return missing.isEmpty() ? then.evaluate() : Findings.notBuilt(missing);
    };
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

  private Finding files(String folder, String suffix) throws Exception {
    Path files = kit.folder().resolve(folder);
    if (!Files.isDirectory(files)) {
      return Findings.notBuilt(List.of("deploy/" + folder));
    }
    try (Stream<Path> all = Files.list(files)) {
      long count = all.filter(file -> file.toString().endsWith(suffix)).count();
      return verdict(count > 0, text("%d files in deploy/%s.", count, folder), MEND);
    }
  }
}
