package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.plantdiseasedetector.history.Backups;
import org.plantdiseasedetector.history.CaseIndex;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HistorySettings;
import org.plantdiseasedetector.history.Upkeep;

/** Shows, erases, and tells what stays where. */
record Erasing(HistoryWork work, VaultOptions vault, History history, Upkeep.Reason reason) {

  int run(List<Long> numbers, boolean apply) throws HistoryException, IOException, CommandFailure {
    if (numbers.isEmpty()) {
      work.console().say("There are no such cases.");
      return ExitCode.DONE;
    }
    if (!apply) {
      for (long number : numbers) {
        String line = HistoryText.line(CaseIndex.Source.of(history.find(number)).summary());
        work.console().out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
      work.console()
          .say("%d cases would be erased. To do it, add --apply.".formatted(numbers.size()));
      return ExitCode.DONE;
    }
    // Damaged settings are told of before anything is erased, not after it.
    HistorySettings settings =
        HistorySettings.read(work.services().dataDirectory().apply(vault.namedDataDirectory()));
    int erased = history.upkeep().erase(numbers, reason);
    work.console().say("%d cases were erased for good.".formatted(erased));
    tellOfBackups(settings);
    return ExitCode.DONE;
  }

  private void tellOfBackups(HistorySettings settings) throws IOException {
    Path folder = work.services().backupFolder(vault.namedDataDirectory());
    List<Path> backups = Backups.list(folder);
    if (!backups.isEmpty()) {
      work.console()
          .say(
              ("They are still in %d backups in %s, the newest of %s. Automatic backups push"
                      + " those out within about %d weeks; to be sure earlier, make a new backup"
                      + " and delete the older files.")
                  .formatted(
                      backups.size(),
                      folder,
                      Backups.madeAt(backups.getLast()).atZone(ZoneOffset.UTC).toLocalDate(),
                      Math.max(1 + settings.keepDays() / 7, settings.keepWeeks())));
    }
    work.console()
        .say(
            "Backups on other drives, exports and files that were sent are not changed. What was"
                + " erased comes back with an older backup: erase it again after restoring one.");
  }
}
