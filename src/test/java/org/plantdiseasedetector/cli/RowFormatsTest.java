package org.plantdiseasedetector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.domain.RollUp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RowFormatsTest {

  private static final Candidate BLIGHT = candidate("tomato.late_blight", 0.912345);
  private static final Candidate MOULD = candidate("tomato.leaf_mould", 0.05);
  private static final String CSV_HEADER =
      "path,sha256,outcome,classId,crop,confidence,candidates,severityPercent,severityGrade,"
          + "quality.sharpness,quality.exposure,quality.leafFraction,warnings,model.name,"
          + "model.version,device,elapsedMillis,failure.code,failure.message,"
          + "rollUp.crop,rollUp.damage,rollUp.confidence\r\n";

  @Test
  void jsonRowOfAConfidentDiagnosis() {
    String row =
        new JsonlFormat()
            .row(diagnosis("a.jpg", new DiagnosisOutcome.Confident(BLIGHT, List.of(MOULD))));
    assertThat(row)
        .isEqualTo(
            "{\"path\":\"a.jpg\",\"sha256\":\"00ff\",\"outcome\":\"confident\","
                + "\"classId\":\"tomato.late_blight\",\"crop\":\"tomato\",\"confidence\":0.9123,"
                + "\"candidates\":[{\"classId\":\"tomato.late_blight\",\"confidence\":0.9123},"
                + "{\"classId\":\"tomato.leaf_mould\",\"confidence\":0.05}],"
                + "\"severityPercent\":null,\"severityGrade\":null,\"quality\":{"
                + "\"sharpness\":null,\"exposure\":null,\"leafFraction\":null},"
                + "\"warnings\":[\"small\"],\"model\":{\"name\":\"leafnet\",\"version\":\"1.0.0\"},"
                + "\"device\":\"cpu\",\"elapsedMillis\":42,\"failure\":null,\"rollUp\":null}\n");
  }

  @Test
  void jsonRowOfARejectedPhoto() {
    JsonNode row = json(rejected("b.jpg"));
    assertThat(row.get("sha256").isNull()).isTrue();
    assertThat(row.get("outcome").asString()).isEqualTo("rejected");
    assertThat(row.get("classId").isNull()).isTrue();
    assertThat(row.get("confidence").isNull()).isTrue();
    assertThat(row.get("candidates").isEmpty()).isTrue();
    assertThat(row.get("failure").get("code").asString()).isEqualTo("FILE_EMPTY");
    assertThat(row.get("failure").get("message").asString()).isEqualTo("It is empty. Copy again.");
  }

  @Test
  void uncertainRowsNameTheMostProbableClassAndUnknownOnesNone() {
    JsonNode uncertain =
        json(diagnosis("a.jpg", new DiagnosisOutcome.Uncertain(List.of(BLIGHT, MOULD))));
    assertThat(uncertain.get("outcome").asString()).isEqualTo("uncertain");
    assertThat(uncertain.get("classId").asString()).isEqualTo("tomato.late_blight");

    JsonNode unknown = json(diagnosis("a.jpg", new DiagnosisOutcome.NotRecognised(List.of(MOULD))));
    assertThat(unknown.get("outcome").asString()).isEqualTo("not_recognised");
    assertThat(unknown.get("classId").isNull()).isTrue();
    assertThat(unknown.get("crop").isNull()).isTrue();
    assertThat(unknown.get("candidates")).hasSize(1);
  }

  @Test
  void whatIsCertainAboutAnUncertainPhotoReachesEveryFormat() {
    RollUp rollUp = new RollUp(Optional.of("tomato"), Optional.of("fungal"), 0.962345);
    Diagnosis uncertain =
        diagnosis(
            "a.jpg", new DiagnosisOutcome.Uncertain(List.of(BLIGHT, MOULD), Optional.of(rollUp)));

    assertThat(json(uncertain).get("rollUp"))
        .hasToString("{\"crop\":\"tomato\",\"damage\":\"fungal\",\"confidence\":0.9623}");
    assertThat(new CsvFormat().row(uncertain)).endsWith(",tomato,fungal,0.9623\r\n");
    assertThat(new TextFormat().row(uncertain))
        .contains("; clear enough: crop tomato, cause fungal 96.2 %");
  }

  @Test
  void aJsonRowStaysOnOneLineWhateverTheFileIsCalled() {
    String row = new JsonlFormat().row(rejected("a\n\"b\u2028\u0007.jpg"));
    assertThat(row.indexOf('\n')).isEqualTo(row.length() - 1);
    assertThat(new JsonMapper().readTree(row).get("path").asString())
        .isEqualTo("a\n\"b\u2028\u0007.jpg");
  }

  @Test
  void csvHasTheColumnsOfTheJsonRow() {
    CsvFormat csv = new CsvFormat();
    assertThat(csv.header()).isEqualTo(CSV_HEADER);
    assertThat(csv.row(diagnosis("a.jpg", new DiagnosisOutcome.Confident(BLIGHT, List.of(MOULD)))))
        .isEqualTo(
            "a.jpg,00ff,confident,tomato.late_blight,tomato,0.9123,"
                + "tomato.late_blight:0.9123;tomato.leaf_mould:0.0500,,,,,,small,leafnet,1.0.0,"
                + "cpu,42,,,,,\r\n");
    assertThat(csv.row(rejected("b.jpg")))
        .isEqualTo(
            "b.jpg,,rejected,,,,,,,,,,,leafnet,1.0.0,cpu,42,FILE_EMPTY,It is empty. Copy again."
                + ",,,\r\n");
  }

  @Test
  void csvQuotesSeparatorsQuotesAndLineBreaks() {
    assertThat(new CsvFormat().row(rejected("a,\"b\"\n.jpg"))).startsWith("\"a,\"\"b\"\"\n.jpg\",");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=cmd.jpg", "+1.jpg", "-1.jpg", "@x.jpg", "\tx.jpg"})
  void csvDisarmsFormulas(String name) {
    assertThat(new CsvFormat().row(rejected(name))).startsWith("'" + name + ",");
  }

  @Test
  void textSaysTheOutcomeInWords() {
    TextFormat text = new TextFormat();
    assertThat(text.row(diagnosis("a.jpg", new DiagnosisOutcome.Confident(BLIGHT, List.of(MOULD)))))
        .startsWith(
            "a.jpg: confident: tomato late blight 91.2 %; otherwise tomato leaf mould 5.0 %")
        .contains("Note: small");
    assertThat(text.row(diagnosis("a.jpg", new DiagnosisOutcome.Confident(BLIGHT, List.of()))))
        .doesNotContain("otherwise");
    assertThat(text.row(diagnosis("a.jpg", new DiagnosisOutcome.Uncertain(List.of(BLIGHT, MOULD)))))
        .contains("uncertain: tomato late blight 91.2 % or tomato leaf mould 5.0 %");
    assertThat(text.row(diagnosis("a.jpg", new DiagnosisOutcome.NotRecognised(List.of(MOULD)))))
        .contains("not recognised")
        .contains("nearest tomato leaf mould");
    assertThat(text.row(diagnosis("a.jpg", new DiagnosisOutcome.NotRecognised(List.of()))))
        .doesNotContain("nearest");
    assertThat(text.row(rejected("b.jpg")))
        .startsWith("b.jpg: rejected: It is empty. Copy again. [FILE_EMPTY]");
  }

  @Test
  void textKeepsControlCharactersFromTheTerminal() {
    assertThat(new TextFormat().row(rejected("\u001B[2Jx\n.jpg"))).startsWith("?[2Jx?.jpg: ");
  }

  @Test
  void progressTellsRateAndTimeLeft() {
    assertThat(Progress.line(30, 120, Duration.ofSeconds(20)))
        .isEqualTo("30/120 photos, 1.5 a second, 1:00 left");
    assertThat(Progress.line(5, 5, Duration.ZERO)).contains("5/5").contains("0:00 left");
  }

  private static JsonNode json(Diagnosis diagnosis) {
    return new JsonMapper().readTree(new JsonlFormat().row(diagnosis));
  }

  private static Diagnosis rejected(String path) {
    Failure failure = new Failure(FailureCode.FILE_EMPTY, path, "It is empty.", "Copy again.");
    return new Diagnosis(
        Path.of(path),
        Optional.empty(),
        new DiagnosisOutcome.Rejected(failure),
        List.of(),
        new ModelIdentity("leafnet", "1.0.0"),
        ComputeDevice.CPU,
        Duration.ofMillis(42));
  }

  private static Diagnosis diagnosis(String path, DiagnosisOutcome outcome) {
    return new Diagnosis(
        Path.of(path),
        Optional.of("00ff"),
        outcome,
        List.of("small"),
        new ModelIdentity("leafnet", "1.0.0"),
        ComputeDevice.CPU,
        Duration.ofMillis(42));
  }

  private static Candidate candidate(String id, double confidence) {
    return new Candidate(new ClassId(id), confidence);
  }
}
