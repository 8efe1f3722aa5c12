package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.testing.HostileCorpus;
import org.plantdiseasedetector.testing.SharedFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Diagnoses folders of hostile files in a process of its own with little memory. */
class HostileCorpusTest {

  private static final int HEAP_MIB = 512;

  /** Heap, the virtual machine itself, and what libjpeg holds of a photo within the limits. */
  private static final int PEAK_MIB = 1_000;

  @TempDir Path folder;

  @Test
  void everyFileOfTheGeneratedCorpusGetsTheRowThatFits() throws Exception {
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    byte[] photo =
        Files.readAllBytes(
            Environment.ofProcess().samplesDirectory().resolve("tomato-late-blight.jpg"));
    Map<Path, Set<FailureCode>> expected = HostileCorpus.write(corpus, photo);

    Map<String, String> codes = diagnose(corpus);

    assertThat(codes).hasSize(expected.size());
    SoftAssertions all = new SoftAssertions();
    expected.forEach(
        (file, allowed) -> {
          String code = codes.get(file.toString());
          boolean open = allowed.equals(HostileCorpus.ANYTHING_OF_THE_PHOTO);
          all.assertThat(
                  code != null
                      && (code.isEmpty()
                          ? open || allowed.isEmpty()
                          : allowed.contains(FailureCode.valueOf(code))))
              .as("%s: %s, expected one of %s", file.getFileName(), code, allowed)
              .isTrue();
        });
    all.assertAll();
  }

  @Test
  void everyFileOfTheSharedCorpusGetsARow() throws Exception {
    Path shared = SharedFiles.orSkip("hostile");
    long files;
    try (Stream<Path> found = Files.walk(shared)) {
      files = found.filter(file -> file.toString().matches(".*\\.(png|jpg)")).count();
    }
    Map<String, String> codes = diagnose(shared);
    assertThat((long) codes.size()).isEqualTo(files);
    assertThat(codes.values()).doesNotContain("INTERNAL_ERROR", "INFERENCE_FAILED");
  }

  /** Returns the failure code of each photo, empty for one that was diagnosed. */
  private Map<String, String> diagnose(Path photos) throws IOException, InterruptedException {
    Path rows = folder.resolve("rows.jsonl");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx" + HEAP_MIB + "m",
            "-Djava.awt.headless=true",
            "-Dglass.platform=Headless",
            "-Dsun.jnu.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            KillableConsole.class.getName(),
            String.valueOf(Integer.MAX_VALUE),
            "diagnose",
            photos.toString(),
            "--threads=2",
            "--format=jsonl",
            "--out",
            rows.toString());
    Path messages = folder.resolve("messages.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(messages.toFile())
            .start();
    process.waitFor();
    String said = Files.readString(messages, StandardCharsets.UTF_8);
    assertThat(rows).as(said).exists();
    checkPeak(said);
    JsonMapper mapper = new JsonMapper();
    Map<String, String> codes = new HashMap<>();
    for (String line : Files.readAllLines(rows)) {
      JsonNode row = mapper.readTree(line);
      String before = codes.put(row.get("path").asString(), row.at("/failure/code").asString(""));
      assertThat(before).as("a second row for " + row.get("path")).isNull();
    }
    return codes;
  }

  private static void checkPeak(String said) {
    String peak = said.replaceAll("(?s).*VmHWM:\\s*(\\d+) kB.*", "$1");
    Assumptions.assumeTrue(peak.matches("\\d+"), "Only Linux tells the peak of the memory");
    assertThat(Integer.parseInt(peak) / 1024).as("peak in MiB").isLessThan(PEAK_MIB);
  }
}
