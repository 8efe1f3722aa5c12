package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Sends the log to a file of its own for each run and keeps the newest files. */
public final class LogFiles {

  private static final String SUFFIX = ".log";
  private static final int KEPT = 20;

  /** Held, since the platform forgets the level of a logger that nobody holds. */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private LogFiles() {}

  /**
   * Chooses the log file; to be called before the first logger is made. Where the folder cannot be
   * written, warnings go to standard error, as they do without this call.
   *
   * @param directory folder of the log files
   * @param launcher beginning of the file's name
   */
  public static void start(Path directory, String launcher) {
    // JavaFX warns on standard error about every oddity of a photo; the decoder judges them.
    JAVAFX.setLevel(Level.OFF);
    try {
      Files.createDirectories(directory);
      prune(directory);
      Path file = Files.createTempFile(directory, launcher + "-", SUFFIX);
      System.setProperty("org.slf4j.simpleLogger.logFile", file.toString());
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
    } catch (IOException readOnly) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    }
  }

  /** Deletes all but the newest files. */
  static void prune(Path directory) throws IOException {
    List<Path> logs;
    try (Stream<Path> files = Files.list(directory)) {
      logs =
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .sorted(Comparator.comparingLong(LogFiles::modified).reversed())
              .toList();
    }
    for (Path old : logs.subList(Math.min(KEPT - 1, logs.size()), logs.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }
}
