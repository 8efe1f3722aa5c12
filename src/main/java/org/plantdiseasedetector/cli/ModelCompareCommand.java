package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.casebook.CaseComparison;
import org.plantdiseasedetector.casebook.CaseModel;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.evaluation.Estimate;
import org.plantdiseasedetector.evaluation.PairedComparison;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.update.ModelFolders;
import org.plantdiseasedetector.update.ModelList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pdd model compare}: two models on the user's own labelled cases. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two models on this computer on the cases of the history that a person has"
          + " labelled.",
      "Nothing is changed. Labels that were given beside a model's answer favour that model."
    })
final class ModelCompareCommand implements Callable<Integer> {

  private static final String ERASE = "\r\u001B[K";

  private final UpdateServices updates;
  private final HistoryServices histories;
  private final CaseModel.Opener opener;
  private final Console console;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private VaultOptions vault = new VaultOptions();

  @Parameters(
      arity = "1..2",
      paramLabel = "MODEL",
      description = "One or two folder names of pdd model list; the other one is the one in use.")
  private List<String> models = List.of();

  @Option(names = "--cases", description = "Also list the cases on which the answers differ.")
  private boolean listsCases;

  ModelCompareCommand(
      UpdateServices updates, HistoryServices histories, CaseModel.Opener opener, Console console) {
    this.updates = updates;
    this.histories = histories;
    this.opener = opener;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure {
    return UpdateFailures.run(
        () -> {
          Path first = models.size() == 2 ? genuine(models.getFirst()) : used();
          Path second = genuine(models.getLast());
          try (HistorySession session = HistorySession.open(histories, vault, console);
              CaseModel one = opener.open(first);
              CaseModel other = opener.open(second)) {
            return compare(session, one, other);
          }
        });
  }

  private int compare(HistorySession session, CaseModel one, CaseModel other)
      throws CommandFailure, IOException {
    try {
      Optional<PairedComparison> found =
          new CaseComparison(CaseComparison.Lender.of(session.history()))
              .run(one, other, new OnConsole());
      if (found.isEmpty()) {
        console.say("No case has a human label yet. Confirm or correct cases first.");
        return ExitCode.DONE;
      }
      for (String line :
          lines(found.get(), one.identity().toString(), other.identity().toString())) {
        console.out().write((line + System.lineSeparator()).getBytes(console.charset()));
      }
      console.out().flush();
      return ExitCode.DONE;
    } catch (HistoryException refused) {
      throw HistoryFailures.of(refused);
    }
  }

  private Path used() throws IOException, CommandFailure {
    return entries().stream()
        .filter(ModelList.Entry::active)
        .findFirst()
        .map(ModelList.Entry::folder)
        .orElseThrow(() -> new CommandFailure(ExitCode.SECURITY, "No genuine model can be used."));
  }

  /** Only genuine models are loaded, also for a comparison. */
  private Path genuine(String name) throws IOException, CommandFailure {
    ModelList.Entry entry =
        entries().stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "There is no model %s. See: pdd model list".formatted(name)));
    if (entry.problem().isPresent()) {
      throw new CommandFailure(
          ExitCode.SECURITY, "%s cannot be used: %s.".formatted(name, entry.problem().get()));
    }
    return entry.folder();
  }

  private List<ModelList.Entry> entries() throws IOException {
    ModelFolders folders = updates.folders().of(VaultOptions.namedDataDirectory(spec));
    return new ModelList(folders).read();
  }

  private List<String> lines(PairedComparison found, String one, String other) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d labelled cases; 95 %% intervals: bootstrap over cases, in pairs"
            .formatted(found.cases()));
    lines.add("%-12s %-22s %-22s %s".formatted("", one, other, "difference in points"));
    lines.add(
        row("top-1 %", found.first().accuracy(), found.second().accuracy(), found.accuracyGain()));
    lines.add(
        row("macro-F1 %", found.first().macroF1(), found.second().macroF1(), found.macroF1Gain()));
    lines.add("The answers differ on %d cases.".formatted(found.changed().size()));
    if (listsCases) {
      found
          .changed()
          .forEach(
              of ->
                  lines.add(
                      "case %d: labelled %s; %s -> %s"
                          .formatted(
                              of.number(), of.label(), said(of.first()), said(of.second()))));
    }
    return lines;
  }

  private static String row(String name, Estimate first, Estimate second, Estimate gain) {
    return "%-12s %-22s %-22s %s".formatted(name, percent(first), percent(second), percent(gain));
  }

  private static String percent(Estimate estimate) {
    return String.format(
        Locale.ROOT,
        "%.1f (%.1f to %.1f)",
        100 * estimate.value(),
        100 * estimate.low(),
        100 * estimate.high());
  }

  private static String said(Optional<ClassId> answer) {
    return answer.map(ClassId::value).orElse("not recognised");
  }

  /** On one line that overwrites itself, for somebody who watches. */
  private final class OnConsole implements CaseComparison.Observer {
    @Override
    public void progress(int done, int all) {
      if (console.interactive()) {
        console.messages().print(ERASE + (done == all ? "" : "%d/%d cases".formatted(done, all)));
        console.messages().flush();
      }
    }

    @Override
    public boolean cancelled() {
      return Thread.currentThread().isInterrupted();
    }
  }
}
