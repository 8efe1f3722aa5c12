package org.plantdiseasedetector.readiness.checks;

import static org.plantdiseasedetector.readiness.checks.Findings.some;
import static org.plantdiseasedetector.readiness.checks.Findings.text;
import static org.plantdiseasedetector.readiness.checks.Findings.verdict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.plantdiseasedetector.readiness.Finding;

/**
 * Licences, rights, policies.
 *
 * @param facts what is known about the installation
 */
record LegalChecks(Facts facts) {

  private static final String REINSTALL = "Install the app again.";
  private static final String ATTRIBUTION = "ATTRIBUTION.md";

  void fill(Table table) {
    table.documented("compliance.1", "docs/privacy.md");
    table.documented("compliance.2", "docs/terms.md");
    table.attested("compliance.3", "docs/privacy.md");
    table.attested("compliance.5");
    table.automated("legal.1", this::licence, "docs/ownership.md");
    table.automated("legal.2", this::thirdParties, "docs/ownership.md");
    table.automated("legal.3", this::rights, "docs/ownership.md");
    table.documented("legal.4", "docs/ownership.md#the-model");
    table.documented("legal.5", "docs/terms.md#no-warranty-no-liability");
    table.automated("container-security.3", this::libraries, "docs/building.md");
  }

  private Finding licence() throws IOException {
    Path file = facts.installation().home().resolve("LICENSE");
    boolean isThere =
        Files.isRegularFile(file)
            && Files.readString(file).contains("Apache License")
            && Files.readString(file).contains("Version 2.0");
    return verdict(
        isThere,
        isThere ? "LICENSE holds the Apache License 2.0." : "LICENSE is missing or another text.",
        REINSTALL);
  }

  private Finding thirdParties() throws IOException {
    Path file = facts.installation().home().resolve("THIRD_PARTY_LICENSES.md");
    if (!Files.isRegularFile(file)) {
      return new Finding.Fail("THIRD_PARTY_LICENSES.md is missing.", REINSTALL);
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Sbom sbom;
    try {
      sbom = facts.sbom().get();
    } catch (Exception missing) {
      return noBill(missing);
    }
    List<String> unlisted =
        sbom.components().values().stream()
            .map(Sbom.Component::name)
            .filter(name -> !text.contains(name))
            .toList();
    return verdict(
        unlisted.isEmpty(),
        text(
            "Of %d libraries in the bill of materials, %d have no licence in the list%s.",
            sbom.components().size(),
            unlisted.size(),
            unlisted.isEmpty() ? "" : ": " + some(unlisted)),
        REINSTALL);
  }

  private static Finding noBill(Exception missing) {
    return new Finding.CouldNotCheck(
        "There is no bill of materials to compare with: " + missing.getMessage() + ".",
        "Run it in the packaged app, which has one.");
  }

  private Finding libraries() throws IOException {
    List<String> differences;
    int components;
    try {
      components = facts.sbom().get().components().size();
      differences = facts.sbom().get().differences(facts.installation());
    } catch (Exception missing) {
      return noBill(missing);
    }
    return verdict(
        differences.isEmpty(),
        text(
            "%d libraries are in the bill of materials, with their SHA-256; %d on the class path;"
                + " %d differences%s.",
            components,
            facts.installation().libraries().size(),
            differences.size(),
            differences.isEmpty() ? "" : ": " + some(differences)),
        REINSTALL);
  }

  private Finding rights() throws IOException {
    Path samples = facts.installation().samples();
    Path list = samples.resolve(ATTRIBUTION);
    if (!Files.isRegularFile(list)) {
      return new Finding.Fail(ATTRIBUTION + " of the sample photos is missing.", REINSTALL);
    }
    String text = Files.readString(list, StandardCharsets.UTF_8);
    List<String> foreign = new ArrayList<>();
    int photos = 0;
    try (Stream<Path> files = Files.list(samples)) {
      for (Path photo : files.filter(file -> !file.endsWith(ATTRIBUTION)).sorted().toList()) {
        photos++;
        if (!text.contains("`" + InstallationFiles.sha256(photo) + "`")) {
          foreign.add(photo.getFileName().toString());
        }
      }
    }
    return verdict(
        photos > 0 && foreign.isEmpty(),
        text(
            "%d photos ship; source, licence and SHA-256 are listed for all but %d%s.",
            photos, foreign.size(), foreign.isEmpty() ? "" : ": " + some(foreign)),
        "Remove photos whose licence is not known.");
  }
}
