package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.Backups;
import org.plantdiseasedetector.history.CaseIndex;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HistorySettings;
import org.plantdiseasedetector.history.Upkeep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pdd history erase} and {@code pdd history retention}: show what would go, then erase. */
final class EraseCommand {

  private EraseCommand() {}

  /** Cases of a farm or a person. */
  @Command(
      name = "erase",
      mixinStandardHelpOptions = true,
      description = {
        "Shows the cases of a farm, or that name a person;",
        "with --apply erases them for good. Nothing brings them back but an older backup."
      })
  static final class Request implements Callable<Integer> {

    private final HistoryWork work;

    @Mixin private VaultOptions vault = new VaultOptions();

    @Option(names = "--farm", paramLabel = "NAME", description = "All cases of this farm.")
    private @Nullable String farm;

    @Option(
        names = "--person",
        paramLabel = "NAME",
        description = "All cases with this name in farm, field, plot, notes or tags.")
    private @Nullable String person;

    @Option(names = "--apply", description = "Erase instead of showing.")
    private boolean apply;

    Request(HistoryServices services, Console console) {
      this.work = new HistoryWork(services, console);
    }

    @Override
    public Integer call() throws CommandFailure {
      if (isBlank(farm) && isBlank(person)) {
        throw new CommandFailure(ExitCode.USAGE, "Name --farm NAME or --person NAME.");
      }
      return work.with(
          vault,
          session -> {
            Upkeep upkeep = session.history().upkeep();
            TreeSet<Long> numbers = new TreeSet<>();
            if (farm != null && !farm.isBlank()) {
              numbers.addAll(upkeep.casesOfFarm(farm));
            }
            if (person != null && !person.isBlank()) {
              numbers.addAll(upkeep.casesNaming(person));
            }
            Erasing erasing = new Erasing(work, vault, session.history(), Upkeep.Reason.REQUEST);
            return erasing.run(List.copyOf(numbers), apply);
          });
    }

    private static boolean isBlank(@Nullable String name) {
      return name == null || name.isBlank();
    }
  }

  /** Cases older than the organisation keeps them. */
  @Command(
      name = "retention",
      mixinStandardHelpOptions = true,
      description = {
        "Shows the cases that are older than the organisation keeps them;",
        "with --apply erases them for good."
      })
  static final class Retention implements Callable<Integer> {

    private final HistoryWork work;

    @Mixin private VaultOptions vault = new VaultOptions();

    @Option(
        names = "--years",
        paramLabel = "N",
        description = "From now on keep cases for N full years after the visit.")
    private @Nullable Integer years;

    @Option(names = "--apply", description = "Erase instead of showing.")
    private boolean apply;

    Retention(HistoryServices services, Console console) {
      this.work = new HistoryWork(services, console);
    }

    @Override
    public Integer call() throws CommandFailure {
      return work.with(
          vault,
          session -> {
            LocalDate today = LocalDate.now(work.services().clock());
            LocalDate first = today.minusYears(years());
            work.console().say("Cases of visits before %s are not kept.".formatted(first));
            List<Long> numbers = session.history().upkeep().casesBefore(first);
            return new Erasing(work, vault, session.history(), Upkeep.Reason.RETENTION)
                .run(numbers, apply);
          });
    }

    private int years() throws HistoryException, CommandFailure {
      Path data = work.services().dataDirectory().apply(vault.namedDataDirectory());
      HistorySettings settings = HistorySettings.read(data);
      if (years == null) {
        return settings
            .retentionYears()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "Cases are kept without limit. To change that: pdd history retention"
                            + " --years N"));
      }
      try {
        new HistorySettings(
                settings.backupAfterChanges(),
                settings.backupAfterHours(),
                settings.keepDays(),
                settings.keepWeeks(),
                Optional.of(years))
            .write(data);
        return years;
      } catch (IllegalArgumentException invalid) {
        throw new CommandFailure(ExitCode.USAGE, String.valueOf(invalid.getMessage()), invalid);
      }
    }
  }

  /** Shows, erases, and tells what stays where. */
  private record Erasing(
      HistoryWork work, VaultOptions vault, History history, Upkeep.Reason reason) {

    int run(List<Long> numbers, boolean apply)
        throws HistoryException, IOException, CommandFailure {
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
      int erased = history.upkeep().erase(numbers, reason);
      work.console().say("%d cases were erased for good.".formatted(erased));
      tellOfBackups();
      return ExitCode.DONE;
    }

    private void tellOfBackups() throws HistoryException, IOException {
      Path folder = work.services().backupFolder(vault.namedDataDirectory());
      Path data = work.services().dataDirectory().apply(vault.namedDataDirectory());
      List<Path> backups = Backups.list(folder);
      HistorySettings settings = HistorySettings.read(data);
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
}
