package org.plantdiseasedetector.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {

  @TempDir Path folder;
  private final StringWriter messages = new StringWriter();
  private Path data;
  private Path backbone;

  @BeforeEach
  void makeFolders() throws IOException {
    data = folder.resolve("data");
    Files.createDirectories(data.resolve("train/apple.scab"));
    Files.createDirectories(data.resolve("val/apple.scab"));
    backbone = Files.writeString(folder.resolve("backbone.pt"), "not a network");
  }

  private int train(String... options) {
    Console console =
        new Console(
            new ByteArrayOutputStream(), StandardCharsets.UTF_8, new PrintWriter(messages), false);
    TrainCommand command = new TrainCommand(console, System::nanoTime);
    List<String> line = new ArrayList<>(List.of("train", data.toString()));
    line.addAll(List.of(options));
    return new PddCommandLine(console, List.of(command)).run(line.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "leafnet,--seed,1,NAME-VERSION",
    "leafnet-1.0.0,--phases,8*160,EPOCHSxSIZE",
    "leafnet-1.0.0,--phases,8x150,multiples of 32",
    "leafnet-1.0.0,--sizes,100,multiples of 32",
    "leafnet-1.0.0,--seed,soon,soon"
  })
  void aWrongOptionIsNamed(String out, String option, String value, String reason) {
    int code =
        train(
            "--backbone",
            backbone.toString(),
            "--out",
            folder.resolve(out).toString(),
            option,
            value);

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(messages.toString()).contains(reason);
  }

  @Test
  void aMissingValidationFolderIsNamed() throws IOException {
    Files.delete(data.resolve("val/apple.scab"));
    Files.delete(data.resolve("val"));

    int code =
        train("--backbone", backbone.toString(), "--out", folder.resolve("net-1").toString());

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(messages.toString()).contains("There is no " + data.resolve("val"));
  }

  @Test
  void aBackboneThatIsNoneIsNamedAndNothingIsWritten() {
    Path out = folder.resolve("net-1");

    int code = train("--backbone", backbone.toString(), "--out", out.toString());

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(messages.toString()).contains("backbone.pt");
    assertThat(out).doesNotExist();
  }
}
