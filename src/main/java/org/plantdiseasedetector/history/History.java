package org.plantdiseasedetector.history;

import java.util.List;
import java.util.Optional;

/**
 * The open history. Every change is one transaction together with its photo files and is on disk
 * when the call returns. Thread-safe; never call from the user-interface thread.
 */
public interface History extends AutoCloseable {

  /**
   * Saves a case.
   *
   * @param added the case
   * @return it with its number
   * @throws HistoryException if it cannot be saved; then nothing of it was
   */
  PlantCase save(NewCase added) throws HistoryException;

  /**
   * Replaces the details of a case.
   *
   * @param number of the case
   * @param details the new ones
   * @return the changed case
   * @throws HistoryException if there is no such case or it cannot be written
   */
  PlantCase edit(long number, CaseDetails details) throws HistoryException;

  /**
   * Sets what a person says.
   *
   * @param number of the case
   * @param label confirm, correct or not sure
   * @return the changed case
   * @throws HistoryException if there is no such case or it cannot be written
   */
  PlantCase label(long number, HumanLabel label) throws HistoryException;

  /**
   * Sets or clears human labels: all of them in one transaction, each with its line of the audit
   * log.
   *
   * @param changes at most one for each case
   * @return the changed cases, in the same order
   * @throws HistoryException if a case has another label than its change starts from, there is no
   *     such case, or it cannot be written; then nothing was changed
   */
  List<PlantCase> relabel(List<LabelChange> changes) throws HistoryException;

  /**
   * Lists the places of all cases.
   *
   * @return each once, by name
   * @throws HistoryException if the cases cannot be read
   */
  List<Plot> plots() throws HistoryException;

  /**
   * Reads the cases of a place.
   *
   * @param plot the place
   * @return the oldest visit first
   * @throws HistoryException if the cases cannot be read
   */
  List<PlantCase> casesOf(Plot plot) throws HistoryException;

  /**
   * Finds a case.
   *
   * @param number of the case
   * @throws HistoryException if there is no such case or it cannot be read
   */
  PlantCase find(long number) throws HistoryException;

  /**
   * Searches.
   *
   * @param query which cases
   * @param offset how many of the found ones to leave out, from 0
   * @param limit how many to return at most
   * @throws HistoryException if the cases cannot be read
   */
  CasePage search(CaseQuery query, int offset, int limit) throws HistoryException;

  /**
   * Finds the case that has a photo already.
   *
   * @param sha256 of the photo's bytes
   * @return the number of the case
   * @throws HistoryException if the cases cannot be read
   */
  Optional<Long> caseWithPhoto(String sha256) throws HistoryException;

  /**
   * Decrypts a file of a case.
   *
   * @param of the case
   * @param photo one of its photos
   * @param role which file
   * @return its bytes
   * @throws HistoryException if it is missing, damaged or was exchanged
   */
  byte[] photo(PlantCase of, CasePhoto photo, PhotoRole role) throws HistoryException;

  /**
   * Writes a line into the audit log.
   *
   * @param action one word
   * @param subject what it was done to
   * @param detail further facts
   * @throws HistoryException if it cannot be written
   */
  void record(String action, String subject, String detail) throws HistoryException;

  /**
   * Reads the audit log.
   *
   * @return the oldest line first
   * @throws HistoryException if it cannot be read
   */
  List<AuditEntry> audit() throws HistoryException;

  /**
   * Checks every row and every file.
   *
   * @param progress told of each checked photo file
   * @return what is wrong; empty if all is well
   * @throws HistoryException if the check cannot be made
   */
  List<Finding> verify(Runnable progress) throws HistoryException;

  /** Returns what the user should hear about this opening, such as wrong passphrases before it. */
  List<String> notices();

  /** Closes the database; the keys are the caller's to close. */
  @Override
  void close() throws HistoryException;
}
