package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.adaptation.References;
import org.plantdiseasedetector.adaptation.Strength;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.training.adapt.AdaptationExperiment;
import org.plantdiseasedetector.training.adapt.AdaptationExperiment.Outcome;
import org.plantdiseasedetector.training.adapt.AdaptationExperiment.Trial;
import org.plantdiseasedetector.training.adapt.ExperimentData;
import org.plantdiseasedetector.training.adapt.ReferenceChoice;
import org.plantdiseasedetector.training.trust.EmbeddingCache;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands of {@code pdd adapter} for those who make models. */
final class AdapterLab {

  private static final int THREADS = 2;

  private AdapterLab() {}

  private static ModelBundle read(Path folder) throws CommandFailure {
    try {
      return BundleFiles.read(folder);
    } catch (BundleException unusable) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /** What reads photos. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException, InferenceException, InterruptedException;
  }

  private static <T> T with(Work<T> work) throws CommandFailure, InterruptedException {
    try {
      return work.run();
    } catch (IOException broken) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(broken.getMessage()), broken);
    } catch (InferenceException failure) {
      throw new CommandFailure(ExitCode.INTERNAL, String.valueOf(failure.getMessage()), failure);
    }
  }

  /** Adds reference embeddings to a bundle. */
  @Command(
      name = "references",
      mixinStandardHelpOptions = true,
      description = {
        "Adds to a bundle what corrections are weighed against: embeddings of a few validation",
        "photos of every class. DATA has the folder val. Run pdd publish shipped models afterwards."
      })
  @SuppressWarnings("NullAway.Init")
  static final class Make implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "DATA", description = "Folder with the folder val.")
    private Path data;

    @Option(names = "--bundle", required = true, paramLabel = "BUNDLE")
    private Path bundle;

    @Option(
        names = "--per-class",
        defaultValue = "" + ReferenceChoice.STANDARD,
        description = "Most photos of a class (default: ${DEFAULT-VALUE}).")
    private int perClass;

    @Option(names = "--cache", paramLabel = "DIR", description = "Keep embeddings here.")
    private @Nullable Path cache;

