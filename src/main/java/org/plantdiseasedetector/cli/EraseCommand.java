package org.plantdiseasedetector.cli;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.Upkeep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pdd history erase}: shows the cases of a farm or a person, then erases them. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the cases of a farm, or that name a person;",
      "with --apply erases them for good. Nothing brings them back but an older backup."
    })
final class EraseCommand implements Callable<Integer> {

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

  EraseCommand(HistoryServices services, Console console) {
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
