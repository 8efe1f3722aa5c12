package org.plantdiseasedetector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.MachineLabel;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.Position;
import org.plantdiseasedetector.history.TestHistory;
import org.plantdiseasedetector.report.html.HtmlRenderer;
import org.plantdiseasedetector.report.json.JsonRenderer;
import org.plantdiseasedetector.vault.KeyMaterial;
import org.plantdiseasedetector.vault.VaultException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a report says, and that its other formats say the same. */
class ReportBuilderTest {

  @TempDir private static Path folder;

  private static TestHistory history;
  private static KeyMaterial key;

  @BeforeAll
  static void open() throws VaultException, HistoryException {
    history = TestHistory.open(folder.resolve("history"));
    key = ReportMaker.key(history.vault());
  }

  @AfterAll
  static void close() throws HistoryException {
    key.close();
    history.close();
  }

  private static Report report(CaseFile... files) {
    return ReportSamples.builder(Locale.ENGLISH).build(List.of(files), ReportSamples.MADE, key);
  }

  private static CaseFile labelled(Optional<HumanLabel> label) {
    return ReportSamples.file(12, "Farm", 2, label, Optional.empty(), "");
  }

  private static String said(Report report) {
    return new String(CanonicalContent.of(report), StandardCharsets.UTF_8);
  }

  private static JsonNode json(Report report) {
    return JsonMapper.shared().readTree(JsonRenderer.render(report));
  }

  @Test
  void aConfirmedCaseSaysWhoAndHowSure() {
    assertThat(said(report(ReportSamples.one("Green Farm", 2))))
        .contains("Late blight on Tomato")
        .contains("Diagnosis of the model, confirmed by Ada Berg on June 2, 2026.")
        .contains("very likely (93%)")
        .contains("Green Farm")
        .contains("48.13715° N, 11.57612° E")
        .contains("Horsfall-Barratt grade 4 (over 6 to 12\u00A0%)")
        .contains("The photo is not sharp.")
        .contains("right in 86.1\u00A0% of 412 test photos")
        .contains("leafnet 1.0.0, not verified")
        .contains("Nobody is liable");
  }

  @Test
  void thePersonWinsOverTheMachine() {
    Report report = report(labelled(ReportSamples.corrected(ReportSamples.EARLY_BLIGHT)));
    JsonNode result = json(report).path("sections").get(0);
    assertThat(result.toString())
        .contains("Early blight on Tomato")
        .contains("Diagnosis by Ada Berg")
        .doesNotContain("Confidence");
    assertThat(report.sections()).extracting(Section::id).contains("advice-tomato-early_blight");
    assertThat(report.sections())
        .extracting(Section::id)
        .doesNotContain("advice-tomato-late_blight");
  }

  @Test
  void whoCannotTellGetsNoMeasures() {
    HumanLabel unsure =
        new HumanLabel(LabelState.NOT_SURE, Optional.empty(), "Ada Berg", ReportSamples.MADE);
    assertThat(said(report(labelled(Optional.of(unsure)))))
        .contains("No certain diagnosis")
        .contains("no measures are advised here")
        .doesNotContain("Remove and destroy");
  }

  @Test
  void figuresOfAnotherModelAreNotTold() {
    Background other =
        new Background(
            Organisation.NONE,
            ReportSamples.background().names(),
            ReportSamples.background().cards(),
            ReportSamples.background()
                .accuracy()
                .map(a -> new MeasuredAccuracy(new ModelIdentity("leafnet", "9.0.0"), a.crops())),
            model -> Background.Origin.SIGNED);
    Report report =
        new ReportBuilder(ReportTexts.load(Locale.ENGLISH), other, ZoneOffset.UTC)
            .build(List.of(ReportSamples.one("A", 1)), ReportSamples.MADE, key);
    assertThat(said(report))
        .contains("no measured accuracy is at hand")
        .doesNotContain("412")
        .contains("leafnet 1.0.0, unchanged, signed by its publisher");
  }

