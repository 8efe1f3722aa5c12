package org.plantdiseasedetector.history;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes temporary files and folders of backups. Stateless. */
final class Leftovers {

  /** A backup in progress, perhaps of another history, is younger. */
  private static final Duration SURELY_ABANDONED = Duration.ofDays(1);

  private Leftovers() {}

  /** Deletes a folder with everything in it; nothing happens if there is none. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }

  /** Deletes what killed backups and restores left in their folder a day ago or earlier. */
  static void sweep(Path backups, Instant now) throws IOException {
    String names = "{.trial-*,.staging-*,.restore-*,pdd-history-*.pddbackup.tmp}";
    try (DirectoryStream<Path> left = Files.newDirectoryStream(backups, names)) {
      for (Path old : left) {
        Instant changed = Files.getLastModifiedTime(old).toInstant();
        if (changed.isBefore(now.minus(SURELY_ABANDONED))) {
          delete(old);
        }
      }
    }
  }
}
