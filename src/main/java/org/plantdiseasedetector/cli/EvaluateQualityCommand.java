package org.plantdiseasedetector.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.LabelledFolder;
import org.plantdiseasedetector.evaluation.LabelledPhoto;
import org.plantdiseasedetector.evaluation.ModelUnderTest;
import org.plantdiseasedetector.evaluation.PhotoDamage;
import org.plantdiseasedetector.evaluation.PhotoIndex;
import org.plantdiseasedetector.evaluation.QualityStudy;
import org.plantdiseasedetector.leaf.PhotoInspector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pdd evaluate-quality}: what the warnings about photos are worth. */
@Command(
    name = "evaluate-quality",
    mixinStandardHelpOptions = true,
    description =
        "Damages labelled photos on purpose (blur, dark, bright, far) and prints for each damage"
            + " how many get no remark, a remark, or are refused, with the accuracy in each group.")
@SuppressWarnings("NullAway.Init")
public final class EvaluateQualityCommand implements Callable<Integer> {

  private final ModelUnderTest.Opener opener;
  private final PhotoInspector inspector;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Photos: one sub-folder per class id.")
  private Path folder;

  @Option(
      names = "--every",
      defaultValue = "1",
      paramLabel = "N",
      description = "Takes only each Nth photo (default: ${DEFAULT-VALUE}).")
  private int every;

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      description = "Takes only photos of this domain of the index.csv.")
  private Optional<String> domain = Optional.empty();

  /**
   * Makes the command.
   *
   * @param opener loads the model
   * @param inspector judges photos
   */
  public EvaluateQualityCommand(ModelUnderTest.Opener opener, PhotoInspector inspector) {
    this.opener = opener;
    this.inspector = inspector;
  }

  @Override
  public Integer call() throws CommandFailure {
    if (every < 1) {
      throw new ParameterException(spec.commandLine(), "--every must be at least 1.");
    }
    try (ModelUnderTest subject = opener.open(Optional.empty())) {
      List<LabelledPhoto> photos = photos(subject);
      PrintWriter out = spec.commandLine().getOut();
      out.println("damage strength  no remark      remark         refused   (photos, top-1)");
      QualityStudy study =
          new QualityStudy(subject.classifier(), subject.bundle().classes(), inspector);
      for (PhotoDamage damage : PhotoDamage.values()) {
        for (double strength : damage.strengths()) {
          out.println(study.run(photos, damage, strength));
          out.flush();
        }
      }
      return ExitCode.DONE;
    } catch (EvaluationException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private List<LabelledPhoto> photos(ModelUnderTest subject) throws EvaluationException {
    Optional<Path> file = PhotoIndex.discover(folder);
    Optional<PhotoIndex> index =
        file.isPresent() ? Optional.of(PhotoIndex.read(file.get())) : Optional.empty();
    List<LabelledPhoto> all =
        LabelledFolder.scan(folder, subject.bundle().classes(), index).stream()
            .filter(photo -> domain.isEmpty() || domain.get().equals(photo.domain()))
            .toList();
    return IntStream.range(0, all.size()).filter(i -> i % every == 0).mapToObj(all::get).toList();
  }
}
