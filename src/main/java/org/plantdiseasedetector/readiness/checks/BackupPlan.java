package org.plantdiseasedetector.readiness.checks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Automatic backups.
 *
 * @param every how often one is made
 * @param keep how many are kept
 * @param targets folders that they go to
 */
public record BackupPlan(Duration every, int keep, List<Path> targets) {
  /** Copies the list. */
  public BackupPlan {
    targets = List.copyOf(targets);
  }
}
