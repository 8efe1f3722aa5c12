package org.plantdiseasedetector.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which layer may know which.
 *
 * @param base the package whose direct children are the layers
 */
record LayerRules(String base) {

  Stream<ArchRule> all() {
    return Stream.concat(diagnosing(), records());
  }

  private Stream<ArchRule> diagnosing() {
    return Stream.of(
        domainStandsAlone(),
        forbid(List.of("model"), List.of("imaging", "inference", "diagnosis")),
        forbid(List.of("model"), List.of("evaluation", "training")),
        forbid(List.of("imaging"), List.of("inference", "diagnosis", "evaluation", "training")),
        forbid(List.of("inference"), List.of("diagnosis", "evaluation", "training")),
        forbid(List.of("diagnosis"), List.of("evaluation", "training")),
        forbid(List.of("knowledge"), List.of("imaging", "inference", "diagnosis")),
        forbid(List.of("diagnosis", "evaluation", "training"), List.of("app", "cli", "ui")),
        forbid(List.of("diagnosis"), List.of("benchmark")),
        forbid(List.of("benchmark"), List.of("app", "cli", "ui", "inference.djl")),
        forbid(List.of("inference", "imaging", "model", "knowledge"), List.of("app", "cli", "ui")),
        forbid(List.of("ui"), List.of("cli", "app")),
        forbid(List.of("cli"), List.of("ui", "app")),
        forbid(List.of("ui", "cli", "diagnosis", "evaluation"), List.of("inference.djl")),
        noCycles());
  }

  /** Layers of cases, reports, updates and readiness. */
  private Stream<ArchRule> records() {
    return Stream.of(
        forbid(List.of("vault"), List.of("history", "app", "cli", "ui")),
        forbid(List.of("history"), List.of("app", "cli", "ui")),
        forbid(
            List.of("vault", "history"),
            List.of("model", "imaging", "inference", "knowledge", "diagnosis")),
        forbid(List.of("vault", "history"), List.of("evaluation", "training")),
        forbid(
            List.of("model", "imaging", "inference", "knowledge", "diagnosis"),
            List.of("vault", "history")),
        forbid(List.of("evaluation", "training"), List.of("vault", "history")),
        forbid(List.of("ui", "cli", "casebook"), List.of("history.h2")),
        forbid(List.of("casebook"), List.of("app", "cli", "ui")),
        forbid(
            List.of("diagnosis", "imaging", "knowledge", "history", "vault"), List.of("casebook")),
        forbid(
            List.of("adaptation"),
            List.of("app", "cli", "ui", "casebook", "history", "inference", "training")),
        forbid(List.of("readiness"), List.of("app", "cli", "ui", "inference.djl", "history.h2")),
        forbid(
            List.of("model", "imaging", "inference", "knowledge", "diagnosis", "history", "vault"),
            List.of("readiness")),
        forbid(List.of("operations"), List.of("app", "cli", "ui", "inference.djl", "history.h2")),
        forbid(
            List.of("model", "imaging", "inference", "knowledge", "diagnosis", "history", "vault"),
            List.of("operations")),
        forbid(List.of("shards"), List.of("app", "cli", "ui", "inference", "imaging", "history")),
        forbid(List.of("report"), List.of("app", "cli", "ui")),
        forbid(List.of("report"), List.of("evaluation", "training", "inference.djl")),
        forbid(List.of("vault", "history", "knowledge", "diagnosis"), List.of("report")),
        forbid(List.of("update"), List.of("app", "cli", "ui")),
        forbid(List.of("update"), List.of("imaging", "inference", "diagnosis")),
        forbid(List.of("update"), List.of("evaluation", "training", "history")),
        forbid(List.of("model", "vault", "diagnosis", "inference"), List.of("update")),
        forbid(List.of("update.tuf", "update.archive"), List.of("update.transport")));
  }

  private ArchRule domainStandsAlone() {
    return noClasses()
        .that()
        .resideInAPackage(layer("domain"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(base + "..").and(resideOutsideOfPackages(layer("domain"))))
        .as("The domain knows no other layer");
  }

  private ArchRule noCycles() {
    return slices()
        .matching(base + ".(*)..")
        .should()
        .beFreeOfCycles()
        .as("No layers form a cycle");
  }

  private ArchRule forbid(List<String> from, List<String> to) {
    return noClasses()
        .that()
        .resideInAnyPackage(layers(from))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(layers(to))
        .as("%s know nothing of %s".formatted(from, to))
        .allowEmptyShould(true);
  }

  private String[] layers(List<String> names) {
    return names.stream().map(this::layer).toArray(String[]::new);
  }

  private String layer(String name) {
    return base + "." + name + "..";
  }
}
