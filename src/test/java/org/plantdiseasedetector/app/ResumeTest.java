package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.testing.FakeClassifier;
import org.plantdiseasedetector.testing.Pictures;

/** {@code pdd diagnose --resume} as a user sees it when a run is killed or the disk is full. */
class ResumeTest {

  private static final int PHOTOS = 24;
  private static final int DONE_BEFORE_KILL = 10;

  /** Two workers, and one photo that waits for them. */
  private static final int IN_FLIGHT = 3;

  @TempDir private Path folder;
  private final StringWriter messages = new StringWriter();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Path photos;
  private Path journal;
  private Path rows;

  @BeforeEach
  void fill() throws IOException {
    photos = Files.createDirectory(folder.resolve("photos"));
    journal = folder.resolve("run.journal");
    rows = Files.createDirectory(folder.resolve("results")).resolve("rows.jsonl");
    for (int i = 0; i < PHOTOS; i++) {
      int colour = i % 2 == 0 ? 0xE01010 : 0x10E010;
      Files.write(photos.resolve("leaf %02d 🍃.png".formatted(i)), png(colour));
    }
    Files.createFile(photos.resolve("leaf 05 empty.jpg"));
  }

  @Test
  void aKilledRunGoesOnAndGivesTheRowsOfAnUninterruptedOne() throws Exception {
    String expected = uninterrupted();
    killInTheMiddle();
    assertThat(rows).doesNotExist();
    assertThat(rows.getParent()).isEmptyDirectory();

    FakeClassifier model = new FakeClassifier();
    assertThat(resume(model, "jsonl")).isEqualTo(1);

    assertThat(comparable(Files.readString(rows))).isEqualTo(expected);
    assertThat(model.photos())
        .isBetween(PHOTOS - DONE_BEFORE_KILL, PHOTOS - DONE_BEFORE_KILL + IN_FLIGHT);
    assertThat(messages.toString()).contains("are done already").contains("25 photos:");
  }

  @Test
  void aFinishedJournalGivesTheSameRowsAgainWithoutWork() throws Exception {
    resume(new FakeClassifier(), "jsonl");
    String first = Files.readString(rows);
    FakeClassifier idle = new FakeClassifier();
    resume(idle, "jsonl");
    assertThat(Files.readString(rows)).isEqualTo(first);
    assertThat(idle.photos()).isZero();
  }

  @Test
  void aPhotoThatChangedOrCameMeanwhileIsDiagnosed() throws Exception {
    resume(new FakeClassifier(), "jsonl");
    Path changed = photos.resolve("leaf 00 🍃.png");
    Files.write(changed, png(0x1010E0));
    Files.setLastModifiedTime(changed, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    Files.write(photos.resolve("new.png"), png(0x1010E0));
    FakeClassifier model = new FakeClassifier();
    resume(model, "jsonl");
    assertThat(model.photos()).isEqualTo(2);
    assertThat(Files.readAllLines(rows)).hasSize(PHOTOS + 2);
    assertThat(Files.readAllLines(rows).getFirst()).contains("tomato.late_blight");
    assertThat(messages.toString()).contains("1 photos have changed since");
  }

  @Test
  void aFailureThatMayHaveGoneIsTriedAgain() throws Exception {
    FakeClassifier broken = new FakeClassifier();
    broken.breakDown();
    assertThat(resume(broken, "jsonl")).isEqualTo(1);
    assertThat(Files.readString(rows)).contains("INFERENCE_FAILED");
    FakeClassifier model = new FakeClassifier();
    resume(model, "jsonl");
    assertThat(model.photos()).isEqualTo(PHOTOS);
    assertThat(Files.readString(rows)).doesNotContain("INFERENCE_FAILED");
  }

  @Test
  void rowsOfAnotherFormatAreNotMixed() throws Exception {
    resume(new FakeClassifier(), "jsonl");
    byte[] before = Files.readAllBytes(journal);
    String earlier = Files.readString(rows);
    assertThat(resume(new FakeClassifier(), "csv")).isEqualTo(2);
    assertThat(messages.toString()).contains("format was JSONL, now CSV");
    assertThat(Files.readAllBytes(journal)).isEqualTo(before);
    assertThat(rows).hasContent(earlier);
  }

  @Test
  void anUnusableOutputIsSaidBeforeTheWork() {
    rows = folder.resolve("gone/rows.jsonl");
    FakeClassifier model = new FakeClassifier();
    assertThat(resume(model, "jsonl")).isEqualTo(2);
    assertThat(model.photos()).isZero();
    assertThat(journal).doesNotExist();
  }

  @Test
  void rowsGoToStandardOutputWithoutAFile() throws IOException {
    assertThat(
            run(
                new FakeClassifier(),
                "diagnose",
                photos.toString(),
                "--format=csv",
                "--resume",
                journal.toString()))
        .isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(PHOTOS + 2);
  }

  private String uninterrupted() throws IOException {
    Path file = folder.resolve("expected.jsonl");
    run(
        new FakeClassifier(),
        "diagnose",
        photos.toString(),
        "--format=jsonl",
        "--out",
        file.toString());
    return comparable(Files.readString(file));
  }

  /** The time that a photo took differs from run to run. */
  private static String comparable(String rows) {
    return rows.replaceAll("\"elapsedMillis\":\\d+", "\"elapsedMillis\":0");
  }

  private void killInTheMiddle() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                KillableConsole.class.getName(),
                String.valueOf(DONE_BEFORE_KILL)));
    command.addAll(arguments("jsonl"));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("errors.txt").toFile()).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine())
          .as(() -> "messages in " + folder.resolve("errors.txt"))
          .isEqualTo(KillableConsole.READY);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private List<String> arguments(String format) {
    return List.of(
        "diagnose",
        photos.toString(),
        "--threads=2",
        "--format=" + format,
        "--out",
        rows.toString(),
        "--resume",
        journal.toString());
  }

  private int resume(FakeClassifier model, String format) {
    return run(model, arguments(format).toArray(String[]::new));
  }

  private int run(FakeClassifier model, String... arguments) {
    Console console = new Console(out, StandardCharsets.UTF_8, new PrintWriter(messages), false);
    return new Composition(
            new Environment(name -> null, name -> null),
            () -> FakeClassifier.BUNDLE,
            (bundle, device, threads) -> model)
        .commandLine(console)
        .run(arguments);
  }

  private static byte[] png(int rgb) {
    return Pictures.encode(Pictures.plain(80, 80, BufferedImage.TYPE_INT_RGB, rgb), "png");
  }
}
