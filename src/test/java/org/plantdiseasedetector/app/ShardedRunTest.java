package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.testing.FakeClassifier;
import org.plantdiseasedetector.testing.Pictures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code pdd diagnose --shard} and {@code pdd collect} as a scheduler and a user see them. */
class ShardedRunTest {

  private static final int PHOTOS = 23;
  private static final List<String> SAME =
      List.of("table.jsonl", "table.parquet", "summary.json", "history.jsonl");

  @TempDir private Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private final StringWriter messages = new StringWriter();
  private Path photos;
  private Path run;

  @BeforeEach
  void fill() throws IOException {
    photos = Files.createDirectories(folder.resolve("photos/sub")).getParent();
    run = folder.resolve("run");
    for (int i = 0; i < PHOTOS - 1; i++) {
      Path place = i % 3 == 0 ? photos.resolve("sub") : photos;
      int colour = i % 2 == 0 ? 0xE01010 : 0x10E010;
      Files.write(place.resolve("leaf %02d 🍃.png".formatted(i)), png(80 + i, colour));
    }
    Files.writeString(photos.resolve("no image.jpg"), "text");
  }

  @Test
  void aRunInPartsGivesTheSameBytesAsARunInOne() throws IOException {
    Path single = folder.resolve("single");
    assertThat(shard("1/1", single)).isZero();
    assertThat(collect(single)).isEqualTo(1);
    for (int i = 1; i <= 4; i++) {
      assertThat(shard(i + "/4", run)).isZero();
    }
    assertThat(collect(run)).isEqualTo(1);

    for (String name : SAME) {
      assertThat(collected(run).resolve(name))
          .hasSameBinaryContentAs(collected(single).resolve(name));
    }
    assertThat(Files.readAllLines(collected(run).resolve("table.jsonl"))).hasSize(PHOTOS);
    assertThat(Files.readAllLines(collected(run).resolve("times.jsonl"))).hasSize(PHOTOS);
    JsonNode summary = json(collected(run).resolve("summary.json"));
    assertThat(summary.at("/outcomes/rejected").asInt()).isEqualTo(1);
    assertThat(summary.at("/failures/NOT_AN_IMAGE").asInt()).isEqualTo(1);
    assertThat(summary.get("photos").asInt()).isEqualTo(PHOTOS);
  }

  @Test
  void theTableIsParquetThatAnotherReaderReads() throws IOException {
    shard("1/2", run);
    shard("2/2", run);
    collect(run);
    List<String> lines = Files.readAllLines(collected(run).resolve("table.jsonl"));
    int row = 0;
    try (ParquetFileReader file =
            ParquetFileReader.open(InputFile.of(collected(run).resolve("table.parquet")));
        RowReader rows = file.rowReader()) {
      while (rows.hasNext()) {
        rows.next();
        JsonNode expected = new JsonMapper().readTree(lines.get(row++));
        assertThat(rows.getString("path")).isEqualTo(expected.get("path").asString());
        assertThat(rows.getString("outcome")).isEqualTo(expected.get("outcome").asString());
        assertThat(rows.isNull("confidence")).isEqualTo(expected.get("confidence").isNull());
        if (!rows.isNull("confidence")) {
          assertThat(rows.getDouble("confidence")).isEqualTo(expected.get("confidence").asDouble());
        }
        assertThat(rows.isNull("failure_code")).isEqualTo(expected.get("failure").isNull());
        assertThat(rows.getString("candidates")).isEqualTo(expected.get("candidates").toString());
      }
    }
    assertThat(row).isEqualTo(PHOTOS);
    try (ParquetFileReader file =
            ParquetFileReader.open(InputFile.of(run.resolve("shard-000001-of-000002.parquet")));
        RowReader rows = file.rowReader()) {
      rows.next();
      assertThat(rows.getLong("elapsedMillis")).isNotNegative();
    }
  }

  @Test
  void aCompletePartIsNotDoneAgain() throws IOException {
    shard("1/2", run);
    byte[] before = Files.readAllBytes(run.resolve("shard-000001-of-000002.jsonl"));
    FakeClassifier idle = new FakeClassifier();
    assertThat(shard(idle, "1/2", run)).isZero();
    assertThat(idle.photos()).isZero();
    assertThat(messages.toString()).contains("complete already");
    assertThat(run.resolve("shard-000001-of-000002.jsonl")).hasBinaryContent(before);
  }

