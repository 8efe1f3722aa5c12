package org.plantdiseasedetector.readiness.checks;

import static org.plantdiseasedetector.readiness.checks.Findings.text;
import static org.plantdiseasedetector.readiness.checks.Findings.verdict;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plantdiseasedetector.readiness.Check;
import org.plantdiseasedetector.readiness.Finding;

/**
 * Containers for batch machines without a display. Rows that a file answers are read from it; those
 * that only a running container can answer are asked in one.
 *
 * @param facts what is known about the installation
 * @param kit the shipped files
 */
record ContainerChecks(Facts facts, DeployKit kit) {

  private static final String MEND = "Mend the file in the folder deploy.";
  private static final Set<String> ROOT = Set.of("root", "0", "root:root", "0:0");
  private static final List<String> TEST = List.of("test");
  private static final String DATA = "PDD_DATA_DIR";

  void fill(Table table) {
    Once<List<String>> file = new Once<>(() -> kit.missing(DeployKit.CONTAINER));
    Once<List<String>> compose = new Once<>(() -> kit.missing(DeployKit.COMPOSE));
    table.attestedWhenBuilt("image-building.1", file);
    table.automated("image-building.2", built(DeployKit.CONTAINER, this::ignore));
    table.automated("image-building.3", built(DeployKit.CONTAINER, this::stages));
    table.automated("image-building.4", built(DeployKit.CONTAINER, this::user));
    table.attestedWhenBuilt("image-building.5", file);
    table.attestedWhenBuilt("image-building.6", file);
    table.automated("image-building.7", built(DeployKit.COMPOSE, this::tags));
    table.attestedWhenBuilt("container-testing.1", file);
    table.automated("container-testing.2", built(DeployKit.CONTAINER, this::health));
    table.automated("container-testing.3", built(DeployKit.CONTAINER, this::modelLoads));
    table.automated("container-testing.4", built(DeployKit.CONTAINER, this::predictions));
    table.automated("container-testing.5", built(DeployKit.CONTAINER, this::volumes));
    table.automated("container-testing.6", built(DeployKit.CONTAINER, this::variables));
    table.automated("container-testing.7", built(DeployKit.CONTAINER, this::logs));
    table.attestedWhenBuilt("docker-compose.1", compose);
    table.attestedWhenBuilt("docker-compose.2", compose);
    table.automated("docker-compose.3", built(DeployKit.COMPOSE, this::dependencies));
    table.automated("docker-compose.4", everyService("healthcheck"));
    table.automated("docker-compose.5", everyService("restart"));
    table.automated("docker-compose.6", built(DeployKit.COMPOSE, this::limits));
    table.automated("docker-compose.7", built(DeployKit.COMPOSE, this::networks));
    table.automated("container-security.1", built(DeployKit.CONTAINER, this::base));
    table.automated("container-security.2", built(DeployKit.CONTAINER, this::user));
    table.attestedWhenBuilt("container-security.4", file);
    table.automated("container-security.5", built(DeployKit.COMPOSE, this::readOnly));
    table.automated("container-security.6", built(DeployKit.COMPOSE, this::capabilities));
    table.attestedWhenBuilt("network-security.6", file);
  }

  private Check.Evaluator built(List<String> names, Check.Evaluator then) {
    return () -> {
      List<String> missing = kit.missing(names);
      return missing.isEmpty() ? proven(then.evaluate()) : Findings.notBuilt(missing);
    };
  }

  /** Says where to look, and what proves it. */
  private Finding proven(Finding finding) {
    return finding instanceof Finding.Pass pass && kit.find(TEST).isPresent()
        ? new Finding.Pass(pass.evidence() + " In container/; run for real by container/test.")
        : finding;
  }

  private Finding ignore() {
    List<String> missing = kit.missing(DeployKit.IGNORE);
    return verdict(missing.isEmpty(), "An ignore file lies beside it: " + missing.isEmpty(), MEND);
  }

  private Finding stages() throws Exception {
    List<String> bases = kit.instructions("FROM");
    boolean isScratch = bases.equals(List.of("scratch"));
    return verdict(
        bases.size() > 1 || isScratch,
        isScratch
            ? "It begins empty, and nothing is built in it: what builds the app is not in it."
            : text("The image is built in %d stages.", bases.size()),
        MEND);
  }

  private Finding user() throws Exception {
    List<String> users = kit.instructions("USER");
    boolean isGood = !users.isEmpty() && !ROOT.contains(users.getLast());
    return verdict(
        isGood, "It runs as " + (users.isEmpty() ? "root" : users.getLast()) + ".", MEND);
  }

