package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.FailureCode;
import tools.jackson.databind.JsonNode;

class ReportFolderTest {

  @TempDir private Path root;
  private EvaluationReport report;

  @BeforeEach
  void evaluate() throws Exception {
    LabelledPhoto broken =
        new LabelledPhoto(
            Path.of("x"),
            "tomato.healthy/broken, really.jpg",
            Samples.CLASSES.get(1),
            "field",
            "phones",
            Optional.empty());
    Failure failure =
        new Failure(FailureCode.IMAGE_DAMAGED, broken.name(), "It is cut.", "Copy it.");
    report =
        report(
            List.of(
                Samples.photo("bean.rust/a.jpg", 0, 0.9, 0.1, 0),
                Samples.photo("bean.rust/b.jpg", 0, 0.2, 0.7, 0.1),
                Samples.photo("tomato.healthy/c.jpg", 1, 0, 1, 0),
                new ScoredPhoto(broken, Score.unreadable(1), Optional.of(failure))));
  }

  private static EvaluationReport report(List<ScoredPhoto> photos) throws EvaluationException {
    return EvaluationReport.of(
        Samples.bundle(Path.of("unused")).config(),
        Samples.CLASSES,
        new EvaluationRunner.Result(photos, 0),
        "none",
        new Bootstrap(50, 1));
  }

  @Test
  void metricsAgreeWithTheHandComputedFigures() throws Exception {
    ReportFolder.write(report, root.resolve("out"));

    JsonNode metrics = Json.read(root.resolve("out/metrics.json"));
    // right: a and c of four
    assertThat(metrics.at("/overall/accuracy/value").doubleValue()).isEqualTo(0.5);
    assertThat(metrics.at("/overall/n").intValue()).isEqualTo(4);
    assertThat(metrics.at("/evaluation/unreadable").intValue()).isEqualTo(1);
    // bean.rust: TP 1, FN 1, no FP: 2/3; tomato.healthy: TP 1, FP 1, FN 1: 1/2
    assertThat(metrics.at("/overall/macroF1/value").doubleValue())
        .isCloseTo((2.0 / 3 + 0.5) / 2, within(1e-6));
    // lab holds a, b and c: bean.rust 2/3, tomato.healthy TP 1, FP 1: 2/3
    assertThat(metrics.at("/domains/lab/macroF1/value").doubleValue())
        .isCloseTo(2.0 / 3, within(1e-6));
    assertThat(metrics.at("/domains/field/accuracy/value").doubleValue()).isZero();
    assertThat(metrics.at("/domains/field/nll/value").isNull()).isTrue();
    assertThat(metrics.at("/crops/bean/accuracy/value").doubleValue()).isEqualTo(0.5);
    assertThat(metrics.at("/classes/bean.rust/takenFor").toString())
        .isEqualTo("{\"tomato.healthy\":1}");
    assertThat(metrics.at("/classes/tomato.healthy/takenFor").isEmpty()).isTrue();
    assertThat(metrics.at("/classes/tomato.late_blight/n").intValue()).isZero();
    assertThat(metrics.at("/classes/tomato.late_blight/f1/value").isNull()).isTrue();
    assertThat(metrics.at("/evaluation/interval/unit").asString()).isEqualTo("photo");
    assertThat(metrics.at("/reliability").size()).isEqualTo(15);
  }