  @Test
  void thePartComesFromTheScheduler() throws IOException {
    variables.put("JOB_COMPLETION_INDEX", "1");
    assertThat(shard("2", run)).isZero();
    assertThat(run.resolve("shard-000002-of-000002.json")).exists();
    assertThat(run.resolve("shard-000002-of-000002.journal")).doesNotExist();
  }

  @Test
  void missingPartsAreNamedAndNothingIsMade() {
    shard("2/5", run);
    assertThat(collect(run)).isEqualTo(2);
    assertThat(messages.toString()).contains("4 of 5 parts").contains("1, 3-5");
    assertThat(collected(run)).doesNotExist();
  }

  @Test
  void partsOfDifferentPhotosAreNotMixed() throws IOException {
    shard("1/2", run);
    Files.write(photos.resolve("late.png"), png(80, 0x1010E0));
    shard("2/2", run);
    assertThat(collect(run)).isEqualTo(2);
    assertThat(messages.toString()).contains("do not belong together").contains("photos");
    assertThat(shard("1/2", run)).isEqualTo(2);
    assertThat(messages.toString()).contains("another run");
  }

  @Test
  void partsOfDifferentModelsAreNotMixed() throws IOException {
    shard("1/2", run);
    shard("2/2", run);
    replace(
        run.resolve("shard-000002-of-000002.json"), "\"modelFiles\" : \"", "\"modelFiles\" : \"0");
    assertThat(collect(run)).isEqualTo(2);
    assertThat(messages.toString()).contains("model's files");
  }

  @ParameterizedTest
  @ValueSource(strings = {"confident", "leaf 01"})
  void rowsThatWereChangedAreRefused(String word) throws IOException {
    shard("1/1", run);
    replace(run.resolve("shard-000001-of-000001.jsonl"), word, "changed");
    assertThat(collect(run)).isEqualTo(5);
    assertThat(messages.toString()).contains("not what it was");
    assertThat(shard("1/1", run)).isEqualTo(5);
  }

  @Test
  void aDamagedManifestIsRefused() throws IOException {
    shard("1/1", run);
    replace(run.resolve("shard-000001-of-000001.json"), "pdd shard", "other");
    assertThat(collect(run)).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--shard 1/2",
        "--shard 3/2 --out %s",
        "--shard 1/2 --out %s --resume j",
        "--shard 1/2 --out %s --format csv",
        "--shard auto --out %s"
      })
  void wrongUsageIsSaidBeforeAnythingIsDone(String options) {
    List<String> arguments = new ArrayList<>(List.of("diagnose", photos.toString()));
    arguments.addAll(List.of(options.formatted(run).split(" ")));
    FakeClassifier idle = new FakeClassifier();
    assertThat(run(idle, arguments)).isEqualTo(2);
    assertThat(idle.photos()).isZero();
  }

  @Test
  void moreTasksThanPhotosGiveEmptyParts() throws IOException {
    for (int i = 1; i <= PHOTOS + 2; i++) {
      assertThat(shard(i + "/" + (PHOTOS + 2), run)).isZero();
    }
    assertThat(collect(run)).isEqualTo(1);
    assertThat(Files.readAllLines(collected(run).resolve("table.jsonl"))).hasSize(PHOTOS);
  }

  private static void replace(Path file, String old, String with) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replaceFirst(Pattern.quote(old), with));
  }

  private Path collected(Path of) {
    return of.resolveSibling(of.getFileName() + "-collected");
  }

  private int collect(Path of) {
    return run(
        new FakeClassifier(), List.of("collect", of.toString(), "--out", collected(of).toString()));
  }

  private int shard(String part, Path out) {
    return shard(new FakeClassifier(), part, out);
  }

  private int shard(FakeClassifier model, String part, Path out) {
    return run(
        model, List.of("diagnose", photos.toString(), "--shard", part, "--out", out.toString()));
  }

  private int run(FakeClassifier model, List<String> arguments) {
    Console console =
        new Console(
            new ByteArrayOutputStream(), StandardCharsets.UTF_8, new PrintWriter(messages), false);
    return new Composition(
            new Environment(name -> null, variables::get),
            () -> FakeClassifier.BUNDLE,
            (bundle, device, threads) -> model)
        .commandLine(console)
        .run(arguments.toArray(String[]::new));
  }

  private static JsonNode json(Path file) throws IOException {
    return new JsonMapper().readTree(Files.readString(file));
  }

  private static byte[] png(int size, int rgb) {
    return Pictures.encode(Pictures.plain(size, size, BufferedImage.TYPE_INT_RGB, rgb), "png");
  }
}
