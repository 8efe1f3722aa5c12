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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.testing.FakeClassifier;
import org.plantdiseasedetector.testing.Pictures;

/** A folder of photos, a data folder, and the console with a model that looks at colours. */
abstract class HistoryOnConsole {

  static final int RED = 0xE01010;
  static final int GREEN = 0x10E010;
  static final int BLUE = 0x1010E0;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter messages = new StringWriter();
  Path photos;
  Path data;
  Path passphrase;

  @BeforeEach
  void prepare() throws IOException {
    photos = Files.createDirectories(folder.resolve("photos"));
    data = folder.resolve("data");
    passphrase = folder.resolve("passphrase");
    Files.writeString(passphrase, "a long passphrase, ünïcode\r\nsecond line");
    Files.write(photos.resolve("red.png"), png(RED, 80));
    Files.write(photos.resolve("green.png"), png(GREEN, 80));
    Files.createFile(photos.resolve("broken.jpg"));
  }

  void save(Path photos, String... options) {
    reset();
    List<String> arguments =
        new ArrayList<>(List.of("diagnose", photos.toString(), "--save", "--format", "jsonl"));
    arguments.addAll(List.of(options));
    arguments.addAll(
        List.of("--passphrase-file", passphrase.toString(), "--data-dir", data.toString()));
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(1);
  }

  int history(String command, String... arguments) {
    return with(passphrase, command, arguments);
  }

  int with(Path secret, String command, String... arguments) {
    return run(
        Stream.of(
                List.of("history", command),
                List.of(arguments),
                List.of("--passphrase-file", secret.toString(), "--data-dir", data.toString()))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  int run(String... arguments) {
    Console console = new Console(out, StandardCharsets.UTF_8, new PrintWriter(messages), false);
    Environment environment =
        new Environment(name -> name.equals("user.name") ? "ada" : null, name -> null);
    FakeClassifier classifier = new FakeClassifier();
    return new Composition(
            environment, () -> FakeClassifier.BUNDLE, (bundle, device, threads) -> classifier)
        .commandLine(console)
        .run(arguments);
  }

  void reset() {
    out.reset();
    messages.getBuffer().setLength(0);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String said() {
    return messages.toString();
  }

  static byte[] png(int rgb, int side) {
    return Pictures.encode(Pictures.plain(side, side, BufferedImage.TYPE_INT_RGB, rgb), "png");
  }
}
