package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HistorySettings;
import org.plantdiseasedetector.history.Upkeep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pdd history retention}: shows, then erases what is older than is kept. */
@Command(
    name = "retention",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the cases that are older than the organisation keeps them;",
      "with --apply erases them for good."
    })
final class RetentionCommand implements Callable<Integer> {

  private final HistoryWork work;

  @Mixin private VaultOptions vault = new VaultOptions();

  @Option(
      names = "--years",
      paramLabel = "N",
      description = "From now on keep cases for N full years after the visit.")
  private @Nullable Integer years;

  @Option(names = "--apply", description = "Erase instead of showing.")
  private boolean apply;

  RetentionCommand(HistoryServices services, Console console) {
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
