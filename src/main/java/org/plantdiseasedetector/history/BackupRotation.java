package org.plantdiseasedetector.history;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Which backups of a folder are kept. The newest one always is. */
@FunctionalInterface
public interface BackupRotation {

  /**
   * Chooses.
   *
   * @param oldestFirst all backups of the folder
   * @return those that may be deleted
   */
  List<Path> superfluous(List<Path> oldestFirst);

  /**
   * Keeps the newest ones.
   *
   * @param count how many, at least 1
   */
  static BackupRotation newest(int count) {
    return oldestFirst ->
        List.copyOf(oldestFirst.subList(0, Math.max(0, oldestFirst.size() - count)));
  }

  /**
   * Keeps the last one of each of the newest days and of each of the newest weeks that have one.
   * Days and ISO weeks are those of UTC, as in the files' names.
   *
   * @param days how many days, at least 1
   * @param weeks how many weeks, at least 0
   */
  static BackupRotation daysAndWeeks(int days, int weeks) {
    return oldestFirst -> {
      List<Path> newestFirst = new ArrayList<>(oldestFirst);
      Collections.reverse(newestFirst);
      Set<Path> kept = new HashSet<>(lastOfEach(newestFirst, days, LocalDate::toEpochDay));
      kept.addAll(lastOfEach(newestFirst, weeks, BackupRotation::week));
      return oldestFirst.stream().filter(backup -> !kept.contains(backup)).toList();
    };
  }

  private static long week(LocalDate day) {
    return 100L * day.get(IsoFields.WEEK_BASED_YEAR) + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  private static List<Path> lastOfEach(
      List<Path> newestFirst, int most, Function<LocalDate, Long> period) {
    Set<Long> seen = new HashSet<>();
    List<Path> kept = new ArrayList<>();
    for (Path backup : newestFirst) {
      Instant made = Backups.madeAt(backup);
      boolean first = seen.add(period.apply(made.atZone(ZoneOffset.UTC).toLocalDate()));
      if (first && kept.size() < most) {
        kept.add(backup);
      }
    }
    return kept;
  }
}
