package org.plantdiseasedetector.readiness.checks;

import static org.plantdiseasedetector.readiness.checks.Findings.pass;
import static org.plantdiseasedetector.readiness.checks.Findings.some;
import static org.plantdiseasedetector.readiness.checks.Findings.text;
import static org.plantdiseasedetector.readiness.checks.Findings.verdict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantdiseasedetector.readiness.Check;
import org.plantdiseasedetector.readiness.Finding;
import org.plantdiseasedetector.readiness.Kind;
import org.plantdiseasedetector.readiness.Role;

/**
 * Deployment, upkeep, support, communication, sign-off.
 *
 * @param facts what is known about the installation
 */
record ProcessChecks(Facts facts) {

  private static final String DEPLOYMENT = "docs/deployment.md";
  private static final String UPKEEP = "docs/maintenance.md";
  private static final String SUPPORT = "docs/support.md";
  private static final String INCIDENTS = "docs/incident-response.md";
  private static final String RELEASES = "docs/release-notes.md";
  private static final String REINSTALL = "Install the app again.";
  private static final double LEAST_CORRECT = 0.8;

  /** Largest tolerated drift, a tenth of what stops the app (ADR 0047). */
  private static final double MOST_DRIFT = 0.002;

  private static final Pattern SAMPLE = Pattern.compile("\\| `([^`]+)` \\| `([a-z0-9_.]+)` \\|");

  void fill(Table table) {
    table.documented("pre-deployment.1", DEPLOYMENT);
    table.documented("pre-deployment.2", "docs/rollback.md");
    table.attested("pre-deployment.3", DEPLOYMENT);
    table.attested("pre-deployment.4", DEPLOYMENT);
    table.attested("pre-deployment.5", DEPLOYMENT);
    table.attested("deployment.1", DEPLOYMENT);
    table.automated("deployment.2", this::smoke, DEPLOYMENT);
    table.attested("deployment.3", "docs/building.md");
    table.attested("deployment.4", DEPLOYMENT);
    table.automated("deployment.5", this::complete, "docs/packaging.md");
    table.automated("deployment.6", this::health, DEPLOYMENT);
    table.attested("deployment.7", DEPLOYMENT);
    table.automated("post-deployment.5", this::documentation, "README.md");
    table.attested("post-deployment.6", INCIDENTS);
    upkeep(table);
    people(table);
    for (Role role : Role.values()) {
      table
          .checks()
          .add(
              new Check(
                  role.row(),
                  Kind.ATTESTED,
                  List.of("docs/readiness.md"),
                  () -> facts.signOffs().evaluate(role, facts.fingerprint().get())));
    }
  }

  private static void upkeep(Table table) {
    table.documented("regular-tasks.1", UPKEEP + "#libraries");
    table.documented("regular-tasks.2", UPKEEP + "#security-fixes");
    table.documented("regular-tasks.3", UPKEEP + "#the-model");
    table.documented("regular-tasks.5", UPKEEP + "#keys-and-certificates");
    table.documented("regular-tasks.6", UPKEEP + "#backups");
    table.documented("regular-tasks.7", UPKEEP + "#performance");
  }

  private void people(Table table) {
    table.attested("support.1", SUPPORT);
    table.attested("support.2", SUPPORT);
    table.automated("support.3", this::documentsThere, SUPPORT);
    table.documented("support.4", SUPPORT + "#frequently-asked-questions");
    table.attested("support.5", SUPPORT);
    table.attested("support.6", SUPPORT);
    table.attested("internal.1", DEPLOYMENT);
    table.documented("internal.2", "docs/runbooks.md");
    table.attested("internal.3", INCIDENTS);
    table.attested("internal.4", INCIDENTS);
    table.documented("internal.5", INCIDENTS);
    table.documented("external.2", "README.md", "docs/console.md", "docs/history.md");
    table.documented("external.3", "docs/console.md", "docs/model-bundle.md");
    table.attested("external.4", SUPPORT);
    table.automated("external.5", this::releaseNotes, RELEASES);
  }

