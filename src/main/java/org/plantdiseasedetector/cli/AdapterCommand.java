package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.adaptation.Adapter;
import org.plantdiseasedetector.adaptation.Example;
import org.plantdiseasedetector.adaptation.Refit;
import org.plantdiseasedetector.casebook.AdapterDesk;
import org.plantdiseasedetector.history.HistoryException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pdd adapter}: what the model has learnt from the user's corrections. */
@Command(
    name = "adapter",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "What the model has learnt from your corrections, on this computer.")
final class AdapterCommand implements Runnable {

  private final HistoryServices services;
  private final AdapterDesks desks;
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  AdapterCommand(HistoryServices services, AdapterDesks desks, Console console) {
    this.services = services;
    this.desks = desks;
    this.console = console;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Name a command of pdd adapter.");
    }
  }

  private int with(AdapterDesks.Work work) throws CommandFailure {
    try (AdapterDesks.Running running = desks.open()) {
      return work.run(running.desk());
    } catch (HistoryException refused) {
      throw HistoryFailures.of(refused);
    } catch (IOException broken) {
      throw new CommandFailure(ExitCode.INTERNAL, String.valueOf(broken.getMessage()), broken);
    }
  }

  @Command(
      name = "fit",
      mixinStandardHelpOptions = true,
      description = {
        "Learns from the confirmed and corrected cases and measures what that is worth, each plant",
        "judged by a model that has not seen it. What helps and harms nothing is switched on with",
        "--accept; code 3 if it is not offered."
      })
  int fit(
      @Mixin VaultOptions vault,
      @Option(names = "--accept", description = "Keep it and switch it on, if it is offered.")
          boolean accept)
      throws CommandFailure {
    return new HistoryWork(services, console)
        .with(
            vault, session -> with(desk -> learn(desk, desk.examples(session.history()), accept)));
  }

  /** Learns from photos, says what that is worth and, if wanted and offered, keeps it. */
  int learn(AdapterDesk desk, List<Example> examples, boolean accept) throws IOException {
    return conclude(desk, desk.fit(examples, watcher()), accept);
  }

  private int conclude(AdapterDesk desk, AdapterDesk.Found found, boolean accept)
      throws IOException {
    console.say(AdapterText.of(found));
    if (found.result().isEmpty() || !found.result().get().proof().isOffered()) {
      return ExitCode.NOT_READY;
    }
    if (accept) {
      Adapter kept = desk.accept(found.result().get());
      console.say("Adapter %d is on: %s.".formatted(kept.number(), kept.model().identity()));
    } else {
      console.say("It is offered. Keep it and switch it on with: pdd adapter fit --accept");
    }
    return ExitCode.DONE;
  }

  private Refit.Watcher watcher() {
    return new Refit.Watcher() {
      @Override
      public void done(int steps, int of) {
        if (console.interactive()) {
          console.say("%d of %d plants or groups of plants".formatted(steps, of));
        }
      }

      @Override
      public boolean cancelled() {
        return Thread.currentThread().isInterrupted();
      }
    };
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Lists the adapters of the model in use; * is on.")
  int show() throws CommandFailure {
    return with(
        desk -> {
          int active = desk.store().active();
          StringBuilder lines = new StringBuilder();
          for (Adapter adapter : desk.store().list(desk.model())) {
            lines.append(AdapterText.line(adapter, adapter.number() == active)).append('\n');
          }
          console.out().write(lines.toString().getBytes(console.charset()));
          console.out().flush();
          if (lines.isEmpty()) {
            console.say("%s has no adapter.".formatted(desk.model().identity()));
          }
          if (desk.store().hasOthers(desk.model())) {
            console.say(
                "There are adapters of another model. They do not answer; learn anew from the same"
                    + " cases with: pdd adapter fit");
          }
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "on",
      mixinStandardHelpOptions = true,
      description = "Switches an adapter on: the named one, or the newest.")
  int on(@Parameters(arity = "0..1", paramLabel = "NUMBER") @Nullable Integer number)
      throws CommandFailure {
    return with(
        desk -> {
          int newest =
              desk.store().list(desk.model()).stream().mapToInt(Adapter::number).max().orElse(0);
          int wanted = number == null ? newest : number;
          desk.store().on(wanted, desk.model());
          console.say("Adapter %d is on.".formatted(wanted));
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "off",
      mixinStandardHelpOptions = true,
      description = "Switches the adapter off; the model answers as it was installed.")
  int off() throws CommandFailure {
    return with(
        desk -> {
          desk.store().off();
          console.say("%s answers without an adapter.".formatted(desk.model().identity()));
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "undo",
      mixinStandardHelpOptions = true,
      description = "Goes back to the adapter before the one that is on, or to none.")
  int undo() throws CommandFailure {
    return with(
        desk -> {
          int now = desk.undo();
          console.say(now == 0 ? "No adapter is on." : "Adapter %d is on.".formatted(now));
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "next",
      mixinStandardHelpOptions = true,
      description = "Lists the unlabelled cases whose label would teach most.")
  int next(@Mixin VaultOptions vault) throws CommandFailure {
    return new HistoryWork(services, console)
        .with(
            vault,
            session ->
                with(
                    desk -> {
                      List<Long> numbers = desk.next(session.history());
                      for (long number : numbers) {
                        console
                            .out()
                            .write(
                                String.format(Locale.ROOT, "%d%n", number)
                                    .getBytes(console.charset()));
                      }
                      console.out().flush();
                      console.say("%d cases.".formatted(numbers.size()));
                      return ExitCode.DONE;
                    }));
  }
}
