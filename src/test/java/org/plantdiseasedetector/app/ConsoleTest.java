package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.ClassifierLoader;
import org.plantdiseasedetector.inference.DeviceOpener;
import org.plantdiseasedetector.inference.DeviceSelection;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.testing.FakeClassifier;
import org.plantdiseasedetector.testing.Pictures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console as a user sees it: arguments in, rows, messages, files and exit code out. */
class ConsoleTest {

  @TempDir private Path folder;

  private final FakeClassifier classifier = new FakeClassifier();
  private final Map<String, String> properties = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter messages = new StringWriter();
  private ModelSource models = () -> FakeClassifier.BUNDLE;
  private ClassifierLoader loader = (bundle, device, threads) -> classifier;
  private Path photos;

  @BeforeEach
  void fill() throws IOException {
    properties.put("user.home", folder.toString());
    photos = Files.createDirectories(folder.resolve("photos"));
    properties.put(Environment.SAMPLES_PROPERTY, folder.resolve("samples").toString());
    Files.write(photos.resolve("red.png"), png(0xE01010));
    Files.write(photos.resolve("green.png"), png(0x10E010));
  }

  @Test
  void everyPhotoGetsARowAlsoTheBrokenOnes() throws IOException {
    addBrokenFiles();
    int code = run("diagnose", photos.toString(), "--format", "jsonl", "--threads", "2");

    List<JsonNode> rows = rows();
    assertThat(code).isEqualTo(1);
    assertThat(rows).hasSize(5);
    assertThat(rows.stream().map(row -> row.get("outcome").asString()))
        .containsExactly("rejected", "rejected", "confident", "confident", "rejected");
    assertThat(rows.stream().map(row -> row.at("/failure/code").asString("")))
        .containsExactly("IMAGE_DAMAGED", "FILE_EMPTY", "", "", "NOT_AN_IMAGE");
    assertThat(rows.get(2).get("classId").asString()).isEqualTo("tomato.healthy");
    assertThat(messages.toString()).contains("5 photos: 2 confident, 3 rejected.");
    assertThat(classifier.isClosed()).isTrue();
  }

  @Test
  void goodPhotosGiveExitCodeZero() {
    assertThat(run("diagnose", photos.toString())).isZero();
    assertThat(out()).contains("red.png: confident: apple scab");
    assertThat(messages.toString()).doesNotContain("left");
  }

  @Test
  void aNamedFileThatDoesNotExistIsARow() {
    assertThat(run("diagnose", photos.resolve("gone.jpg").toString(), "--format=JSONL"))
        .isEqualTo(1);
    assertThat(rows().getFirst().at("/failure/code").asString()).isEqualTo("FILE_NOT_FOUND");
  }

  @Test
  void anOutputFileIsCompleteAndStandardOutputEmpty() throws IOException {
    Path file = folder.resolve("rows.csv");
    assertThat(run("diagnose", photos.toString(), "--format", "csv", "--out", file.toString()))
        .isZero();
    assertThat(out()).isEmpty();
    assertThat(Files.readAllLines(file)).hasSize(3);
    assertThat(Files.readString(file)).startsWith("path,sha256,outcome");
  }

  @Test
  void anOutputFileInAMissingFolderIsAUsageError() {
    String file = folder.resolve("gone/rows.csv").toString();
    assertThat(run("diagnose", photos.toString(), "--out", file)).isEqualTo(2);
    assertThat(messages.toString()).contains(file).contains("folder that exists");
    assertThat(classifier.photos()).isZero();
  }