  private Finding health() throws Exception {
    List<String> checks = kit.instructions("HEALTHCHECK");
    return verdict(
        checks.stream().anyMatch(check -> check.contains("health")),
        "HEALTHCHECK: " + (checks.isEmpty() ? "none" : checks.getLast()),
        "Let it call pdd health.");
  }

  private Finding base() throws Exception {
    List<String> loose =
        kit.instructions("FROM").stream()
            .filter(from -> !from.contains("@sha256:") && !from.startsWith("scratch"))
            .toList();
    return verdict(loose.isEmpty(), "Base images without a digest: " + loose, MEND);
  }

  private boolean isInContainer() {
    Path root = facts.probes().root();
    return Files.exists(root.resolve("run/.containerenv"))
        || Files.exists(root.resolve(".dockerenv"));
  }

  private Finding inContainer(Check.Evaluator then) throws Exception {
    return isInContainer()
        ? then.evaluate()
        : new Finding.CouldNotCheck(
            "This is not a container.", "Run pdd readiness in a container of the image.");
  }

  private Finding modelLoads() throws Exception {
    return inContainer(
        () -> new Finding.Pass("The model runs on " + facts.selfTest().get().device() + "."));
  }

  private Finding predictions() throws Exception {
    return inContainer(
        () ->
            verdict(
                facts.selfTest().get().failures().isEmpty(),
                "Failed sample photos: " + facts.selfTest().get().failures(),
                "Build the image again."));
  }

  private Finding volumes() throws Exception {
    List<String> volumes = kit.instructions("VOLUME");
    return verdict(!volumes.isEmpty(), "VOLUME: " + volumes, MEND);
  }

  private Finding variables() throws Exception {
    boolean isSet = kit.instructions("ENV").stream().anyMatch(env -> env.startsWith(DATA));
    return verdict(isSet, DATA + (isSet ? " is set." : " is not set."), MEND);
  }

  private Finding logs() throws Exception {
    String data =
        kit.instructions("ENV").stream()
            .filter(env -> env.startsWith(DATA))
            .map(env -> env.replaceFirst(DATA + "[= ]", "").replace("\"", ""))
            .findFirst()
            .orElse("?");
    boolean isInVolume =
        kit.instructions("VOLUME").stream().anyMatch(volume -> volume.contains(data));
    return verdict(
        isInVolume,
        text("The data folder %s with the logs: in a volume %s.", data, isInVolume),
        MEND);
  }

  private Finding tags() throws Exception {
    String version = facts.installation().version();
    List<String> loose =
        kit.services().entrySet().stream()
            .filter(
                entry ->
                    !(entry.getValue() instanceof Map<?, ?> service
                        && String.valueOf(service.get("image")).endsWith(":" + version)))
            .map(entry -> String.valueOf(entry.getKey()))
            .toList();
    return verdict(loose.isEmpty(), text("Services without the tag %s: %s.", version, loose), MEND);
  }

  private Check.Evaluator everyService(String key) {
    return built(DeployKit.COMPOSE, () -> services(key, service -> service.containsKey(key)));
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds(Map<?, ?> service);
  }

  private Finding services(String what, Condition condition) throws Exception {
    List<String> without =
        kit.services().entrySet().stream()
            .filter(
                entry ->
                    !(entry.getValue() instanceof Map<?, ?> service && condition.holds(service)))
            .map(entry -> String.valueOf(entry.getKey()))
            .toList();
    return verdict(
        without.isEmpty() && !kit.services().isEmpty(),
        text("%d services, without %s: %s.", kit.services().size(), what, without),
        MEND);
  }

  private Finding dependencies() throws Exception {
    return kit.services().size() == 1
        ? new Finding.Pass("There is one service, which needs no other.")
        : services("depends_on", service -> service.containsKey("depends_on"));
  }

  private Finding limits() throws Exception {
    return services(
        "limits",
        service ->
            service.containsKey("mem_limit")
                || DeployKit.visit(service, map -> map.containsKey("limits")));
  }

  private Finding networks() throws Exception {
    return services(
        "networks or network_mode",
        service -> service.containsKey("networks") || service.containsKey("network_mode"));
  }

  private Finding readOnly() throws Exception {
    return services("read_only", service -> Boolean.TRUE.equals(service.get("read_only")));
  }

  private Finding capabilities() throws Exception {
    return services(
        "cap_drop ALL",
        service -> service.get("cap_drop") instanceof List<?> dropped && dropped.contains("ALL"));
  }
}
