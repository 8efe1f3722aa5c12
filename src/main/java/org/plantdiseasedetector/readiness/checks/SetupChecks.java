package org.plantdiseasedetector.readiness.checks;

import static org.plantdiseasedetector.readiness.checks.Findings.pass;
import static org.plantdiseasedetector.readiness.checks.Findings.some;
import static org.plantdiseasedetector.readiness.checks.Findings.text;
import static org.plantdiseasedetector.readiness.checks.Findings.verdict;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.plantdiseasedetector.diagnosis.PhotoReader;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.readiness.Finding;

/**
 * Code quality, configuration and documentation.
 *
 * @param facts what is known about the installation
 */
record SetupChecks(Facts facts) {

  private static final String CONSOLE = "docs/console.md";
  private static final String BUILDING = "docs/building.md";
  private static final Duration OLD = Duration.ofDays(180);
  private static final Duration TOO_OLD = Duration.ofDays(365);

  void fill(Table table) {
    table.attested("code-quality.1", BUILDING);
    table.attested("code-quality.2", BUILDING);
    table.attested("code-quality.3", BUILDING);
    table.attested("code-quality.4", BUILDING);
    table.automated("code-quality.5", this::age, "docs/maintenance.md");
    table.automated("configuration.1", this::environment, CONSOLE);
    table.automated("configuration.5", this::sizeLimit, "docs/robustness.md");
    table.automated("configuration.6", this::logLevel, CONSOLE);
    table.automated("configuration.7", this::database, "docs/history.md");
    table.automated("documentation.1", this::readme, "README.md");
    table.automated("documentation.2", this::commands, CONSOLE);
    table.attested("documentation.3", "docs/deployment.md");
    table.automated("documentation.4", this::diagrams, "docs/architecture-diagrams.md");
    table.documented("documentation.5", "docs/limitations.md");
    table.documented("documentation.6", "docs/performance.md");
  }

  private Finding age() throws IOException {
    Instant built = built(facts.installation().code());
    Duration age = Duration.between(built, facts.clock().instant());
    String evidence =
        text(
            "Version %s was built on %s, %d days ago; its libraries are those of that day.",
            facts.installation().version(), built, age.toDays());
    if (age.compareTo(TOO_OLD) > 0 || age.isNegative()) {
      return new Finding.Fail(evidence, "Install the newest version; check the computer's clock.");
    }
    return age.compareTo(OLD) > 0
        ? new Finding.Warn(evidence, "Look for a newer version.")
        : new Finding.Pass(evidence);
  }

  private static Instant built(Path code) throws IOException {
    if (Files.isRegularFile(code)) {
      try (ZipFile jar = new ZipFile(code.toFile())) {
        return jar.stream()
            .map(ZipEntry::getLastModifiedTime)
            .map(FileTime::toInstant)
            .max(Instant::compareTo)
            .orElseThrow(() -> new IOException(code + " is empty"));
      }
    }
    try (Stream<Path> files = Files.walk(code)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> Instant.ofEpochMilli(file.toFile().lastModified()))
          .max(Instant::compareTo)
          .orElseThrow(() -> new IOException(code + " has no classes"));
    }
  }

  private Finding environment() {
    Path data = facts.installation().data();
    Path home = facts.installation().home();
    if (facts.installation().isPackaged() && data.startsWith(home)) {
      return new Finding.Fail(
          "The data folder " + data.getFileName() + " lies in the installation.",
          "Set PDD_DATA_DIR to a folder outside of it.");
    }
    if (Files.exists(home.resolve(".env"))) {
      return new Finding.Fail(
          "There is a file .env in the installation; the app does not read it.",
          "Delete it; the app knows PDD_DATA_DIR only.");
    }
    try {
      Files.createDirectories(data);
      Files.delete(Files.createTempFile(data, "readiness", ".tmp"));
      return pass(
          "PDD_DATA_DIR or the system's default gives the data folder %s, which can be written.",
          data.getFileName());
    } catch (IOException refused) {
      return new Finding.Fail(
          "The data folder cannot be written: " + refused.getMessage() + ".",
          "Let PDD_DATA_DIR or --data-dir name a folder that can be written.");
    }
  }

  private Finding sizeLimit() throws IOException {
    int limit = DecodeLimits.STANDARD.maxBytes();
    Path large = Files.createTempFile("pdd-readiness", ".jpg");
    try {
      try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
        file.setLength(limit + 1L);
      }
      new PhotoReader(limit).read(large);
      return new Finding.Fail("A photo above the limit was read.", "Install the app again.");
    } catch (PhotoException refused) {
      return pass(
          "A file of %d bytes was refused (%s); the limits are %s and %d million pixels.",
          limit + 1L,
          refused.code(),
          Findings.mebibytes(limit),
          DecodeLimits.STANDARD.maxPixels() / 1_000_000);
    } finally {
      Files.deleteIfExists(large);
    }
  }

  private Finding logLevel() {
    var log = facts.probes().log();
    String level =
        log.isDebugEnabled() ? "DEBUG or finer" : log.isInfoEnabled() ? "INFO" : "WARN or coarser";
    return verdict(
        log.isWarnEnabled() && !log.isDebugEnabled(),
        "The log's level is " + level + ".",
        "Start without options that change the log's level.");
  }

  private Finding database() throws IOException {
    if (!facts.hasHistory()) {
      return new Finding.DoesNotApply(
          "No history was made: there is no vault.json in the data folder, so no database is"
              + " used.");
    }
    Path file = facts.installation().history().resolve("cases.mv.db");
    return verdict(
        Files.isRegularFile(file),
        Files.isRegularFile(file)
            ? text("The history's database has %s.", Findings.mebibytes(Files.size(file)))
            : "There are keys of a history, but no database.",
        "Restore a backup: pdd history restore FILE.");
  }

  private Finding readme() throws Exception {
    String model = facts.bundle().get().identity().toString();
    List<String> problems = facts.documents().problems("README.md");
    if (!problems.isEmpty()) {
      return new Finding.Fail(some(problems), "Install the app again.");
    }
    boolean names = facts.documents().read("README.md").contains(model);
    return verdict(
        names,
        text("README.md %s the installed model %s.", names ? "describes" : "does not name", model),
        "Bring README.md up to date with the installed model.");
  }

  private Finding commands() throws IOException {
    String text = facts.documents().read(CONSOLE);
    List<String> missing =
        facts.probes().commands().stream()
            .filter(command -> !command.contains(" "))
            .filter(command -> !text.contains("pdd " + command))
            .toList();
    List<String> problems = facts.documents().problems(CONSOLE);
    return verdict(
        missing.isEmpty() && problems.isEmpty(),
        text(
            "%s describes the console, through which other programs use the app; missing commands"
                + " %s, dead links %d.",
            CONSOLE, missing, problems.size()),
        "Describe the missing commands.");
  }

  private Finding diagrams() throws IOException {
    String name = "docs/architecture-diagrams.md";
    List<String> problems = facts.documents().problems(name);
    if (!problems.isEmpty()) {
      return new Finding.Fail(some(problems), "Install the app again.");
    }
    String text = facts.documents().read(name);
    int diagrams = text.split("```mermaid", -1).length - 1;
    return verdict(
        diagrams > 0, text("%s holds %d diagrams.", name, diagrams), "Draw the architecture.");
  }
}