  @Test
  void aFolderWithoutPhotosIsAUsageError() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(run("diagnose", empty.toString())).isEqualTo(2);
    assertThat(messages.toString()).contains("no photos").contains(empty.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "diagnose",
        "diagnose x --format xml",
        "diagnose x --threads many",
        "diagnose x --threads 257",
        "diagnose x --threads -1",
        "diagnose x --device tpu",
        "diagnose x --save",
        "diagnose x --resume j --out j",
        "diagnose x --shard 1/2",
        "dance"
      })
  void wrongUsageSaysSoAndGivesExitCodeTwo(String arguments) {
    assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(2);
    assertThat(messages.toString()).isNotBlank();
    assertThat(out()).isEmpty();
  }

  @Test
  void helpGoesToStandardOutput() {
    assertThat(run("--help")).isZero();
    assertThat(out()).contains("diagnose").contains("health");
    assertThat(run("diagnose", "--help")).isZero();
    assertThat(out()).contains("--format");
    assertThat(run("--version")).isZero();
    assertThat(out()).contains("Plant Disease Detector");
  }

  @Test
  void theBenchmarkSplitsAPhotoIntoItsSteps() {
    int code = run("benchmark", photos.toString(), "--format", "json", "--passes", "2", "--quick");
    JsonNode report = rows().getFirst();
    assertThat(code).isZero();
    assertThat(report.get("photos").asInt()).isEqualTo(2);
    assertThat(report.at("/warmUp/photos").asInt()).isPositive();
    assertThat(report.get("photosPerSecond").asDouble()).isPositive();
    double steps = 0;
    for (String step : List.of("read", "decode", "preprocess", "inference", "post_process")) {
      assertThat(report.at("/stageMillis/" + step + "/p95").asDouble(-1)).isNotNegative();
      steps += report.at("/stageMillis/" + step + "/median").asDouble();
    }
    assertThat(steps).isPositive();
    assertThat(report.at("/latencyMillis/median").asDouble()).isPositive();
  }

  @Test
  void theBenchmarkSaysWhatFailed() throws IOException {
    Path samples = Files.createDirectories(folder.resolve("samples"));
    assertThat(run("benchmark", samples.toString())).isEqualTo(2);
    Files.write(samples.resolve("red.png"), png(0xE01010));
    Files.createFile(samples.resolve("empty.jpg"));
    assertThat(run("benchmark", samples.toString(), "--passes", "1", "--quick")).isEqualTo(1);
    assertThat(out()).contains("2, 1 failed").contains("inference").contains("not counted");
    assertThat(run("benchmark", "--passes", "0")).isEqualTo(2);
  }

  @Test
  void aFullBenchmarkMeasuresEverythingKeepsTheRunAndSaysWhatItCouldNot() throws IOException {
    Path samples = Files.createDirectories(folder.resolve("samples"));
    Files.write(samples.resolve("apple-scab.png"), png(0xE01010));
    Path table = folder.resolve("run.csv");

    assertThat(run("benchmark", "--passes", "2", "--export", table.toString())).isZero();
    assertThat(out())
        .startsWith("This computer diagnoses a phone photo in ")
        .contains("99 of 100 within", "1 threads", "Device gpu", "unlocking", "1 labelled photos")
        .contains("The cold start was not measured", "Compared");
    assertThat(table).content().contains("photo_p99", "history_save_p50", "samples_top1");

    out.reset();
    assertThat(run("benchmark", "--list")).isZero();
    assertThat(out()).hasLineCount(1).contains("one photo");
    assertThat(run("benchmark", "--undo", "--list", "--load", "0")).isEqualTo(2);
    assertThat(run("benchmark", "--export", "run.xls")).isEqualTo(2);
  }

  @Test
  void aMissingGraphicsProcessorIsSaid() {
    loader =
        new DeviceSelection(
            new DeviceOpener() {
              @Override
              public boolean hasGpu() {
                return false;
              }

              @Override
              public Classifier open(ModelBundle bundle, ComputeDevice device, int threads) {
                return classifier;
              }
            });
    assertThat(run("diagnose", photos.toString(), "--device", "gpu")).isZero();
    assertThat(messages.toString()).contains("No graphics processor");
  }

  @Test
  void progressIsShownOnATerminal() {
    assertThat(run(true, "diagnose", photos.toString())).isZero();
    assertThat(messages.toString()).contains("2/2 photos").contains("0:00 left");
  }

  @Test
  void aMissingModelIsSaidWithoutStackTrace() {
    models =
        () -> {
          throw new ModelUnavailableException("There is no model in /x. Install again.", null);
        };
    assertThat(run("diagnose", photos.toString())).isEqualTo(70);
    assertThat(messages.toString())
        .isEqualToIgnoringNewLines("There is no model in /x. Install again.");
  }

  @Test
  void anEngineThatDoesNotStartIsSaid() {
    loader =
        (bundle, device, threads) -> {
          throw new InferenceException("library missing");
        };
    assertThat(run("diagnose", photos.toString())).isEqualTo(70);
    assertThat(messages.toString()).contains("fake-1.2.3").contains("library missing");
  }

  @Test
  void anUnexpectedDefectGetsAnIdAndExitCodeSeventy() {
    models =
        () -> {
          throw new IllegalStateException("surprise");
        };
    assertThat(run("diagnose", photos.toString())).isEqualTo(70);
    assertThat(messages.toString())
        .containsPattern("Internal error [0-9a-f]{8}: .*surprise")
        .doesNotContain("\tat ");
  }

  @Test
  void aClosedOutputEndsTheRun() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Console console = new Console(closed, StandardCharsets.UTF_8, new PrintWriter(messages), false);
    assertThat(composition().commandLine(console).run("diagnose", photos.toString())).isEqualTo(70);
    assertThat(messages.toString()).contains("could not be written: Broken pipe");
  }

  @Test
  void healthIsGoodWithASyntheticPhoto() {
    assertThat(run("health", "--data-dir", folder.resolve("data").toString())).isZero();
    assertThat(out())
        .contains("ok           model: fake 1.2.3, 3 classes, on cpu")
        .contains("one synthetic photo")
        .contains("GiB free");
    assertThat(classifier.isClosed()).isTrue();
  }

  @Test
  void healthDiagnosesASamplePhoto() throws IOException {
    Path samples = Files.createDirectory(folder.resolve("samples"));
    Files.write(samples.resolve("leaf.png"), png(0xE01010));
    assertThat(run("--data-dir=" + folder.resolve("data"), "health")).isZero();
    assertThat(out()).contains("one sample photo");
    Files.write(samples.resolve("a.png"), new byte[0]);
    assertThat(run("--data-dir=" + folder.resolve("data"), "health")).isEqualTo(70);
    assertThat(out()).contains("failed       inference").contains("a.png: The file is empty.");
  }

  @Test
  void healthReportsAMissingModelABrokenEngineAndAnUnusableDataFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(run("health", "--data-dir", file.resolve("data").toString())).isEqualTo(70);
    assertThat(out()).contains("failed       data folder").contains("not checked  disk");

    classifier.breakDown();
    assertThat(run("health", "--data-dir", folder.toString())).isEqualTo(70);
    assertThat(out()).contains("failed       inference: engine stopped");

    models =
        () -> {
          throw new ModelUnavailableException("There is no model. Install again.", null);
        };
    assertThat(run("health", "--data-dir", folder.toString())).isEqualTo(70);
    assertThat(out())
        .contains("failed       model: There is no model.")
        .contains("not checked  inference");
  }

  private void addBrokenFiles() throws IOException {
    byte[] jpeg = Pictures.jpeg(90, 90);
    Files.write(photos.resolve("cut.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2));
    Files.createFile(photos.resolve("empty.jpg"));
    Files.writeString(photos.resolve("text.jpg"), "not a photo");
  }

  private int run(String... arguments) {
    return run(false, arguments);
  }

  private int run(boolean interactive, String... arguments) {
    Console console =
        new Console(out, StandardCharsets.UTF_8, new PrintWriter(messages), interactive);
    return composition().commandLine(console).run(arguments);
  }

  private Composition composition() {
    return new Composition(new Environment(properties::get, name -> null), models, loader);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private List<JsonNode> rows() {
    JsonMapper mapper = new JsonMapper();
    return out().lines().map(mapper::readTree).toList();
  }

  private static byte[] png(int rgb) {
    return Pictures.encode(Pictures.plain(80, 80, BufferedImage.TYPE_INT_RGB, rgb), "png");
  }
}