  private Finding smoke() throws Exception {
    SelfTest test = facts.selfTest().get();
    Map<String, String> expected = expected();
    int right = 0;
    int labelled = 0;
    for (SelfTest.Sample sample : test.samples()) {
      String wanted = expected.get(sample.file());
      if (wanted != null) {
        labelled++;
        right += sample.classId().filter(wanted::equals).isPresent() ? 1 : 0;
      }
    }
    return verdict(
        test.failures().isEmpty() && labelled > 0 && right >= LEAST_CORRECT * labelled,
        text(
            "%d sample photos diagnosed, %d failed; the known class came first in %d of %d%s.",
            test.samples().size(),
            test.failures().size(),
            right,
            labelled,
            test.failures().isEmpty() ? "" : ": " + some(test.failures())),
        "Run pdd health, and install the app again.");
  }

  private Map<String, String> expected() throws IOException {
    Path list = facts.installation().samples().resolve("ATTRIBUTION.md");
    Map<String, String> classes = new HashMap<>();
    Matcher row = SAMPLE.matcher(Files.readString(list, StandardCharsets.UTF_8));
    while (row.find()) {
      classes.put(row.group(1), row.group(2));
    }
    return classes;
  }

  private Finding complete() throws IOException {
    Path manifest = facts.installation().home().resolve(InstallationFiles.MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      return new Finding.Fail(
          "There is no " + InstallationFiles.MANIFEST + ": this is no packaged installation.",
          "Deploy the packaged app (docs/packaging.md).");
    }
    List<String> differences = InstallationFiles.differences(facts.installation());
    return verdict(
        differences.isEmpty(),
        text(
            "%d files are listed with their SHA-256; %d differ%s.",
            Files.readAllLines(manifest).size(),
            differences.size(),
            differences.isEmpty() ? "" : ": " + some(differences)),
        REINSTALL);
  }

  private Finding health() throws Exception {
    SelfTest test = facts.selfTest().get();
    if (test.goldenDifference().isEmpty()) {
      return new Finding.Warn(
          "The model runs on " + test.device() + ", but stores nothing that it has to reproduce.",
          "Run pdd golden for the bundle.");
    }
    double drift = test.goldenDifference().get();
    return verdict(
        drift <= MOST_DRIFT,
        text(
            "The model runs on %s and reproduces its stored logits within %.6f of their range; at"
                + " most %.3f are allowed.",
            test.device(), drift, MOST_DRIFT),
        "Use another device (--device cpu), or install the app again.");
  }

  private Finding documentation() throws Exception {
    List<String> problems = new ArrayList<>();
    List<String> all = facts.documents().all();
    all.forEach(name -> problems.addAll(facts.documents().problems(name)));
    String model = facts.bundle().get().identity().toString();
    if (Files.exists(facts.installation().home().resolve("README.md"))
        && !facts.documents().read("README.md").contains(model)) {
      problems.add("README.md does not name " + model);
    }
    return verdict(
        problems.isEmpty(),
        text(
            "%d documents, %d of their links or statements are out of date%s.",
            all.size(), problems.size(), problems.isEmpty() ? "" : ": " + some(problems)),
        "Bring the documents up to date.");
  }

  private Finding documentsThere() throws IOException {
    int count = facts.documents().all().size();
    List<String> missing =
        List.of("README.md", SUPPORT, "docs/console.md", "docs/history.md").stream()
            .filter(name -> !Files.isReadable(facts.installation().home().resolve(name)))
            .toList();
    return verdict(
        missing.isEmpty(),
        text("%d documents lie in the installation; missing: %s.", count, missing),
        REINSTALL);
  }

  private Finding releaseNotes() throws IOException {
    List<String> problems = facts.documents().problems(RELEASES);
    if (!problems.isEmpty()) {
      return new Finding.Fail(some(problems), REINSTALL);
    }
    String version = facts.installation().version();
    return facts.documents().read(RELEASES).contains("## " + version)
        ? pass("%s has a chapter about version %s.", RELEASES, version)
        : new Finding.Fail(
            RELEASES + " says nothing about version " + version + ".", "Write what is new in it.");
  }
}
