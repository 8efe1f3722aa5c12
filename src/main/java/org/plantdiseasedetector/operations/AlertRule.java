package org.plantdiseasedetector.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What somebody has to be told of, judged by the metrics. */
public enum AlertRule {
  /** The disk fills up: less than what the readiness panel wants. */
  DISK_LOW("disk-low", "the-disk-is-nearly-full"),
  /** The history waits for a backup. */
  BACKUP_OVERDUE("backup-overdue", "the-backup-is-overdue"),
  /** The signed list of models has expired, or will within two weeks. */
  MODEL_OUT_OF_DATE("model-out-of-date", "the-model-is-out-of-date"),
  /** Photos fail because of the app: at least three, and more than one in fifty. */
  ERROR_RATE("error-rate", "many-photos-fail-because-of-the-app"),
  /** The engine computes something else than when the model was made. */
  DRIFT("drift", "the-model-drifts");

  private static final long LEAST_FREE = 1L << 30;
  private static final Duration NOTICE = Duration.ofDays(14);
  private static final long LEAST_ERRORS = 3;
  private static final long PHOTOS_PER_ERROR = 50;

  /** A tenth of what stops the app (ADR 0047), as the readiness panel has it. */
  private static final double MOST_DRIFT = 0.002;

  private final String id;
  private final String runbook;

  AlertRule(String id, String runbook) {
    this.id = id;
    this.runbook = runbook;
  }

  /** Returns the stable name. */
  public String id() {
    return id;
  }

  /** Returns the heading in docs/runbooks.md, as an anchor. */
  public String runbook() {
    return runbook;
  }

  /**
   * Returns which rules fire.
   *
   * @param counts what was done
   * @param around what the work depends on
   * @param now the present
   */
  public static List<AlertRule> firing(Metrics.Snapshot counts, Surroundings around, Instant now) {
    return Arrays.stream(values()).filter(rule -> rule.fires(counts, around, now)).toList();
  }

  /** What is not known fires nothing. */
  private boolean fires(Metrics.Snapshot counts, Surroundings around, Instant now) {
    return switch (this) {
      case DISK_LOW -> around.diskFree().orElse(Long.MAX_VALUE) < LEAST_FREE;
      case BACKUP_OVERDUE -> around.isBackupOverdue().orElse(false);
      case MODEL_OUT_OF_DATE ->
          around.modelExpires().filter(end -> end.isBefore(now.plus(NOTICE))).isPresent();
      case ERROR_RATE ->
          counts.errors() >= LEAST_ERRORS && counts.errors() * PHOTOS_PER_ERROR > counts.photos();
      case DRIFT -> !(around.drift().orElse(0) <= MOST_DRIFT);
    };
  }
}
