package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.plantdiseasedetector.evaluation.BlankLeaf;
import org.plantdiseasedetector.evaluation.Bootstrap;
import org.plantdiseasedetector.evaluation.BundleMetrics;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.EvaluationReport;
import org.plantdiseasedetector.evaluation.EvaluationRunner;
import org.plantdiseasedetector.evaluation.LabelledFolder;
import org.plantdiseasedetector.evaluation.LabelledPhoto;
import org.plantdiseasedetector.evaluation.ModelUnderTest;
import org.plantdiseasedetector.evaluation.PhotoEdit;
import org.plantdiseasedetector.evaluation.PhotoIndex;
import org.plantdiseasedetector.evaluation.ReportFolder;
import org.plantdiseasedetector.evaluation.Summary;
import org.plantdiseasedetector.evaluation.UnknownPhotos;
import org.plantdiseasedetector.model.ModelBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pdd evaluate}: measures the model on labelled photos. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Measures the model on a folder with one sub-folder per class and writes metrics.json,"
            + " confusion.csv, confusion.png, reliability.png, per_class.csv, predictions.csv and"
            + " failures.csv.")
@SuppressWarnings("NullAway.Init")
public final class EvaluateCommand implements Callable<Integer> {

  private static final int DONE = 0;
  private static final int SOME_FAILED = 1;
  private static final int USAGE = 2;
  private static final Set<String> SECTIONS = Set.of(BundleMetrics.TEST, BundleMetrics.VALIDATION);

  private final ModelUnderTest.Opener opener;
  private final EvaluationRunner.Progress progress;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Photos: one sub-folder per class id.")
  private Path folder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where results go: a new or empty folder, or one with an earlier evaluation.")
  private Path out;

