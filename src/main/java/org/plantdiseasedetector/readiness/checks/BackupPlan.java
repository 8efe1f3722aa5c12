package org.plantdiseasedetector.readiness.checks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.plantdiseasedetector.history.BackupStatus;

/**
 * When backups are due, and how the history stands to that.
 *
 * @param every how long after a change one is due
 * @param keep how many are kept at most
 * @param targets folders that they go to
 * @param status how the history stands; of a locked one by the times of its files
 */
public record BackupPlan(Duration every, int keep, List<Path> targets, BackupStatus status) {
  /** Copies the list. */
  public BackupPlan {
    targets = List.copyOf(targets);
  }
}
