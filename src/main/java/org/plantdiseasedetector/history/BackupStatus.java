package org.plantdiseasedetector.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a history needs a backup.
 *
 * @param state what to do
 * @param last when the newest backup of the folder was made
 * @param changes how many changes no backup has; empty while the history is locked
 */
public record BackupStatus(State state, Optional<Instant> last, Optional<Long> changes) {

  /** What to do. */
  public enum State {
    /** Everything is backed up, or there is nothing yet. */
    UP_TO_DATE,
    /** There are changes, but no backup is due yet. */
    CHANGED,
    /** A backup is to be made now. */
    DUE,
    /** A backup should have been made long ago; somebody has to look after it. */
    OVERDUE
  }

  /** After so many times the interval somebody is told. */
  private static final int PATIENCE = 2;

  /**
   * Judges an open history.
   *
   * @param unsaved its changes without a backup
   * @param backups folder of the backups; may be missing
   * @param settings when one is due
   * @param now the present
   * @throws IOException if the folder cannot be read
   */
  public static BackupStatus of(
      Upkeep.Unsaved unsaved, Path backups, HistorySettings settings, Instant now)
      throws IOException {
    Optional<Instant> last = last(backups);
    State state =
        unsaved
            .since()
            .map(since -> state(Duration.between(since, now), settings))
            .map(s -> s == State.CHANGED && isMany(unsaved, settings) ? State.DUE : s)
            .orElse(State.UP_TO_DATE);
    return new BackupStatus(state, last, Optional.of(unsaved.changes()));
  }

  private static boolean isMany(Upkeep.Unsaved unsaved, HistorySettings settings) {
    return unsaved.changes() >= settings.backupAfterChanges();
  }

  /**
   * Judges a locked history by the times of its files: one that was used after its newest backup
   * counts as changed.
   *
   * @param history the history's folder; may be missing
   * @param backups folder of the backups; may be missing
   * @param settings when one is due
   * @param now the present
   * @throws IOException if a folder cannot be read
   */
  public static BackupStatus ofLocked(
      Path history, Path backups, HistorySettings settings, Instant now) throws IOException {
    Optional<Instant> last = last(backups);
    Path database = history.resolve("cases.mv.db");
    if (!Files.exists(database)) {
      return new BackupStatus(State.UP_TO_DATE, last, Optional.empty());
    }
    Instant used = Files.getLastModifiedTime(database).toInstant();
    Instant saved = last.orElse(Instant.EPOCH);
    // Making a backup uses the history, too, and verifying it takes its time.
    boolean changed = used.isAfter(saved.plus(Duration.ofHours(settings.backupAfterHours())));
    State state = changed ? state(Duration.between(saved, now), settings) : State.UP_TO_DATE;
    return new BackupStatus(state, last, Optional.empty());
  }

  private static State state(Duration age, HistorySettings settings) {
    Duration interval = Duration.ofHours(settings.backupAfterHours());
    if (age.compareTo(interval.multipliedBy(PATIENCE)) >= 0) {
      return State.OVERDUE;
    }
    return age.compareTo(interval) >= 0 ? State.DUE : State.CHANGED;
  }

  private static Optional<Instant> last(Path backups) throws IOException {
    List<Path> all = Backups.list(backups);
    return all.isEmpty() ? Optional.empty() : Optional.of(Backups.madeAt(all.getLast()));
  }

  /** Returns whether a backup is to be made now. */
  public boolean isDue() {
    return state == State.DUE || state == State.OVERDUE;
  }
}
