package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.history.Finding;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.operations.OperationsDesk;
import org.plantdiseasedetector.readiness.Fix;

/**
 * What the app can do about rows of the checklist by itself.
 *
 * @param data the app's own folder
 * @param book the history
 * @param operations the metrics
 */
record ReadinessFixes(Path data, CaseBook book, OperationsDesk operations) implements Fix.Source {

  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  @Override
  public Optional<Fix> of(String row) {
    return switch (row) {
      case "backup-strategy.3", "backup-strategy.6", "disaster-recovery.2" ->
          Optional.of(new Fix("fix.backup", this::backup));
      case "logging.6" -> Optional.of(new Fix("fix.history", this::verify));
      case "data-security.3" -> Optional.of(new Fix("fix.rights", this::restrict));
      case "logging.3", "regular-tasks.4" -> Optional.of(new Fix("fix.logs", this::tidy));
      case "deployment.2", "deployment.6", "container-testing.3", "container-testing.4" ->
          Optional.of(new Fix("fix.self-test", Optional::empty));
      default ->
          row.equals("monitoring.4") || row.startsWith("metrics.1") || row.startsWith("metrics.3")
              ? Optional.of(new Fix("fix.metrics", this::keepMetrics))
              : Optional.empty();
    };
  }

  private Optional<Fix.Undo> backup() throws Exception {
    book.backup(book.backupFolder());
    return Optional.empty();
  }

  private Optional<Fix.Undo> verify() throws HistoryException, IOException {
    List<Finding> findings = book.verify(() -> {});
    if (!findings.isEmpty()) {
      throw new IOException(
          "%d problems were found: %s. Do not repair anything; follow docs/runbooks.md."
              .formatted(findings.size(), findings.getFirst()));
    }
    return Optional.empty();
  }

  /** Windows keeps the folder in the user's profile, which is closed to others anyway. */
  private Optional<Fix.Undo> restrict() throws IOException {
    if (!Files.getFileStore(data).supportsFileAttributeView("posix")) {
      return Optional.empty();
    }
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(data);
    Files.setPosixFilePermissions(data, OWNER);
    return Optional.of(() -> Files.setPosixFilePermissions(data, before));
  }

  private Optional<Fix.Undo> tidy() throws IOException {
    LogFiles.tidy(data.resolve("logs"));
    return Optional.empty();
  }

  private Optional<Fix.Undo> keepMetrics() throws IOException {
    operations.writeFile(true);
    operations.look();
    return Optional.of(() -> operations.writeFile(false));
  }
}
