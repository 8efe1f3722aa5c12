package org.plantdiseasedetector.readiness.checks;

import static org.plantdiseasedetector.readiness.checks.Findings.pass;
import static org.plantdiseasedetector.readiness.checks.Findings.some;
import static org.plantdiseasedetector.readiness.checks.Findings.text;
import static org.plantdiseasedetector.readiness.checks.Findings.verdict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.plantdiseasedetector.history.Backups;
import org.plantdiseasedetector.model.ModelCatalogue;
import org.plantdiseasedetector.readiness.Finding;

/**
 * Backups and recovery.
 *
 * @param facts what is known about the installation
 */
record BackupChecks(Facts facts) {

  private static final String PLAN = "docs/backup-and-recovery.md";
  private static final String BACK_UP = "Make one now: pdd history backup --to DIR.";
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MONTH = Duration.ofDays(31);
  private static final String MAGIC = "PDDBACK";

  void fill(Table table) {
    table.automated("backup-strategy.1", this::models, "docs/rollback.md");
    table.automated("backup-strategy.2", this::settings, PLAN);
    table.automated("backup-strategy.3", this::newest, PLAN);
    table.automated("backup-strategy.4", this::frequency, PLAN);
    table.automated("backup-strategy.5", this::kept, PLAN);
    table.automated("backup-strategy.6", this::restored, PLAN);
    table.documented("disaster-recovery.1", PLAN + "#recovery-time-objective-rto");
    table.automated("disaster-recovery.2", this::recoveryPoint, PLAN);
    table.documented("disaster-recovery.3", PLAN);
    table.attested("disaster-recovery.4", PLAN);
    table.automated("disaster-recovery.6", this::elsewhere, PLAN);
  }

  private Finding models() throws Exception {
    int bundles = new ModelCatalogue(facts.installation().models()).folders().size();
    return bundles > 1
        ? pass("%d models are installed; an earlier one is there to go back to.", bundles)
        : Findings.notBuilt(
            text("%d model is installed and no earlier one is kept.", bundles),
            "Keep the installation package of the version before (docs/rollback.md).");
  }

  private Finding settings() {
    return Findings.notBuilt(
        "batch plan, attestations and sign-offs in the data folder are in no backup.",
        "Copy the files of the data folder outside of history/ with your own backup.");
  }

  private List<Path> backups() throws Exception {
    List<Path> all = new ArrayList<>();
    for (Path folder : folders()) {
      if (Files.isDirectory(folder)) {
        all.addAll(Backups.list(folder));
      }
    }
    all.sort(Comparator.comparingLong(file -> file.toFile().lastModified()));
    return all;
  }

  private List<Path> folders() throws Exception {
    List<Path> folders = new ArrayList<>(List.of(facts.installation().backups()));
    facts.probes().backupPlan().call().targets().stream()
        .filter(target -> !folders.contains(target))
        .forEach(folders::add);
    return folders;
  }

  private Duration age(Path backup) {
    return Duration.between(
        Instant.ofEpochMilli(backup.toFile().lastModified()), facts.clock().instant());
  }

  /** Answers for the newest backup, or says why there is none. */
  private Finding about(Newest question) throws Exception {
    if (!facts.hasHistory()) {
      return new Finding.DoesNotApply(DataChecks.NO_HISTORY);
    }
    List<Path> all = backups();
    return all.isEmpty()
        ? new Finding.Fail("There is no backup of the history.", BACK_UP)
        : question.answer(all.getLast(), age(all.getLast()));
  }

  @FunctionalInterface
  private interface Newest {
    Finding answer(Path backup, Duration age) throws Exception;
  }

  private Finding newest() throws Exception {
    return about(
        (backup, age) ->
            verdict(
                age.compareTo(WEEK) <= 0,
                text(
                    "The newest backup, %s, is %d hours old.", backup.getFileName(), age.toHours()),
                BACK_UP));
  }

  private Finding frequency() throws Exception {
    if (!facts.hasHistory()) {
      return new Finding.DoesNotApply(DataChecks.NO_HISTORY);
    }
    if (!isScheduled()) {
      return Findings.notBuilt(
          "nothing makes backups by itself.",
          "Let the system's scheduler run pdd history backup every day.");
    }
    BackupPlan plan = facts.probes().backupPlan().call();
    String evidence =
        text(
            "A backup is due %d hours after a change; the history is %s%s.",
            plan.every().toHours(),
            plan.status().state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            plan.status()
                .changes()
                .map(n -> text(" with %d changes that no backup has", n))
                .orElse(" by the times of its files, as it is locked"));
    return switch (plan.status().state()) {
      case OVERDUE -> new Finding.Fail(evidence, BACK_UP);
      case DUE -> new Finding.Warn(evidence, BACK_UP);
      case UP_TO_DATE, CHANGED -> new Finding.Pass(evidence);
    };
  }

  /** The scheduler alone makes no backup; something outside of its package has to start it. */
  private boolean isScheduled() throws IOException {
    return new OwnCode(facts.installation().code())
        .search(List.of("org.plantdiseasedetector.history.BackupScheduler")).uses().stream()
            .anyMatch(use -> !use.replace('\\', '/').contains("plantdiseasedetector/history/"));
  }

  private Finding kept() throws Exception {
    if (!facts.hasHistory()) {
      return new Finding.DoesNotApply(DataChecks.NO_HISTORY);
    }
    int count = backups().size();
    int most = facts.probes().backupPlan().call().keep();
    return verdict(
        count > 0 && count <= most,
        text("%d backups are kept; the newest %d are wanted.", count, most),
        count == 0 ? BACK_UP : "Run pdd history backup --keep " + most + ".");
  }

  private Finding restored() throws Exception {
    return about(
        (backup, age) -> {
          try (var in = Files.newInputStream(backup)) {
            String head = new String(in.readNBytes(MAGIC.length()), StandardCharsets.US_ASCII);
            if (!head.equals(MAGIC)) {
              return new Finding.Fail(backup.getFileName() + " is no backup any more.", BACK_UP);
            }
          }
          return verdict(
              age.compareTo(MONTH) <= 0,
              text(
                  "%s was restored into a temporary folder and verified before it got its name,"
                      + " %d days ago.",
                  backup.getFileName(), age.toDays()),
              BACK_UP);
        });
  }

  private Finding recoveryPoint() throws Exception {
    List<String> problems = facts.documents().problems(PLAN + "#recovery-point-objective-rpo");
    if (!problems.isEmpty()) {
      return new Finding.Fail(some(problems), "Write down what loss is acceptable.");
    }
    return about(
        (backup, age) ->
            verdict(
                age.compareTo(Duration.ofDays(1)) <= 0,
                text(
                    "At most one day of cases may be lost; the newest backup is %d hours old.",
                    age.toHours()),
                BACK_UP));
  }

  private Finding elsewhere() throws Exception {
    if (!facts.hasHistory()) {
      return new Finding.DoesNotApply(DataChecks.NO_HISTORY);
    }
    FileStore own = Files.getFileStore(facts.installation().data());
    for (Path backup : backups()) {
      FileStore store = store(backup);
      if (!store.equals(own)) {
        return pass("%s lies on another drive (%s).", backup.getFileName(), store.name());
      }
    }
    return new Finding.Fail(
        "No backup that the app knows of lies on another drive than the history.",
        "Put one on a drive that is kept elsewhere: pdd history backup --to DIR.");
  }

  private static FileStore store(Path file) throws IOException {
    return Files.getFileStore(file);
  }
}
