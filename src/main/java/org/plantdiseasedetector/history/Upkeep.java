package org.plantdiseasedetector.history;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What keeps an open history safe and small: erasing cases and copying the whole. Thread-safe. */
public interface Upkeep {

  /** Why cases are erased. */
  enum Reason {
    /** A person or a farm asked for it. */
    REQUEST,
    /** They are older than the organisation keeps them. */
    RETENTION
  }

  /**
   * Changes that no backup has.
   *
   * @param changes how many
   * @param since when the first of them was made; empty if there is none
   */
  record Unsaved(long changes, Optional<Instant> since) {}

  /**
   * Finds the cases of a farm.
   *
   * @param farm its name, all of it, in any case
   * @return numbers, the oldest case first
   * @throws HistoryException if the cases cannot be read
   */
  List<Long> casesOfFarm(String farm) throws HistoryException;

  /**
   * Finds the cases that name somebody in farm, field, plot, notes or tags.
   *
   * @param name as a part of these texts, in any case
   * @return numbers, the oldest case first
   * @throws HistoryException if the cases cannot be read
   */
  List<Long> casesNaming(String name) throws HistoryException;

  /**
   * Finds the cases of visits before a day.
   *
   * @param day the first day that is kept
   * @return numbers, the oldest case first
   * @throws HistoryException if the cases cannot be read
   */
  List<Long> casesBefore(LocalDate day) throws HistoryException;

  /**
   * Erases cases for good: rows, photos, texts and embeddings. The audit log keeps that a case of
   * this number was erased, when and by whom. The database file is written anew, so that nothing of
   * them is left in it. If the app is ended in between, the next start finishes it.
   *
   * @param numbers which cases; unknown ones are left out
   * @param reason for the audit log
   * @return how many were erased
   * @throws HistoryException if it cannot be done, or only in part
   */
  int erase(Collection<Long> numbers, Reason reason) throws HistoryException;

  /**
   * The history at one moment.
   *
   * @param photos names of the photo files below the history's folder; they never change
   * @param auditLine number of the newest line of the audit log
   */
  record Snapshot(List<String> photos, long auditLine) {
    /** Copies the list. */
    public Snapshot {
      photos = List.copyOf(photos);
    }
  }

  /**
   * Copies database, seal and vault file at one moment. The history stays open; other calls wait.
   *
   * @param into an empty folder
   * @return what else belongs to that moment
   * @throws HistoryException if there is no room or a file cannot be copied
   */
  Snapshot snapshot(Path into) throws HistoryException;

  /**
   * Counts the changes since the last backup.
   *
   * @throws HistoryException if the audit log cannot be read
   */
  Unsaved unsaved() throws HistoryException;

  /**
   * Notes that a backup was made and checked.
   *
   * @param file the backup
   * @param snapshot what it has; later changes still count as unsaved
   * @throws HistoryException if it cannot be written down
   */
  void backedUp(Path file, Snapshot snapshot) throws HistoryException;
}
