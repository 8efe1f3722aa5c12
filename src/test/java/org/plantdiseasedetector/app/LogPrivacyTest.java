package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.testing.Pictures;

/** What the log of the running app holds, and what it must not hold. */
class LogPrivacyTest {

  /** In every place where people leave their traces. */
  private static final String MARKER = "Zaphod";

  @TempDir private Path folder;

  private Path photos;
  private Path data;
  private Path passphrase;

  @BeforeEach
  void prepare() throws IOException {
    photos =
        Files.createDirectories(folder.resolve("farm of " + MARKER).resolve(MARKER + " north"));
    data = folder.resolve(MARKER + "-data");
    passphrase = Files.writeString(folder.resolve("pass-" + MARKER), MARKER + " has two heads");
    Files.write(photos.resolve("leaf.jpg"), Pictures.jpeg(200, 150));
    Files.write(photos.resolve("half.jpg"), List.of("\u00ff\u00d8 " + MARKER));
    Files.createFile(photos.resolve("empty.jpg"));
    Files.createDirectory(photos.resolve("folder.jpg"));
  }

  private String command(String... words) {
    return String.join("\t", words);
  }

  private String withHistory(String... words) {
    return command(words) + "\t--passphrase-file\t" + passphrase;
  }

  private String run(String... commands) throws IOException, InterruptedException {
    Path script = Files.write(folder.resolve("script"), List.of(commands));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder.resolve("home-of-" + MARKER),
                "-cp",
                System.getProperty("java.class.path"),
                LoggedConsole.class.getName(),
                data.toString(),
                script.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private List<Path> logFiles() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("logs"))) {
      return files.sorted().toList();
    }
  }

  private String log() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : logFiles()) {
      all.append(Files.readString(file));
    }
    return all.toString();
  }

  @Test
  void noPersonPlaceFolderOrTypedWordIsLogged() throws Exception {
    String messages =
        run(
            withHistory("history", "init"),
            withHistory(
                "diagnose",
                photos.toString(),
                photos.resolve("gone.jpg").toString(),
                "--save",
                "--farm",
                MARKER,
                "--field",
                MARKER,
                "--notes",
                MARKER,
                "--gps",
                "48.1371,11.5761"),
            withHistory("history", "search", MARKER),
            withHistory("history", "show", "99"),
            withHistory("history", "label", "1", "--correct", MARKER),
            withHistory("history", "export", folder.resolve(MARKER).resolve("x.csv").toString()),
            command("history", "list", "--passphrase-file", folder.resolve("leaf").toString()),
            command("diagnose", photos.resolve("nothing.jpg").toString()),
            command("card", MARKER),
            command("report", "1", "--out", photos.resolve("no").resolve("r.pdf").toString()),
            command("evaluate", photos.toString(), "--out", folder.resolve("out").toString()),
            "break",
            command("diagnose", photos.toString()));
    assertThat(messages).as("the user does learn which folder").contains(MARKER);

    String log = log();
    assertThat(log).contains("event=photo_rejected", "empty.jpg", "event=command_failed");
    assertThat(log).contains("InferenceException: engine stopped");
    assertThat(log.toLowerCase(Locale.ROOT))
        .doesNotContain(MARKER.toLowerCase(Locale.ROOT))
        .doesNotContain("48.1371")
        .doesNotContain(folder.toString().toLowerCase(Locale.ROOT));
  }

  @Test
  void theMessageOfAnErrorAndTheLogHaveTheSameId() throws Exception {
    Path rows = folder.resolve("rows.jsonl");
    run(
        "break",
        command(
            "diagnose",
            photos.resolve("leaf.jpg").toString(),
            "--format",
            "jsonl",
            "--out",
            rows.toString()));
    Matcher id = Pattern.compile("\\(Error ([0-9a-f]{8})\\)").matcher(Files.readString(rows));
    assertThat(id.find()).isTrue();
    assertThat(log()).contains("event=photo_rejected id=" + id.group(1));
  }

  @Test
  void everyOwnLineIsKeyAndValueAndFilesStaySmall() throws Exception {
    run(command("diagnose", photos.toString()), "flood");
    List<String> own = new ArrayList<>();
    for (Path file : logFiles()) {
      assertThat(Files.size(file)).isLessThanOrEqualTo(4L << 20);
      Files.readAllLines(file).stream().filter(line -> line.contains(" - ")).forEach(own::add);
    }
    assertThat(logFiles()).hasSize(2);
    assertThat(own)
        .hasSizeGreaterThan(6000)
        .allMatch(line -> line.matches("\\S+ \\[[^]]+] [A-Z]+ \\S+ - event=\\w+( \\w+=.*)?"));
  }
}
