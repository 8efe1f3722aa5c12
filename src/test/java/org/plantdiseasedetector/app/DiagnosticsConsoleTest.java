package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.cli.ExitCode;
import org.plantdiseasedetector.readiness.Checklist;
import org.plantdiseasedetector.readiness.Finding;
import org.plantdiseasedetector.readiness.Kind;
import org.plantdiseasedetector.readiness.ReadinessReport;
import org.plantdiseasedetector.readiness.ReportJson;
import org.plantdiseasedetector.readiness.RowResult;

/** The package for whoever looks after the app: what is in it, and what never is. */
class DiagnosticsConsoleTest extends HistoryOnConsole {

  private Path target;

  @BeforeEach
  void leaveTraces() throws IOException {
    target = folder.resolve("package.zip");
    assertThat(history("init")).isZero();
    save(photos, "--farm", "Zaphod", "--notes", "Zaphod", "--gps", "48.1371,11.5761");
    write("logs/pdd-1.log", "2026 [main] INFO X - event=a who=ada at=48.13712, 11.57612\n");
    write("logs/desktop-2.log", "NoSuchFileException: /farms/Zaphod/leaf.jpg z@example.org\n");
    write("crashes/crash-20261125-1-ab.txt", "Error: ab\n");
    write("attestation.pdf", "Zaphod signs");
    write("readiness/last-run.json", ReportJson.text(report()));
  }

  private static ReadinessReport report() {
    return new ReadinessReport(
        Instant.EPOCH,
        "1",
        "00",
        List.of(
            row("scalability.4", Kind.AUTOMATED, new Finding.Pass("/farms/Zaphod/data is large")),
            row("sign-off.1", Kind.ATTESTED, new Finding.Attested("Bo Lind signed"))));
  }

  private static RowResult row(String id, Kind kind, Finding finding) {
    return new RowResult(
        Checklist.shipped().find(id).orElseThrow(),
        kind,
        finding,
        List.of(),
        Instant.EPOCH,
        Duration.ofMillis(1));
  }

  private void write(String name, String text) throws IOException {
    Path file = data.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private int diagnostics(String... words) {
    reset();
    String[] all = new String[words.length + 3];
    all[0] = "diagnostics";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--data-dir";
    all[words.length + 2] = data.toString();
    return run(all);
  }

  private Map<String, String> zip() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(target))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void whatIsListedIsSavedAndNothingOfAPersonIsInIt() throws IOException {
    assertThat(diagnostics("--list")).isZero();
    String list = out();
    assertThat(target).doesNotExist();
    assertThat(diagnostics("--out", target.toString())).isZero();

    Map<String, String> files = zip();
    assertThat(files.keySet())
        .containsExactly(
            "about.txt",
            "crashes/crash-20261125-1-ab.txt",
            "logs/desktop-2.log",
            "logs/pdd-1.log",
            "readiness.json")
        .allMatch(list::contains);
    assertThat(files.get("about.txt")).contains("fake 1.2.3", "history", "Processors");
    assertThat(files.get("logs/pdd-1.log")).contains("who=(name)", "at=(position)");
    assertThat(files.get("logs/desktop-2.log")).contains("…/leaf.jpg (mail address)");
    assertThat(files.get("readiness.json")).contains("scalability.4");
    assertThat(String.join("\n", files.values()))
        .doesNotContain("Zaphod", "48.137", "example.org", "Bo Lind", folder.toString());
  }

  @Test
  void aFileCanBeReadAndLeftOut() throws IOException {
    assertThat(diagnostics("--show", "logs/pdd-1.log")).isZero();
    assertThat(out()).contains("event=a").doesNotContain("desktop");
    assertThat(diagnostics("--out", target.toString(), "--leave-out", "logs/pdd-1.log")).isZero();
    assertThat(zip()).doesNotContainKey("logs/pdd-1.log").containsKey("logs/desktop-2.log");
  }

  @Test
  void aWrongNameOrFolderIsSaidAndNothingSaved() {
    assertThat(diagnostics("--out", target.toString(), "--leave-out", "passwords"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(target).doesNotExist();
    assertThat(diagnostics("--out", folder.resolve("gone/p.zip").toString()))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aMachineWithoutAnyDataHasAPackage() throws IOException {
    data = Files.createDirectory(folder.resolve("new"));
    assertThat(diagnostics("--out", target.toString())).isZero();
    assertThat(zip()).containsOnlyKeys("about.txt");
  }
}
