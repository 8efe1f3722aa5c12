package org.plantdiseasedetector.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.EvaluationRunner;
import org.plantdiseasedetector.evaluation.LeafSubject;
import org.plantdiseasedetector.evaluation.MaskEvaluation;
import org.plantdiseasedetector.evaluation.MaskFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pdd evaluate-masks}: compares severity and evidence with hand-drawn masks. */
@Command(
    name = "evaluate-masks",
    mixinStandardHelpOptions = true,
    description =
        "Compares the measured severity and the network's evidence with hand-drawn masks (0"
            + " background, 1 leaf, 2 and above lesion). DIR holds images/NAME.jpg with"
            + " masks/NAME_mask.png, or CLASS/NAME.jpg with ../masks/DIR/CLASS/NAME.png.")
@SuppressWarnings("NullAway.Init")
public final class EvaluateMasksCommand implements Callable<Integer> {

  private final LeafSubject.Opener opener;
  private final EvaluationRunner.Progress progress;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Photos with masks.")
  private Path folder;

  @Option(
      names = "--model",
      paramLabel = "BUNDLE",
      description = "Bundle folder. Default: the model that a diagnosis would use.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--update-bundle",
      paramLabel = "BUNDLE",
      description = "Measure this bundle and put the figures into its metrics.json and card.")
  private Optional<Path> updateBundle = Optional.empty();

  @Option(
      names = "--novel",
      description = "The photos are of another kind than those that severity was fitted on.")
  private boolean novel;

  /**
   * Makes the command.
   *
   * @param opener loads the model
   * @param progress shows how far the run is, on standard error
   */
  public EvaluateMasksCommand(LeafSubject.Opener opener, EvaluationRunner.Progress progress) {
    this.opener = opener;
    this.progress = progress;
  }

  @Override
  public Integer call() throws CommandFailure {
    try (LeafSubject subject = opener.open(updateBundle.or(() -> model))) {
      MaskFigures figures = MaskFigures.of(MaskEvaluation.run(folder, subject, progress));
      PrintWriter results = spec.commandLine().getOut();
      results.print(figures.summary());
      results.flush();
      if (updateBundle.isPresent()) {
        figures.writeInto(subject.bundle(), novel ? MaskFigures.NOVEL : MaskFigures.SEVERITY);
      }
      return ExitCode.DONE;
    } catch (EvaluationException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
