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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.readiness.Finding;

/**
 * Data security, audit log, storage.
 *
 * @param facts what is known about the installation
 */
record DataChecks(Facts facts) {

  static final String UNLOCK = "Run pdd readiness with --passphrase-file FILE, which opens it.";
  static final String NO_HISTORY =
      "No history was made: there is no vault.json in the data folder, and no case is stored.";

  private static final String PRIVACY = "docs/privacy.md";
  private static final String SECURITY = "docs/security.md";
  private static final String ENCRYPTED = "H2encrypt";
  private static final long LEAST_FREE = 200L << 20;
  private static final long ENOUGH_FREE = 2L << 30;

  /** Up to about 100,000 cases of docs/performance-history.md. */
  private static final long MOST_DATABASE = 2L << 30;

  private static final List<String> PICTURES =
      List.of(".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif");

  void fill(Table table) {
    table.automated("data-security.1", this::encryption, SECURITY);
    table.automated("data-security.3", this::personalData, PRIVACY);
    table.automated("data-security.4", this::retention, PRIVACY);
    table.documented("data-security.5", "docs/backup-and-recovery.md");
    table.attested("data-security.6", PRIVACY);
    table.automated("logging.6", this::audit, SECURITY);
    table.automated("scalability.3", this::database, "docs/performance-history.md");
    table.automated("scalability.4", this::storage, "docs/backup-and-recovery.md");
    table.automated("optimization.4", this::queries, "docs/performance-history.md");
  }

  private Finding encryption() throws IOException {
    List<String> open = pictures();
    if (!open.isEmpty()) {
      return new Finding.Fail(
          text("%d pictures lie unencrypted in the data folder: %s.", open.size(), some(open)),
          "Save what you need into the history, and delete these files.");
    }
    if (!facts.hasHistory()) {
      return pass("No picture lies in the data folder, and no history was made.");
    }
    Path database = facts.installation().history().resolve("cases.mv.db");
    if (!Files.exists(database)) {
      return new Finding.Fail("The history has no database.", "Restore a backup.");
    }
    try (var in = Files.newInputStream(database)) {
      String head = new String(in.readNBytes(ENCRYPTED.length()), StandardCharsets.US_ASCII);
      return verdict(
          head.equals(ENCRYPTED),
          head.equals(ENCRYPTED)
              ? "The database is encrypted, and no picture lies in the data folder in the open."
              : "The database is not encrypted.",
          "Stop using this history; restore a backup into a new one.");
    }
  }

  private List<String> pictures() throws IOException {
    Path data = facts.installation().data();
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(Files::isRegularFile)
          .filter(DataChecks::isPicture)
          .map(file -> data.relativize(file).toString())
          .toList();
    }
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return PICTURES.stream().anyMatch(name::endsWith);
  }

  private Finding personalData() throws Exception {
    Logs logs = facts.logs().get();
    if (logs.lines().isEmpty()) {
      return new Finding.CouldNotCheck(
          "There are no log lines to look at.", "Diagnose some photos, then run this again.");
    }
    List<String> personal = new ArrayList<>();
    for (String line : logs.lines()) {
      if (line.contains("event=") && PersonalData.isIn(line)) {
        personal.add(line.replaceFirst("^(\\S+ \\S+ \\S+ \\S+).*", "$1"));
      }
    }
    return verdict(
        personal.isEmpty(),
        text(
            "%d of %d log lines hold a folder, a mail address or a position%s.",
            personal.size(), logs.lines().size(), personal.isEmpty() ? "" : ": " + some(personal)),
        "Delete the old logs in the folder logs of the data folder; report it if it comes back.");
  }

  private Finding retention() throws Exception {
    if (!facts.hasHistory()) {
      return new Finding.DoesNotApply(NO_HISTORY);
    }
    return facts
        .probes()
        .retention()
        .call()
        .map(rule -> pass("Cases are kept by this rule: %s.", rule))
        .orElseGet(
            () ->
                new Finding.Fail(
                    "Nobody decided how long cases are kept; they are kept without limit.",
                    "Agree on it, then set it: pdd history retention --years N."));
  }

  private Finding audit() throws Exception {
    if (!facts.hasHistory()) {
      return new Finding.DoesNotApply(NO_HISTORY);
    }
    Optional<History> history = facts.history().get();
    if (history.isEmpty()) {
      return new Finding.CouldNotCheck("The history is locked.", UNLOCK);
    }
    int lines = history.get().audit().size();
    List<String> findings =
        history.get().verify(() -> {}).stream()
            .map(finding -> finding.subject() + ": " + finding.problem())
            .toList();
    return verdict(
        findings.isEmpty() && lines > 0,
        text(
            "The audit log has %d lines, each bound to the one before; verifying rows and files"
                + " found %d faults%s.",
            lines, findings.size(), findings.isEmpty() ? "" : ": " + some(findings)),
        "Run pdd history verify, and restore a backup from before the change.");
  }

  private Finding database() throws IOException {
    if (!facts.hasHistory()) {
      return new Finding.DoesNotApply(NO_HISTORY);
    }
    Path file = facts.installation().history().resolve("cases.mv.db");
    long bytes = Files.exists(file) ? Files.size(file) : 0;
    List<String> problems = facts.documents().problems("docs/performance-history.md");
    return verdict(
        bytes > 0 && bytes <= MOST_DATABASE && problems.isEmpty(),
        text(
            "The database has %s; the history is made for up to %s.%s",
            Findings.mebibytes(bytes),
            Findings.mebibytes(MOST_DATABASE),
            problems.isEmpty() ? "" : " " + some(problems)),
        "Begin a new history for the next season, or restore the database.");
  }

  private Finding storage() throws IOException {
    Path data = facts.installation().data();
    Files.createDirectories(data);
    long free = Files.getFileStore(data).getUsableSpace();
    String evidence =
        text("%s are free on the drive of the data folder.", Findings.mebibytes(free));
    if (free < LEAST_FREE) {
      return new Finding.Fail(evidence, "Delete files that you do not need, or move the data.");
    }
    return free < ENOUGH_FREE
        ? new Finding.Warn(evidence, "Make room before the next season.")
        : new Finding.Pass(evidence);
  }

  private Finding queries() throws Exception {
    if (!facts.hasHistory()) {
      return new Finding.DoesNotApply(NO_HISTORY);
    }
    Optional<History> history = facts.history().get();
    if (history.isEmpty()) {
      return new Finding.CouldNotCheck("The history is locked.", UNLOCK);
    }
    long start = System.nanoTime();
    int cases = history.get().search(CaseQuery.of("leaf spot"), 0, 50).total();
    long millis = (System.nanoTime() - start) / 1_000_000;
    return verdict(
        millis <= 200,
        text("A search for two words took %d ms and found %d cases.", millis, cases),
        "Close other programs and try again; begin a new history if it stays slow.");
  }
}
