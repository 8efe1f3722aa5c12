package org.plantdiseasedetector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.ModelCardCheck;
import org.plantdiseasedetector.evaluation.ModelUnderTest;
import org.plantdiseasedetector.evaluation.PhotoClassifier;
import org.plantdiseasedetector.evaluation.PhotoEdit;
import org.plantdiseasedetector.evaluation.Samples;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.model.ModelBundle;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateCommandTest {

  @TempDir private Path root;
  private final StringWriter stdout = new StringWriter();
  private final StringWriter stderr = new StringWriter();
  private final AtomicInteger progress = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private ModelBundle bundle;
  private Path photos;
  private Path out;

  @BeforeEach
  void makePhotos() throws IOException {
    Path folder = Files.createDirectory(root.resolve("bundle"));
    bundle = Samples.bundle(folder);
    Files.writeString(bundle.network(), "network");
    Files.writeString(folder.resolve(ModelBundle.HEAD_FILE), "head");
    photos = root.resolve("data/test");
    out = root.resolve("out");
    // each file says which class the classifier below takes it for
    photo("bean.rust/1.jpg", "0");
    photo("bean.rust/2.jpg", "1");
    photo("tomato.healthy/3.jpg", "1");
    photo("tomato.healthy/4.jpg", "1");
  }

  private void photo(String name, String content) throws IOException {
    Path file = photos.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** Takes a photo for the class that its text names; any other text is a broken photo. */
  private static PhotoClassifier.Reading classify(Path photo, PhotoEdit edit) {
    String text = read(photo);
    if (!text.matches("[0-2]")) {
      return new PhotoClassifier.Reading.Failed(
          new Failure(FailureCode.NOT_AN_IMAGE, photo.toString(), "No image.", "Remove it."));
    }
    if (edit.apply(new RgbImage(1, 1, new byte[3])).isEmpty()) {
      return new PhotoClassifier.Reading.Skipped();
    }
    double[] probabilities = {0.05, 0.05, 0.05};
    probabilities[Integer.parseInt(text)] = 0.9;
    return new PhotoClassifier.Reading.Judged(Samples.familiar(probabilities));
  }

  private static String read(Path photo) {
    try {
      return Files.readString(photo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ModelUnderTest open(Optional<Path> wanted) throws EvaluationException {
    if (wanted.isPresent() && !wanted.get().equals(bundle.directory())) {
      throw new EvaluationException("No bundle at " + wanted.get() + ". Check the path.");
    }
    return new ModelUnderTest(bundle, EvaluateCommandTest::classify, closed::incrementAndGet);
  }

  private int run(Object... arguments) {
    EvaluateCommand command =
        new EvaluateCommand(
            this::open, (done, total) -> progress.accumulateAndGet(done, Math::max));
    String[] texts = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      texts[i] = arguments[i].toString();
    }
    return new CommandLine(command)
        .setOut(new PrintWriter(stdout, true))
        .setErr(new PrintWriter(stderr, true))
        .execute(texts);
  }

  private JsonNode metrics() throws IOException {
    return new JsonMapper().readTree(Files.readString(out.resolve("metrics.json")));
  }

  @Test
  void writesAllFilesAndPrintsTheFigures() throws Exception {
    assertThat(run(photos, "--out", out)).isZero();

    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder(
            "metrics.json",
            "confusion.csv",
            "confusion.png",
            "reliability.png",
            "per_class.csv",
            "predictions.csv",
            "failures.csv");
    assertThat(metrics().at("/overall/accuracy/value").doubleValue()).isEqualTo(0.75);
    assertThat(stdout.toString())
        .contains("testnet 1.2.3 on 4 photos (0 unreadable")
        .contains("bootstrap over photos")
        .containsPattern("all photos +4 +75\\.0 \\(");
    assertThat(stderr.toString()).contains("Results are in");
    assertThat(progress).hasValue(4);
    assertThat(closed).hasValue(1);
  }

  @Test
  void anUnreadablePhotoCountsAsWrongIsListedAndGivesExitCodeOne() throws Exception {
    photo("tomato.healthy/5.jpg", "text");

    assertThat(run(photos, "--out", out)).isEqualTo(1);

    assertThat(metrics().at("/overall/accuracy/value").doubleValue()).isEqualTo(0.6);
    assertThat(out.resolve("failures.csv")).content().contains("tomato.healthy/5.jpg");
  }

  @Test
  void theIndexBesideTheFolderSplitsByDomainAndResamplesLeaves() throws Exception {
    Files.writeString(
        root.resolve("data/index.csv"),
        """
        path,domain,source,leaf_group
        test/bean.rust/1.jpg,field,ibean,a
        test/bean.rust/2.jpg,field,ibean,a
        test/tomato.healthy/3.jpg,lab,plantvillage,b
        test/tomato.healthy/4.jpg,lab,plantvillage,c
        """);

    assertThat(run(photos, "--out", out)).isZero();

    assertThat(metrics().at("/domains/field/accuracy/value").doubleValue()).isEqualTo(0.5);
    assertThat(metrics().at("/domains/lab/accuracy/value").doubleValue()).isEqualTo(1);
    assertThat(metrics().at("/overall/clusters").intValue()).isEqualTo(3);
    assertThat(metrics().at("/evaluation/interval/unit").asString()).isEqualTo("leaf_group");
    assertThat(stdout.toString()).contains("domain field", "source plantvillage", "over leaves");
  }

  @Test
  void aFolderWithOtherContentIsRefusedBeforeTheModelIsLoaded() throws Exception {
    Files.createDirectory(out);
    Files.writeString(out.resolve("thesis.txt"), "mine");

    assertThat(run(photos, "--out", out)).isEqualTo(2);

    assertThat(stderr.toString()).contains("not empty");
    assertThat(closed).hasValue(0);
    assertThat(out.toFile().list()).containsExactly("thesis.txt");
  }

  @Test
  void updatesTheBundleAndItsCard() throws Exception {
    assertThat(run(photos, "--out", out, "--update-bundle", bundle.directory())).isZero();

    assertThat(ModelCardCheck.check(bundle.directory())).isEmpty();
    assertThat(bundle.directory().resolve(ModelBundle.CARD_FILE))
        .content()
        .contains("| overall | 4 | 75.0 (");
  }

  @Test
  void figuresOfOneModelNeverLandInTheCardOfAnother() throws Exception {
    Path other = Files.createDirectory(root.resolve("other"));

    assertThat(run(photos, "--out", out, "--model", bundle.directory(), "--update-bundle", other))
        .isEqualTo(2);

    assertThat(stderr.toString()).contains("Name the same for both");
    assertThat(other).isEmptyDirectory();
  }

  @Test
  void blankLeafWithoutAnyPlainBackgroundSaysSo() {
    assertThat(run(photos, "--out", out, "--blank-leaf")).isEqualTo(2);

    assertThat(stderr.toString()).contains("none has a plain background");
    assertThat(out).doesNotExist();
  }

  @Test
  void optionsThatContradictEachOtherAreAUsageError() {
    assertThat(run(photos, "--out", out, "--section", "test")).isEqualTo(2);
    assertThat(
            run(photos, "--out", out, "--update-bundle", bundle.directory(), "--section", "best"))
        .isEqualTo(2);
    assertThat(
            run(
                photos,
                "--out",
                out,
                "--update-bundle",
                bundle.directory(),
                "--section",
                "test",
                "--blank-outline"))
        .isEqualTo(2);
    assertThat(run(photos, "--out", out, "--threads", "0")).isEqualTo(2);
    assertThat(out).doesNotExist();
  }

  @Test
  void aMissingFolderIsAUsageErrorThatNamesIt() {
    assertThat(run(root.resolve("nowhere"), "--out", out)).isEqualTo(2);

    assertThat(stderr.toString()).contains("nowhere");
  }
}
