package org.plantdiseasedetector.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.plantdiseasedetector.operations.RotatingLog;
import org.plantdiseasedetector.operations.Scrubber;
import org.slf4j.LoggerFactory;

/**
 * Sends the log to files of its own for each run, each of limited size, and keeps the newest files.
 */
public final class LogFiles {

  private static final String SUFFIX = ".log";
  private static final int KEPT = 20;
  private static final long MOST_BYTES = 4L << 20;
  private static final String SETTING = "org.slf4j.simpleLogger.";

  /** Held, since the platform forgets the level of a logger that nobody holds. */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private LogFiles() {}

  /**
   * Chooses the log file; to be called before the first logger is made. Where the folder cannot be
   * written, warnings go to standard error, as they do without this call.
   *
   * @param directory folder of the log files
   * @param launcher beginning of the file's name
   * @param home the user's folder, which is never logged
   * @param messages standard error as it is, where other messages go on appearing
   */
  public static void start(Path directory, String launcher, Path home, PrintStream messages) {
    // JavaFX warns on standard error about every oddity of a photo; the decoder judges them.
    JAVAFX.setLevel(Level.OFF);
    try {
      Files.createDirectories(directory);
      RotatingLog log =
          new RotatingLog(() -> next(directory, launcher), MOST_BYTES, new Scrubber(home)::line);
      System.setProperty(SETTING + "defaultLogLevel", "info");
      direct(new PrintStream(log, true, StandardCharsets.UTF_8), messages);
    } catch (IOException readOnly) {
      System.setProperty(SETTING + "defaultLogLevel", "warn");
    }
  }

  /**
   * The logger takes no stream, but it can keep the standard error of the moment in which the first
   * logger is made.
   */
  private static void direct(PrintStream log, PrintStream messages) {
    System.setProperty(SETTING + "logFile", "System.err");
    System.setProperty(SETTING + "cacheOutputStream", "true");
    System.setErr(log);
    try {
      LoggerFactory.getILoggerFactory();
    } finally {
      System.setErr(messages);
    }
  }

  private static Path next(Path directory, String launcher) throws IOException {
    prune(directory);
    return Files.createTempFile(directory, launcher + "-", SUFFIX);
  }

  /** Deletes files that are too many, and all but the end of those that are too large. */
  static void tidy(Path directory) throws IOException {
    Files.createDirectories(directory);
    prune(directory);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
        if (Files.size(file) > 2 * MOST_BYTES) {
          cut(file);
        }
      }
    }
  }

  private static void cut(Path file) throws IOException {
    byte[] end;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Files.size(file) - MOST_BYTES);
      end = in.readNBytes((int) MOST_BYTES);
    }
    Files.write(file, end);
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
