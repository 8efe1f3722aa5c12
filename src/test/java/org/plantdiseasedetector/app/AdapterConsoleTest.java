package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.adaptation.Meadow;
import org.plantdiseasedetector.adaptation.MeadowClassifier;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.testing.Pictures;

/** The console learns from corrections, shares what it has learnt, and goes back. */
class AdapterConsoleTest {

  private static final int YELLOW = 0xD0C010;
  private static final int RED = 0xD01010;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter messages = new StringWriter();
  private ModelBundle model;
  private Path secret;
  private Path eleventh;

  @BeforeEach
  void prepare() throws Exception {
    model = Meadow.plant(folder.resolve("meadow-1.0.0"));
    Meadow.references(8).write(model.directory());
    secret = Files.writeString(folder.resolve("secret"), "a long passphrase for tests");
    eleventh = picture("eleventh.png", YELLOW - 0x0A0A00);
  }

  private Path picture(String name, int rgb) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(
        file, Pictures.encode(Pictures.plain(320, 320, BufferedImage.TYPE_INT_RGB, rgb), "png"));
  }

  private int run(String data, String... arguments) {
    out.reset();
    messages.getBuffer().setLength(0);
    Console console = new Console(out, StandardCharsets.UTF_8, new PrintWriter(messages), false);
    Environment environment =
        new Environment(
            name -> name.equals("user.name") ? "ada" : null,
            name -> name.equals("PDD_DATA_DIR") ? folder.resolve(data).toString() : null);
    return new Composition(
            environment, () -> model, (bundle, device, threads) -> new MeadowClassifier(bundle))
        .commandLine(console)
        .run(arguments);
  }

  /** Makes a history with corrected yellow and confirmed red photos. */
  private void label(String data, int yellow, int red) throws IOException {
    String pass = secret.toString();
    assertThat(run(data, "history", "init", "--passphrase-file", pass)).isZero();
    for (int i = 0; i < yellow + red; i++) {
      int shade = (i + 1) << 8;
      picture(data + "-photos/" + (100 + i) + ".png", i < yellow ? YELLOW - shade : RED - shade);
    }
    String photos = folder.resolve(data + "-photos").toString();
    assertThat(run(data, "diagnose", photos, "--save", "--passphrase-file", pass)).isZero();
    for (int i = 0; i < yellow + red; i++) {
      String number = Integer.toString(i + 1);
      String label = i < yellow ? "apple.brown_spot" : "apple.healthy";
      assertThat(
              run(data, "history", "label", number, "--correct", label, "--passphrase-file", pass))
          .as(messages.toString())
          .isZero();
    }
  }

  private int exchange(String data, String... command) {
    List<String> all = new ArrayList<>(List.of("adapter"));
    all.addAll(List.of(command));
    all.addAll(List.of("--passphrase-file", secret.toString()));
    all.addAll(List.of("--exchange-passphrase-file", secret.toString()));
    return run(data, all.toArray(String[]::new));
  }

  private String row(String data) {
    assertThat(run(data, "diagnose", eleventh.toString(), "--format", "jsonl")).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void itLearnsIsNamedInEveryRowAndIsSwitchedOff() throws IOException {
    String pass = secret.toString();
    label("one", 10, 4);
    assertThat(row("one")).doesNotContain("\"classId\":\"apple.brown_spot\",\"crop\"");

    assertThat(run("one", "adapter", "fit", "--passphrase-file", pass)).isZero();
    assertThat(messages.toString()).contains("It is offered", "apple.brown_spot");
    assertThat(row("one")).doesNotContain("adapter.1");
    assertThat(run("one", "adapter", "fit", "--accept", "--passphrase-file", pass)).isZero();

    assertThat(row("one"))
        .contains("1.0.0+adapter.1", "apple.brown_spot", "Without the adapter, meadow 1.0.0 says");
    assertThat(run("one", "adapter", "show")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("* 1  meadow 1.0.0+adapter.1");
    assertThat(run("one", "adapter", "undo")).isZero();
    assertThat(row("one")).doesNotContain("adapter.1");
    assertThat(run("one", "adapter", "on")).isZero();
    assertThat(row("one")).contains("adapter.1");
    assertThat(run("one", "adapter", "off")).isZero();
    assertThat(row("one")).doesNotContain("adapter.1");
  }

  @Test
  void tooLittleIsNotOfferedAndColleaguesMakeUpForIt() throws IOException {
    String pass = secret.toString();
    label("one", 1, 1);
    label("two", 9, 3);
    assertThat(run("one", "adapter", "fit", "--accept", "--passphrase-file", pass)).isEqualTo(3);
    assertThat(messages.toString()).contains("1 photos of apple.brown_spot: 9 more are needed.");
    String file = folder.resolve("shared.pddadapter").toString();

    assertThat(exchange("two", "export", "--out", file)).isZero();
    assertThat(exchange("one", "import", file)).isZero();
    assertThat(row("one")).doesNotContain("adapter.1");
    assertThat(run("one", "adapter", "merge", "--accept", "--passphrase-file", pass))
        .as(messages.toString())
        .isZero();

    assertThat(row("one")).contains("1.0.0+adapter.1", "apple.brown_spot");
    assertThat(exchange("one", "import", file, "--signer", "0".repeat(64))).isEqualTo(5);
  }
}
