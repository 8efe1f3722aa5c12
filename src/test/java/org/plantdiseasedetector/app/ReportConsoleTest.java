package org.plantdiseasedetector.app;

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
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.cli.ExitCode;
import org.plantdiseasedetector.testing.FakeClassifier;
import org.plantdiseasedetector.testing.Pictures;
import tools.jackson.databind.json.JsonMapper;

/** Reports on the console: written, checked, and refused. */
class ReportConsoleTest {

  @TempDir private Path folder;

  private final StringWriter messages = new StringWriter();
  private Path passphrase;
  private boolean watched;

  @BeforeEach
  void saveTwoCases() throws IOException {
    passphrase = folder.resolve("passphrase");
    Files.writeString(passphrase, "a long passphrase");
    Path photos = Files.createDirectories(folder.resolve("photos"));
    Files.write(photos.resolve("a.jpg"), Pictures.jpeg(200, 150));
    Files.write(photos.resolve("b.jpg"), Pictures.jpeg(150, 200));
    assertThat(run("history", "init")).isZero();
    assertThat(run("diagnose", photos.toString(), "--save", "--farm", "Müller")).isZero();
    messages.getBuffer().setLength(0);
  }

  @Test
  void aReportIsWrittenAndRecognisedUntilItIsChanged() throws IOException {
    Path pdf = folder.resolve("report.pdf");
    assertThat(run("report", "1", "--out", pdf.toString(), "--paper", "letter")).isZero();
    assertThat(messages.toString())
        .contains("unencrypted")
        .contains("fingerprint")
        .containsPattern("[2-9] pages, \\d+ KiB, made in \\d+\\.\\d s");
    byte[] content = Files.readAllBytes(pdf);
    assertThat(new String(content, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");

    assertThat(run("report", "--verify", pdf.toString())).isZero();
    assertThat(run("report", "1", "--verify", pdf.toString())).isZero();
    assertThat(run("report", "2", "--verify", pdf.toString())).isEqualTo(ExitCode.SECURITY);
    assertThat(messages.toString()).contains("belongs to other cases: it is about case 1");

    content[content.length / 2] ^= 1;
    Files.write(pdf, content);
    assertThat(run("report", "1", "--verify", pdf.toString())).isEqualTo(ExitCode.SECURITY);
    assertThat(messages.toString()).contains("was changed after it was made");
  }

  @Test
  void otherFormatsAndLanguagesSayTheSameCases() throws IOException {
    Path json = folder.resolve("report.json");
    Path html = folder.resolve("report.html");
    String[] french = {"--format", "json", "--language", "fr", "--no-heatmaps"};
    assertThat(run(with(french, "report", "1", "2", "--out", json.toString()))).isZero();
    assertThat(run("report", "2", "--out", html.toString(), "--format", "html")).isZero();
    var tree = JsonMapper.shared().readTree(Files.readAllBytes(json));
    assertThat(tree.path("language").asString()).isEqualTo("fr");
    assertThat(tree.path("cases")).hasSize(2);
    assertThat(Files.readString(html)).contains("Müller").contains("lang=\"en\"");
  }

  @Test
  void whoWatchesSeesHowFarAReportIs() {
    Path json = folder.resolve("report.json");
    String[] arguments = {"1", "2", "--out", json.toString(), "--format", "json"};
    assertThat(run(with(arguments, "report"))).isZero();
    assertThat(messages.toString()).doesNotContain("photos read");
    watched = true;
    assertThat(run(with(arguments, "report"))).isZero();
    assertThat(messages.toString()).contains("1/2 photos read").contains("fingerprint");
  }

  @Test
  void whatCannotBeDoneIsSaid() throws IOException {
    Path pdf = folder.resolve("report.pdf");
    assertThat(run("report", "9", "--out", pdf.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(run("report", "--out", pdf.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(run("report", "1")).isEqualTo(ExitCode.USAGE);
    assertThat(run("report", "1", "--out", folder.resolve("none/r.pdf").toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("report", "--verify", pdf.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(pdf).doesNotExist();
    Path settings = Files.createDirectories(folder.resolve("data/report"));
    Files.writeString(settings.resolve("organisation.yaml"), "colour: red\n");
    assertThat(run("report", "1", "--out", pdf.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(messages.toString()).contains("organisation.yaml cannot be used");
    assertThat(pdf).doesNotExist();
  }

  private static String[] with(String[] more, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data-dir", folder.resolve("data").toString()));
    all.addAll(List.of("--passphrase-file", passphrase.toString()));
    Console console =
        new Console(
            new ByteArrayOutputStream(),
            StandardCharsets.UTF_8,
            new PrintWriter(messages),
            watched);
    Environment environment =
        new Environment(name -> name.equals("user.name") ? "ada" : null, name -> null);
    return new Composition(
            environment,
            () -> FakeClassifier.BUNDLE,
            (bundle, device, threads) -> new FakeClassifier())
        .commandLine(console)
        .run(all.toArray(String[]::new));
  }
}
