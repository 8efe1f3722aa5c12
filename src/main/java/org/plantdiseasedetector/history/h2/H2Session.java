package org.plantdiseasedetector.history.h2;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.plantdiseasedetector.history.DiskSpace;
import org.plantdiseasedetector.history.FolderLock;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.PhotoStore;
import org.plantdiseasedetector.vault.KeyMaterial;
import org.plantdiseasedetector.vault.UnlockedVault;

/** What the parts of an open history share: the database, the photos, and one lock for both. */
final class H2Session {

  private final Path folder;
  private final UnlockedVault vault;
  private final KeyMaterial embeddingKey;
  private final PhotoStore files;
  private final Surroundings around;
  private final ReentrantLock lock = new ReentrantLock();
  private Tables tables;

  /**
   * What the history gets from outside.
   *
   * @param clock time of changes
   * @param space free space of the disk
   * @param who the user
   * @param lock given back on closing
   */
  record Surroundings(Clock clock, DiskSpace space, String who, FolderLock lock) {}

  H2Session(Path folder, UnlockedVault vault, PhotoStore files, Surroundings around)
      throws HistoryException {
    this.folder = folder;
    this.vault = vault;
    this.embeddingKey = vault.audit().derive(new byte[0], "pdd embeddings v1");
    this.files = files;
    this.around = around;
    this.tables = openTables();
  }

  private Tables openTables() throws HistoryException {
    return Tables.of(H2Database.open(folder, vault), vault.audit(), embeddingKey, files);
  }

  /** Work with the tables. */
  @FunctionalInterface
  interface Work<T> {
    T run(Tables tables) throws SQLException, HistoryException;
  }

  /** Work without a result. */
  @FunctionalInterface
  interface Step {
    void run(Tables tables) throws SQLException, HistoryException;
  }

  /** Reads, with no other call in between. */
  <T> T read(Work<T> work) throws HistoryException {
    lock.lock();
    try {
      return work.run(tables);
    } catch (SQLException broken) {
      throw tables.database().failure(broken);
    } finally {
      lock.unlock();
    }
  }

  /** Changes rows in one transaction, which is on disk when this returns. */
  <T> T write(Work<T> work) throws HistoryException {
    lock.lock();
    try {
      around.space().require(folder, 0);
      T result = rollingBack(work);
      tables.database().commit();
      return result;
    } finally {
      lock.unlock();
    }
  }

  /** Does the same without a result. */
  void change(Step step) throws HistoryException {
    write(
        open -> {
          step.run(open);
          return true;
        });
  }

  private <T> T rollingBack(Work<T> work) throws HistoryException {
    try {
      return work.run(tables);
    } catch (SQLException broken) {
      tables.database().rollback();
      throw tables.database().failure(broken);
    } catch (HistoryException | RuntimeException refused) {
      tables.database().rollback();
      throw refused;
    }
  }

  /** Writes a line of the audit log within a transaction. */
  void append(String action, String subject, String detail, String digest) throws SQLException {
    tables.audit().append(now(), around.who(), action, subject, detail, digest);
  }

  /** Something to be done while no call is under way. */
  @FunctionalInterface
  interface Pause {
    void run() throws HistoryException, IOException;
  }

  /** Runs with no other call in between; calls to this session may be made within. */
  void alone(Pause work) throws HistoryException {
    lock.lock();
    try {
      work.run();
    } catch (IOException refused) {
      throw failure("Files cannot be written", refused);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closes the database, with its seal, and opens it again.
   *
   * @param compact whether its file is written anew, without anything that was deleted
   * @param closed what is done in between; its failure is thrown after the database is open again
   */
  void reopen(boolean compact, Pause closed) throws HistoryException {
    alone(
        () -> {
          tables.database().close(compact);
          try {
            closed.run();
          } finally {
            tables = openTables();
          }
        });
  }

  /** Returns a second connection for a thread that reads beside the others. */
  Connection another() throws HistoryException {
    return H2Database.connect(folder, vault);
  }

  Path folder() {
    return folder;
  }

  PhotoStore files() {
    return files;
  }

  Surroundings around() {
    return around;
  }

  Tables tables() {
    return tables;
  }

  Instant now() {
    return around.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  HistoryException failure(String what, IOException cause) {
    return new HistoryException(
        HistoryException.Reason.INPUT_OUTPUT,
        "%s in %s: %s. Check the disk's free space and the folder's rights."
            .formatted(what, folder, cause.getMessage()),
        cause);
  }

  void close() throws HistoryException {
    lock.lock();
    try {
      tables.database().close(false);
    } finally {
      embeddingKey.close();
      around.lock().close();
      lock.unlock();
    }
  }
}
