package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.model.ModelBundle;

class MeasuredTrustTest {

  @TempDir Path folder;
  private ModelBundle bundle;
  private Path metrics;
  private EvaluationReport report;

  @BeforeEach
  void measure() throws IOException, EvaluationException {
    bundle = Samples.bundle(folder);
    metrics = folder.resolve(ModelBundle.METRICS_FILE);
    Files.writeString(bundle.network(), "network");
    Files.writeString(folder.resolve(ModelBundle.HEAD_FILE), "head");
    report = report();
    BundleMetrics.update(bundle, BundleMetrics.TEST, report, Optional.empty());
  }

  private EvaluationReport report() throws EvaluationException {
    List<ScoredPhoto> photos = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      double[] row = {0.05, 0.05, 0.05};
      row[(i + (i < 9 ? 1 : 0)) % 3] = 0.9;
      String domain = i % 2 == 0 ? "lab" : "field";
      photos.add(Samples.photo("p" + i, domain, Optional.empty(), i % 3, row));
    }
    return EvaluationReport.of(
        bundle.config(),
        bundle.classes(),
        new EvaluationRunner.Result(photos, 0),
        "none",
        new Bootstrap(50, 1));
  }

  @Test
  void readsWhatTheEvaluationHasWritten() throws EvaluationException {
    MeasuredTrust trust = MeasuredTrust.read(bundle);

    assertThat(trust.model()).isEqualTo(bundle.identity());
    assertThat(trust.domains())
        .extracting(MeasuredTrust.Group::name)
        .containsExactlyElementsOf(report.domains().keySet());
    for (MeasuredTrust.Group group : trust.domains()) {
      Figures figures = report.domains().get(group.name());
      assertThat(group.photos()).isEqualTo(figures.photos());
      assertThat(group.accuracy().value())
          .isEqualTo(Math.rint(figures.get(Measure.ACCURACY).value() * 1e6) / 1e6);
      assertThat(group.bins()).hasSize(ReliabilityBins.BINS);
      assertThat(group.bins().stream().mapToInt(MeasuredTrust.Bin::photos).sum())
          .isEqualTo(group.photos());
    }
    assertThat(trust.crops())
        .extracting(MeasuredTrust.Crop::name)
        .containsExactlyElementsOf(report.crops().keySet());
  }

  @Test
  void aModelThatWasNotMeasuredSaysSo() throws IOException {
    Files.delete(metrics);

    assertThatThrownBy(() -> MeasuredTrust.read(bundle))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("was not measured");
  }

  @Test
  void figuresOfOtherWeightsAreNotShown() throws IOException {
    Files.writeString(bundle.network(), "another network");

    assertThatThrownBy(() -> MeasuredTrust.read(bundle))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("of another model");
  }

  @Test
  void aFileThatLacksFiguresIsNamed() throws IOException {
    for (String field : List.of("\"domains\"", "\"ece\"", "\"test\"", "\"crops\"")) {
      String whole = Files.readString(metrics);
      Files.writeString(metrics, whole.replace(field, "\"gone\""));

      assertThatThrownBy(() -> MeasuredTrust.read(bundle))
          .as(field)
          .isInstanceOf(EvaluationException.class)
          .hasMessageContaining(metrics.toString());
      Files.writeString(metrics, whole);
    }
  }
}