  @Test
  void manyCasesAreCountedDrawnAndListed() {
    List<CaseFile> files = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      files.add(
          ReportSamples.file(
              i,
              "Farm " + i,
              1,
              i == 1 ? ReportSamples.corrected(ReportSamples.EARLY_BLIGHT) : Optional.empty(),
              i == 4 ? Optional.empty() : Optional.of(new Position(10, 20 + 0.001 * i)),
              ""));
    }
    Report report = report(files.toArray(CaseFile[]::new));
    Block.Bars counts = (Block.Bars) report.sections().get(0).blocks().get(0);
    assertThat(counts.bars())
        .extracting(bar -> bar.label() + " " + bar.value())
        .containsExactly("Late blight on Tomato 3 cases", "Early blight on Tomato one case");
    Block.Plan plan = (Block.Plan) report.sections().get(2).blocks().get(0);
    assertThat(plan.points()).extracting(Block.PlanPoint::label).containsExactly("1", "2", "3");
    assertThat(plan.points().get(0).x()).isLessThan(plan.points().get(2).x());
    // A degree of longitude at 10° north is 109.5 km; the three places span 219 m.
    assertThat(plan.alternative()).contains("241 m");
    assertThat(said(report)).contains("One case has no position.");
    Block.Table table = (Block.Table) report.sections().get(3).blocks().get(0);
    assertThat(table.rows()).hasSize(4);
    assertThat(table.rows().get(0)).contains("corrected", "Early blight on Tomato");
    assertThat(report.sections()).extracting(Section::id).contains("case-1", "case-4");
  }

  @Test
  void answersOfDifferentModelsAreCountedApart() {
    CaseFile first = ReportSamples.file(1, "Farm", 1, Optional.empty(), Optional.empty(), "");
    CaseFile second = ReportSamples.file(2, "Farm", 1, Optional.empty(), Optional.empty(), "");
    PlantCase of = second.of();
    MachineLabel newer =
        new MachineLabel(
            of.machine().outcome(),
            of.machine().candidates(),
            new ModelIdentity("leafnet", "2.0.0"));
    PlantCase answeredByNewer =
        new PlantCase(
            of.number(),
            of.id(),
            of.created(),
            of.changed(),
            of.details(),
            newer,
            of.human(),
            of.photos());
    Report report = report(first, new CaseFile(answeredByNewer, second.photos()));

    assertThat(report.sections().get(0).blocks()).hasSize(5);
    assertThat(said(report))
        .contains(
            "Different models answered (2)", "leafnet 1.0.0: 1 case", "leafnet 2.0.0: 1 case");
  }

  @Test
  void placesOnBothSidesOfTheEquatorHaveTheirSigns() {
    CaseFile south =
        ReportSamples.file(
            1, "A", 1, Optional.empty(), Optional.of(new Position(-3.5, -60.25)), "");
    assertThat(said(report(south))).contains("3.50000° S, 60.25000° W");
  }

  @Test
  void theFingerprintChangesWithTheContent() {
    Fingerprint one = report(ReportSamples.one("A", 1)).fingerprint();
    assertThat(report(ReportSamples.one("A", 1)).fingerprint()).isEqualTo(one);
    assertThat(report(ReportSamples.one("B", 1)).fingerprint()).isNotEqualTo(one);
    assertThat(one.grouped()).matches("([0-9A-F]{4}-){7}[0-9A-F]{4}");
  }

  @Test
  void jsonAndHtmlSayTheSameAndHtmlRunsNothing() {
    Report report = report(ReportSamples.one("<script>alert(1)</script> & \"Söhne\"", 2));
    JsonNode json = json(report);
    String html = HtmlRenderer.render(report);
    assertThat(json.path("fingerprint").asString()).isEqualTo(report.fingerprint().hex());
    assertThat(html).doesNotContain("<script").contains("&lt;script&gt;").contains("lang=\"en\"");
    for (JsonNode section : json.path("sections")) {
      assertThat(html).contains("<h2>" + section.path("title").asString() + "</h2>");
      for (JsonNode block : section.path("blocks")) {
        for (JsonNode fact : block.path("facts")) {
          assertThat(html).contains(">" + fact.path("label").asString() + "<");
        }
      }
    }
    assertThat(html).contains("src=\"data:image/jpeg;base64,").doesNotContain("http");
  }

  @Test
  void accuracyIsReadFromTheBundle() throws Exception {
    Files.writeString(
        folder.resolve("metrics.json"),
        """
        {"model":{"name":"m","version":"2.0.0"},"test":{"crops":{
          "apple":{"n":7,"accuracy":{"value":0.5,"low":0.4,"high":0.6}},"odd":{"n":1}}}}
        """);
    MeasuredAccuracy read = MeasuredAccuracy.read(folder).orElseThrow();
    assertThat(read.model()).isEqualTo(new ModelIdentity("m", "2.0.0"));
    assertThat(read.crops())
        .containsOnlyKeys("apple")
        .containsEntry("apple", new MeasuredAccuracy.Figure(0.5, 0.4, 0.6, 7));
  }
}