  @Test
  void csvFilesHoldEveryPhotoAndEveryFailure() throws Exception {
    ReportFolder.write(report, root.resolve("out"));

    assertThat(root.resolve("out/confusion.csv"))
        .hasContent(
            """
            true_class,bean.rust,tomato.healthy,tomato.late_blight,unreadable
            bean.rust,1,1,0,0
            tomato.healthy,0,1,0,1
            tomato.late_blight,0,0,0,0
            """);
    assertThat(root.resolve("out/predictions.csv"))
        .hasContent(
            """
            path,true,predicted,confidence,domain,source
            bean.rust/a.jpg,bean.rust,bean.rust,0.900000,lab,lab-source
            bean.rust/b.jpg,bean.rust,tomato.healthy,0.700000,lab,lab-source
            tomato.healthy/c.jpg,tomato.healthy,tomato.healthy,1.000000,lab,lab-source
            "tomato.healthy/broken, really.jpg",tomato.healthy,,,field,phones
            """);
    assertThat(root.resolve("out/failures.csv"))
        .hasContent(
            """
            path,true,code,message
            "tomato.healthy/broken, really.jpg",tomato.healthy,IMAGE_DAMAGED,It is cut. Copy it.
            """);
    List<String> perClass = Files.readAllLines(root.resolve("out/per_class.csv"));
    assertThat(perClass).hasSize(4);
    assertThat(Csv.fields(perClass.get(1)))
        .startsWith("bean.rust", "bean", "2", "1", "1.000000")
        .hasSize(13);
    assertThat(Csv.fields(perClass.get(3))).endsWith("", "", "");
  }

  @Test
  void picturesShowRightPhotosInGreenAndWrongOnesInRed() throws Exception {
    ReportFolder.write(report, root.resolve("out"));

    BufferedImage confusion = ImageIO.read(root.resolve("out/confusion.png").toFile());
    BufferedImage reliability = ImageIO.read(root.resolve("out/reliability.png").toFile());
    assertThat(hasDominant(confusion, 1)).isTrue();
    assertThat(hasDominant(confusion, 0)).isTrue();
    assertThat(reliability.getWidth()).isGreaterThan(400);
    assertThat(hasDominant(reliability, 1)).isTrue();
  }

  private static boolean hasDominant(BufferedImage image, int channel) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int[] rgb = image.getRaster().getPixel(x, y, (int[]) null);
        if (rgb[channel] > rgb[1 - channel] + 40) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void theSameEvaluationGivesTheSameBytes() throws Exception {
    ReportFolder.write(report, root.resolve("one"));
    ReportFolder.write(report, root.resolve("two"));

    for (String name : List.of("metrics.json", "confusion.png", "predictions.csv")) {
      assertThat(root.resolve("one").resolve(name))
          .hasSameBinaryContentAs(root.resolve("two").resolve(name));
    }
  }

  @Test
  void anEarlierEvaluationIsReplacedAndOtherFilesInItAreKept() throws Exception {
    Path out = root.resolve("out");
    ReportFolder.write(report, out);
    Files.writeString(out.resolve("notes.txt"), "mine");

    ReportFolder.write(report(report.photos().subList(0, 1)), out);

    assertThat(Json.read(out.resolve("metrics.json")).at("/overall/n").intValue()).isEqualTo(1);
    assertThat(Files.readAllLines(out.resolve("predictions.csv"))).hasSize(2);
    assertThat(out.resolve("notes.txt")).hasContent("mine");
    assertThat(root).isDirectoryNotContaining("glob:**/.evaluation-*");
  }

  @Test
  void aFolderWithOtherContentIsRefusedAndLeftAlone() throws Exception {
    Path out = Files.createDirectory(root.resolve("out"));
    Files.writeString(out.resolve("notes.txt"), "mine");

    assertThatThrownBy(() -> ReportFolder.write(report, out))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("not empty");
    assertThat(out).isDirectoryContaining("glob:**/notes.txt");
    assertThat(out).isDirectoryNotContaining("glob:**/*.json");
  }

  @Test
  void anEmptyFolderIsUsed() throws Exception {
    Path out = Files.createDirectory(root.resolve("out"));

    ReportFolder.write(report, out);

    assertThat(out.resolve("metrics.json")).exists();
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws Exception {
    Path file = Files.writeString(root.resolve("out"), "mine");

    assertThatThrownBy(() -> ReportFolder.write(report, file))
        .isInstanceOf(EvaluationException.class);
    assertThat(file).hasContent("mine");
  }
}
