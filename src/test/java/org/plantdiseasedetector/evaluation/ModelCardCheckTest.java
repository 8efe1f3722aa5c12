package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.model.ModelBundle;

class ModelCardCheckTest {

  private static final int STRIDE = 7;

  @TempDir private Path folder;
  private ModelBundle bundle;
  private Path card;
  private Path metrics;

  @BeforeEach
  void makeBundle() throws Exception {
    bundle = Samples.bundle(folder);
    Files.writeString(bundle.network(), "network");
    Files.writeString(folder.resolve(ModelBundle.HEAD_FILE), "head");
    card = folder.resolve(ModelBundle.CARD_FILE);
    metrics = folder.resolve(ModelBundle.METRICS_FILE);
    Path training = Files.writeString(folder.resolve("training.json"), "{\"epochs\": 31}");
    BundleMetrics.update(bundle, "validation", report(2), Optional.of(training));
    BundleMetrics.update(bundle, "test", report(9), Optional.empty());
  }

  private EvaluationReport report(int wrong) throws EvaluationException {
    List<ScoredPhoto> photos =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    Samples.photo(
                        "p" + i,
                        i % 2 == 0 ? "lab" : "field",
                        Optional.empty(),
                        i % 3,
                        row(i, wrong)))
            .toList();
    return EvaluationReport.of(
        bundle.config(),
        bundle.classes(),
        new EvaluationRunner.Result(photos, 0),
        "none",
        new Bootstrap(50, 1));
  }

  private static double[] row(int photo, int wrong) {
    double[] row = {0.05, 0.05, 0.05};
    row[(photo + (photo < wrong ? 1 : 0)) % 3] = 0.9;
    return row;
  }

  @Test
  void aFreshCardAgreesAndShowsTheFigures() throws Exception {
    assertThat(ModelCardCheck.check(folder)).isEmpty();
    // 21 of 30 right; the validation section was kept when test was added, and so was training
    assertThat(card)
        .content()
        .contains("# Model card: testnet 1.2.3")
        .contains("| overall | 30 | 70.0 (")
        .contains("| overall | 30 | 93.3 (")
        .contains("| epochs | 31 |")
        .doesNotContain("{{");
  }

  @Test
  void anyChangedDigitOfTheCardIsFound() throws Exception {
    String original = Files.readString(card);
    assertEveryChangedDigitIsFound(card, original);
  }

  @Test
  void anyChangedDigitOfTheFiguresIsFound() throws Exception {
    String original = Files.readString(metrics);
    assertEveryChangedDigitIsFound(metrics, original);
  }

  private void assertEveryChangedDigitIsFound(Path file, String original) throws Exception {
    int digits = 0;
    for (int i = 0; i < original.length(); i++) {
      if (Character.isDigit(original.charAt(i)) && digits++ % STRIDE == 0) {
        char other = original.charAt(i) == '9' ? '8' : (char) (original.charAt(i) + 1);
        Files.writeString(file, original.substring(0, i) + other + original.substring(i + 1));
        assertThat(ModelCardCheck.check(folder)).as("digit at %d", i).isNotEmpty();
      }
    }
    assertThat(digits).isGreaterThan(100);
  }

  @Test
  void aWrongCellIsNamedEvenInACardOfAnUnknownTemplate() throws Exception {
    change(card, "| overall | 30 | 70.0 ", "| overall | 30 | 71.0 ");
    change(card, "<!-- template: 2 -->", "");

    assertThat(ModelCardCheck.check(folder))
        .anySatisfy(
            finding ->
                assertThat(finding)
                    .contains("overall, Top-1, %: the card says 71.0")
                    .contains("metrics.json 70.0"));
  }

  @Test
  void addedRowsMissingRowsAndUnmarkedTablesAreFound() throws Exception {
    change(card, "| lab | 15 |", "| space | 15 |");
    Files.writeString(card, Files.readString(card) + "\n| | Top-1 |\n|---|---|\n| all | 99.9 |\n");

    assertThat(ModelCardCheck.check(folder))
        .anyMatch(finding -> finding.contains("no such row in /test/domains"))
        .anyMatch(finding -> finding.contains("/test/domains lacks lab"))
        .anyMatch(finding -> finding.contains("names no source"));
  }

  @Test
  void aCardWithoutItsTablesIsFound() throws Exception {
    Files.writeString(card, "All is well, accuracy 100 %.\n");

    assertThat(ModelCardCheck.check(folder))
        .anyMatch(finding -> finding.contains("/test/overall is missing"));
  }

  @Test
  void figuresOfOtherWeightsAreFoundAndDroppedByTheNextUpdate() throws Exception {
    Files.writeString(bundle.network(), "retrained network");
    assertThat(ModelCardCheck.check(folder))
        .anyMatch(finding -> finding.contains("another best_model.pth"));

    BundleMetrics.update(bundle, "test", report(3), Optional.empty());

    assertThat(ModelCardCheck.check(folder)).isEmpty();
    assertThat(Json.read(metrics).has("validation")).isFalse();
    assertThat(Json.read(metrics).at("/training/epochs").intValue()).isEqualTo(31);
    assertThat(card).content().contains("Not measured.");
  }

  @Test
  void figuresOfAnotherVersionAreNotMixedIn() throws Exception {
    change(metrics, "1.2.3", "1.2.2");

    assertThatThrownBy(() -> BundleMetrics.update(bundle, "test", report(3), Optional.empty()))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("another model or version");
  }

  @Test
  void aMissingCardSaysSo() throws Exception {
    Files.delete(card);

    assertThatThrownBy(() -> ModelCardCheck.check(folder))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("model-card.md");
  }

  private static void change(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }
}
