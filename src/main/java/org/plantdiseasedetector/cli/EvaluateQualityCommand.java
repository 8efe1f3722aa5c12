package org.plantdiseasedetector.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.LabelledFolder;
import org.plantdiseasedetector.evaluation.LabelledPhoto;
import org.plantdiseasedetector.evaluation.ModelUnderTest;
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
        "Damages labelled photos on purpose (blur, dark, bright, glare, small, far) and prints for"
            + " each domain and damage how many get no remark, a remark, or are refused, with the"
            + " accuracy in each group, as Markdown.")
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
      QualityStudy study =
          new QualityStudy(
              subject.classifier(),
              subject.bundle().classes(),
              inspector,
              subject.bundle().config().input().size());
      Map<String, List<LabelledPhoto>> domains =
          photos.stream()
              .collect(
                  Collectors.groupingBy(LabelledPhoto::domain, TreeMap::new, Collectors.toList()));
      domains.forEach((name, some) -> print(out, subject, name, some, study));
      return ExitCode.DONE;
    } catch (EvaluationException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private static void print(
      PrintWriter out,
      ModelUnderTest subject,
      String name,
      List<LabelledPhoto> photos,
      QualityStudy study) {
    out.printf("### %s: %d photos, %s%n%n", name, photos.size(), subject.bundle().identity());
    study.table(photos).forEach(out::println);
    out.println();
    out.flush();
  }

  private List<LabelledPhoto> photos(ModelUnderTest subject) throws EvaluationException {
    Optional<Path> file = PhotoIndex.discover(folder);
    Optional<PhotoIndex> index =
        file.isPresent() ? Optional.of(PhotoIndex.read(file.get())) : Optional.empty();
    List<LabelledPhoto> all =
        LabelledFolder.scan(folder, subject.bundle().classes(), index).stream()
            .filter(photo -> domain.isEmpty() || domain.get().equals(photo.domain()))
            .toList();
    if (all.isEmpty()) {
      throw new EvaluationException(
          "No photo in %s is of the domain %s.".formatted(folder, domain.orElse("")));
    }
    return IntStream.range(0, all.size()).filter(i -> i % every == 0).mapToObj(all::get).toList();
  }
}