    Make(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
      ModelBundle model = read(bundle);
      Path file =
          with(
              () -> {
                Path kept = cache == null ? Files.createTempDirectory("pdd-embeddings") : cache;
                References references =
                    new ReferenceChoice(model, new EmbeddingCache(model, kept, THREADS), perClass)
                        .choose(
                            data.resolve("val"),
                            (done, of) -> console.say("%d of %d photos".formatted(done, of)));
                return references.write(bundle);
              });
      console.say("Written: " + file);
      return ExitCode.DONE;
    }
  }

  /** Measures what corrections bring. */
  @Command(
      name = "experiment",
      mixinStandardHelpOptions = true,
      description = {
        "Measures what corrections bring: learns from 1 to 20 photos per class of another place",
        "(DATA/novel/train) and measures on its test part and on the ordinary test photos. The"
            + " same",
        "with 10 % wrong labels. Prints a table in Markdown."
      })
  @SuppressWarnings("NullAway.Init")
  static final class Experiment implements Callable<Integer> {

    private static final List<Integer> SIZES = List.of(1, 3, 5, 10, 20);
    private static final List<Double> WRONG = List.of(0.0, 0.1);
    private static final List<Strength> STRENGTHS =
        List.of(
            new Strength(0.003, 0.25, 10),
            new Strength(0.003, 0.5, 5),
            new Strength(0.003, 0.5, 10),
            new Strength(0.003, 1, 5),
            new Strength(0.003, 1, 10),
            new Strength(0.01, 0.5, 10),
            new Strength(0.03, 0.5, 10));

    private final Console console;

    @Parameters(paramLabel = "DATA", description = "Folder with novel, val and test.")
    private Path data;

    @Option(names = "--bundle", required = true, paramLabel = "BUNDLE")
    private Path bundle;

    @Option(
        names = "--cache",
        required = true,
        paramLabel = "DIR",
        description = "Keep embeddings here, so that the next time starts at once.")
    private Path cache;

    @Option(
        names = "--seeds",
        defaultValue = "5",
        description = "Draws per line (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
        names = "--choose",
        description =
            "Compare strengths of the fit instead, without any test photo: on the rest of"
                + " novel/train and on validation photos.")
    private boolean choose;

    Experiment(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
      ModelBundle model = read(bundle);
      ExperimentData photos =
          new ExperimentData(
              data,
              model,
              new EmbeddingCache(model, cache, THREADS),
              (done, of) -> console.say("%d of %d photos".formatted(done, of)));
      AdaptationExperiment experiment =
          with(() -> choose ? photos.forChoosing() : photos.forFigures());
      if (choose) {
        compareStrengths(experiment);
      } else {
        measure(experiment);
      }
      return ExitCode.DONE;
    }

    private void compareStrengths(AdaptationExperiment experiment) {
      line(
          "| Prior | Most of a photo | Most of a class | Photos per class | Wrong labels | ",
          experiment);
      for (Strength strength : STRENGTHS) {
        for (double wrong : WRONG) {
          for (int size : List.of(1, 3, 10, 20)) {
            line(
                "| %s | %s | %s | %d | %.0f %% | ",
                experiment,
                experiment.before(),
                outcomes(experiment, size, wrong, strength),
                strength.prior(),
                strength.photo(),
                strength.userClass(),
                size,
                100 * wrong);
          }
        }
      }
    }

    private void measure(AdaptationExperiment experiment) {
      line("| Photos per class | Wrong labels | ", experiment);
      Outcome before = experiment.before();
      line("| %d | %.0f %% | ", experiment, before, List.of(before), 0, 0.0);
      for (double wrong : WRONG) {
        for (int size : SIZES) {
          line(
              "| %d | %.0f %% | ",
              experiment,
              before,
              outcomes(experiment, size, wrong, Strength.STANDARD),
              size,
              100 * wrong);
        }
      }
    }

    private List<Outcome> outcomes(
        AdaptationExperiment experiment, int size, double wrong, Strength strength) {
      List<Outcome> outcomes = new ArrayList<>();
      for (int seed = 1; seed <= seeds; seed++) {
        outcomes.add(experiment.after(new Trial(size, wrong, seed), strength));
      }
      return outcomes;
    }

    private void line(String first, AdaptationExperiment experiment) {
      StringBuilder line = new StringBuilder(first).append("Macro-F1 | New classes");
      for (ClassId shared : experiment.sharedClasses()) {
        line.append(" | ").append(shared);
      }
      print(line.append(" | Ordinary photos, change of top-1 |").toString());
      long columns = line.chars().filter(c -> c == '|').count() - 1;
      print("|" + "---|".repeat((int) columns));
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void line(
        String first,
        AdaptationExperiment experiment,
        Outcome before,
        List<Outcome> outcomes,
        Object... parts) {
      StringBuilder line = new StringBuilder(first.formatted(parts));
      line.append(spread(outcomes.stream().mapToDouble(Outcome::macro)));
      line.append(" | ").append(spread(outcomes.stream().mapToDouble(Outcome::own)));
      for (int c = 0; c < experiment.sharedClasses().size(); c++) {
        int at = c;
        line.append(" | ").append(spread(outcomes.stream().mapToDouble(o -> o.shared().get(at))));
      }
      line.append(" | ")
          .append(spread(outcomes.stream().mapToDouble(o -> o.ordinary() - before.ordinary())));
      print(line.append(" |").toString());
    }

    private void print(String text) {
      PrintWriter out =
          new PrintWriter(new OutputStreamWriter(console.out(), console.charset()), true);
      out.println(text);
    }

    private static String spread(DoubleStream values) {
      double[] all = values.map(v -> 100 * v).sorted().toArray();
      double mean = DoubleStream.of(all).average().orElse(Double.NaN);
      return all.length == 1
          ? String.format(Locale.ROOT, "%.1f", mean)
          : String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", mean, all[0], all[all.length - 1]);
    }
  }
}
