package org.plantdiseasedetector.history.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.FileSeal;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.PhotoStore;
import org.plantdiseasedetector.vault.KeyMaterial;
import org.plantdiseasedetector.vault.UnlockedVault;

/**
 * The open database file. H2 encrypts it with AES-128 in XTS mode under a key made of the derived
 * 256-bit one. Not thread-safe.
 */
final class H2Database implements AutoCloseable {

  private static final String NAME = "cases";
  private static final String FILE = NAME + ".mv.db";
  private static final String USER = "pdd";

  /**
   * No trace file, which would hold values in plain text. Results stay in memory instead of
   * temporary files. Transactions are written at once instead of after half a second; {@link
   * #commit} forces them to disk as well. The database is closed by this class alone.
   */
  private static final String SETTINGS =
      ";CIPHER=AES;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;MAX_MEMORY_ROWS=2000000000"
          + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

  private final Path file;
  private final FileSeal seal;
  private final Connection connection;
  private final boolean interrupted;

  private H2Database(Path file, FileSeal seal, Connection connection, boolean interrupted) {
    this.file = file;
    this.seal = seal;
    this.connection = connection;
    this.interrupted = interrupted;
  }

  /** Opens or makes the database of a folder and brings its schema up to date. */
  static H2Database open(Path folder, UnlockedVault vault) throws HistoryException {
    Path file = folder.resolve(FILE);
    FileSeal seal = new FileSeal(file, vault.seals());
    boolean interrupted = liftSeal(file, seal);
    JdbcDataSource source = source(folder, vault.database());
    @Nullable Connection connection = null;
    try {
      connection = source.getConnection();
      migrate(source, file);
      connection.setAutoCommit(false);
      return new H2Database(file, seal, connection, interrupted);
    } catch (SQLException broken) {
      closeQuietly(connection);
      throw failure(file, broken);
    } catch (HistoryException refused) {
      closeQuietly(connection);
      throw refused;
    } finally {
      source.setPasswordChars(new char[0]);
    }
  }

  /** Returns whether the last run did not close the database in good order. */
  private static boolean liftSeal(Path file, FileSeal seal) throws HistoryException {
    try {
      if (!Files.exists(file)) {
        refuseIfLost(file, seal);
        return false;
      }
      FileSeal.State state = seal.check();
      if (state == FileSeal.State.BROKEN) {
        throw new HistoryException(
            HistoryException.Reason.TAMPERED,
            file
                + " is damaged or was changed by something else than the app. Nothing was touched;"
                + " restore a backup with: pdd history restore FILE --replace",
            null);
      }
      seal.lift();
      return state == FileSeal.State.MISSING;
    } catch (IOException refused) {
      throw new HistoryException(
          HistoryException.Reason.INPUT_OUTPUT,
          file + " cannot be used: " + refused.getMessage() + ". Check the folder's rights.",
          refused);
    }
  }

  /** Where there was a database, a new and empty one in its place would hide that it is lost. */
  private static void refuseIfLost(Path file, FileSeal seal) throws IOException, HistoryException {
    // H2 renames a file of this name when it was interrupted while writing the database anew.
    Path rewritten = file.resolveSibling(file.getFileName() + ".newFile");
    if (Files.exists(rewritten)) {
      return;
    }
    if (seal.check() != FileSeal.State.MISSING || PhotoStore.hasPhotos(file.resolveSibling("."))) {
      throw new HistoryException(
          HistoryException.Reason.TAMPERED,
          file
              + " is missing, but the history had cases. Nothing was touched; put the file back, or"
              + " restore a backup with: pdd history restore FILE --replace",
          null);
    }
  }

  private static JdbcDataSource source(Path folder, KeyMaterial key) throws HistoryException {
    String path = folder.toAbsolutePath().resolve(NAME).toString();
    if (path.indexOf(';') >= 0) {
      throw new HistoryException(
          HistoryException.Reason.INVALID,
          "The history cannot lie in " + folder + ": its path has a semicolon.",
          null);
    }
    char[] hex = key.hex();
    char[] filePasswordAndPassword = Arrays.copyOf(hex, 2 * hex.length + 1);
    filePasswordAndPassword[hex.length] = ' ';
    System.arraycopy(hex, 0, filePasswordAndPassword, hex.length + 1, hex.length);
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + path + SETTINGS);
    source.setUser(USER);
    source.setPasswordChars(filePasswordAndPassword);
    Arrays.fill(hex, '\0');
    return source;
  }

  /** Forward only; a schema from the future is refused instead of guessed at. */
  private static void migrate(JdbcDataSource source, Path file) throws HistoryException {
    try {
      Flyway.configure(H2Database.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:org/plantdiseasedetector/history/h2/migration")
          .cleanDisabled(true)
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (FlywayValidateException other) {
      throw new HistoryException(
          HistoryException.Reason.NEWER,
          file + " was made by a newer version of the app. Install that one.",
          other);
    } catch (FlywayException failed) {
      throw new HistoryException(
          HistoryException.Reason.INPUT_OUTPUT,
          file + " could not be brought up to date; it was left as it is. Restore a backup.",
          failed);
    }
  }

  /** Opens one more connection to a database that is open in this process already. */
  static Connection connect(Path folder, UnlockedVault vault) throws HistoryException {
    JdbcDataSource source = source(folder, vault.database());
    try {
      return source.getConnection();
    } catch (SQLException broken) {
      throw failure(folder.resolve(FILE), broken);
    } finally {
      source.setPasswordChars(new char[0]);
    }
  }

  Connection connection() {
    return connection;
  }

  /** Returns whether the last run ended without closing the database. */
  boolean wasInterrupted() {
    return interrupted;
  }

  /**
   * Commits and waits until it is on disk. When it fails it is open whether the change is in; the
   * next start finds out.
   */
  void commit() throws HistoryException {
    try {
      connection.commit();
      Sql.execute(connection, "CHECKPOINT SYNC");
    } catch (SQLException broken) {
      throw failure(broken);
    }
  }

  void rollback() throws HistoryException {
    try {
      connection.rollback();
    } catch (SQLException broken) {
      throw failure(broken);
    }
  }

  HistoryException failure(SQLException broken) {
    return failure(file, broken);
  }

  private static HistoryException failure(Path file, SQLException broken) {
    String text = String.valueOf(broken.getMessage());
    String first = text.lines().findFirst().orElse("").replaceAll(" \\[\\d+-\\d+\\]$", "");
    return new HistoryException(
        HistoryException.Reason.INPUT_OUTPUT,
        "%s cannot be used: %s. Check the disk's free space and the folder's rights; nothing that"
                .formatted(file, first)
            + " was saved before is lost.",
        broken);
  }

  @Override
  public void close() throws HistoryException {
    close(false);
  }

  /** Closes; {@code compact} writes the file anew, without what was deleted. */
  void close(boolean compact) throws HistoryException {
    try {
      if (compact) {
        Sql.execute(connection, "SHUTDOWN COMPACT");
      }
      connection.close();
    } catch (SQLException broken) {
      throw failure(broken);
    }
    try {
      seal.apply();
    } catch (IOException refused) {
      throw new HistoryException(
          HistoryException.Reason.INPUT_OUTPUT,
          "The seal of " + file + " cannot be written: " + refused.getMessage() + ".",
          refused);
    }
  }

  /** Closes without sealing. */
  void abandon() throws SQLException {
    connection.close();
  }

  private static void closeQuietly(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException alreadyReported) {
      // The failure that led here is the one that the user has to hear of.
      return;
    }
  }
}