  @Option(
      names = "--index",
      paramLabel = "FILE",
      description =
          "CSV that tells domain, source and leaf of each photo. Default: index.csv in DIR or up to"
              + " two levels above.")
  private Optional<Path> index = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "BUNDLE",
      description = "Bundle folder. Default: the model that a diagnosis would use.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Photos in flight (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--blank-leaf",
      description =
          "Shortcut probe: paint the leaf over with the background's mean colour on photos with a"
              + " plain background, leave out others.")
  private boolean blankLeaf;

  @Option(
      names = "--blank-outline",
      description =
          "The same with the background's local colour and grain, which hides outline and shadow.")
  private boolean blankOutline;

  @Option(
      names = "--update-bundle",
      paramLabel = "BUNDLE",
      description = "Put the figures into this bundle's metrics.json and write its model card.")
  private Optional<Path> updateBundle = Optional.empty();

  @Option(
      names = "--section",
      paramLabel = "NAME",
      description = "With --update-bundle, without a probe: test or validation (default: test).")
  private Optional<String> section = Optional.empty();

  @Option(
      names = "--training",
      paramLabel = "FILE",
      description = "With --update-bundle: JSON object about the training, shown in the card.")
  private Optional<Path> training = Optional.empty();

  @Option(
      names = "--reject",
      paramLabel = "DIR",
      description = "Pictures without leaves: measure how well the model refuses them.")
  private Optional<Path> reject = Optional.empty();

  @Option(
      names = "--novel",
      paramLabel = "DIR",
      description =
          "One sub-folder per class: measure how well the model refuses those that it has no class"
              + " for; its own classes are left out.")
  private Optional<Path> novel = Optional.empty();

  /**
   * Makes the command.
   *
   * @param opener loads the model
   * @param progress shows how far the run is, on standard error
   */
  public EvaluateCommand(ModelUnderTest.Opener opener, EvaluationRunner.Progress progress) {
    this.opener = opener;
    this.progress = progress;
  }

  /**
   * Runs the evaluation.
   *
   * @return 0 done, 1 some photos could not be read, 2 wrong usage
   * @throws InterruptedException if interrupted; then nothing is written
   */
  @Override
  public Integer call() throws InterruptedException {
    checkOptions();
    try {
      ReportFolder.check(out);
      try (ModelUnderTest subject = opener.open(model.or(() -> updateBundle))) {
        return evaluate(subject);
      }
    } catch (EvaluationException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return USAGE;
    }
  }

  private void checkOptions() {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads must be at least 1.");
    }
    if (updateBundle.isEmpty() && (section.isPresent() || training.isPresent())) {
      throw new ParameterException(
          spec.commandLine(), "--section and --training need --update-bundle.");
    }
    if (section.isPresent() && (fill().isPresent() || !SECTIONS.contains(section.get()))) {
      throw new ParameterException(
          spec.commandLine(),
          "--section must be test or validation, and a probe has its own section.");
    }
  }

  private int evaluate(ModelUnderTest subject) throws EvaluationException, InterruptedException {
    ModelBundle bundle = subject.bundle();
    if (updateBundle.isPresent()) {
      checkSameBundle(bundle.directory(), updateBundle.get());
    }
    Optional<UnknownPhotos> noLeaves = noLeaves();
    Optional<UnknownPhotos> diseases = unknownDiseases(bundle);
    EvaluationReport report =
        EvaluationReport.of(
            bundle.config(),
            bundle.classes(),
            classify(subject),
            fill().map(BlankLeaf.Fill::editName).orElse("none"),
            Bootstrap.STANDARD);
    report = withRejection(subject, report, EvaluationReport.NOT_A_LEAF, noLeaves);
    report = withRejection(subject, report, EvaluationReport.UNKNOWN_DISEASE, diseases);
    ReportFolder.write(report, out);
    if (updateBundle.isPresent()) {
      BundleMetrics.update(bundle, sectionName(), report, training);
    }
    return print(report);
  }

  private Optional<UnknownPhotos> noLeaves() throws EvaluationException {
    return reject.isPresent()
        ? Optional.of(UnknownPhotos.everythingIn(reject.get()))
        : Optional.empty();
  }

  private Optional<UnknownPhotos> unknownDiseases(ModelBundle bundle) throws EvaluationException {
    return novel.isPresent()
        ? Optional.of(UnknownPhotos.otherClassesIn(novel.get(), bundle.classes()))
        : Optional.empty();
  }

  private EvaluationReport withRejection(
      ModelUnderTest subject, EvaluationReport report, String name, Optional<UnknownPhotos> photos)
      throws EvaluationException, InterruptedException {
    return photos.isPresent()
        ? report.with(
            name, photos.get().measure(subject, report.photos(), threads, report.bootstrap()))
        : report;
  }

  private EvaluationRunner.Result classify(ModelUnderTest subject)
      throws EvaluationException, InterruptedException {
    ModelBundle bundle = subject.bundle();
    List<LabelledPhoto> photos = LabelledFolder.scan(folder, bundle.classes(), readIndex());
    PhotoEdit edit = fill().<PhotoEdit>map(BlankLeaf::new).orElse(PhotoEdit.NONE);
    return new EvaluationRunner(
            subject.classifier(), bundle.classes(), bundle.config().thresholds(), threads)
        .run(photos, edit, progress, () -> false)
        .orElseThrow();
  }

  private Optional<PhotoIndex> readIndex() throws EvaluationException {
    Optional<Path> file = index.or(() -> PhotoIndex.discover(folder));
    return file.isPresent() ? Optional.of(PhotoIndex.read(file.get())) : Optional.empty();
  }

  private int print(EvaluationReport report) {
    PrintWriter results = spec.commandLine().getOut();
    results.print(Summary.of(report));
    results.flush();
    PrintWriter messages = spec.commandLine().getErr();
    messages.println("Results are in " + out);
    updateBundle.ifPresent(bundle -> messages.println("Model card updated in " + bundle));
    return report.failures().isEmpty() ? DONE : SOME_FAILED;
  }

  /** Figures of one model must never land in the card of another. */
  private static void checkSameBundle(Path evaluated, Path updated) throws EvaluationException {
    try {
      if (Files.isSameFile(evaluated, updated)) {
        return;
      }
    } catch (IOException e) {
      throw new EvaluationException("No bundle at " + updated + ". Check the path.", e);
    }
    throw new EvaluationException(
        "The evaluated model is " + evaluated + ", not " + updated + ". Name the same for both.");
  }

  private String sectionName() {
    return fill().map(BlankLeaf.Fill::section).or(() -> section).orElse(BundleMetrics.TEST);
  }

  private Optional<BlankLeaf.Fill> fill() {
    if (blankOutline) {
      return Optional.of(BlankLeaf.Fill.GRAIN);
    }
    return blankLeaf ? Optional.of(BlankLeaf.Fill.FLAT) : Optional.empty();
  }
}
