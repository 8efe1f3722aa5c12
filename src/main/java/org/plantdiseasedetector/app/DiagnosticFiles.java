package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.plantdiseasedetector.operations.DiagnosticPackage;
import org.plantdiseasedetector.operations.DiagnosticPackage.Item;
import org.plantdiseasedetector.operations.Redactor;
import org.plantdiseasedetector.readiness.Kind;
import org.plantdiseasedetector.readiness.ReadinessReport;
import org.plantdiseasedetector.readiness.ReportJson;
import org.plantdiseasedetector.readiness.ReportStore;

/**
 * Gathers the files of a diagnostic package.
 *
 * @param environment of the process
 * @param data the app's own folder
 * @param model which model would be used, in words
 */
record DiagnosticFiles(Environment environment, Path data, String model) {

  private static final int MOST_LOGS = 6;
  private static final int MOST_BYTES = 1 << 20;

  DiagnosticPackage collect(List<Item> more) throws IOException {
    List<Item> raw = new ArrayList<>();
    raw.add(new Item("about.txt", about()));
    raw.addAll(more);
    readiness().ifPresent(raw::add);
    for (Path crash : OperationsParts.crashes(environment, data).all()) {
      raw.add(new Item("crashes/" + crash.getFileName(), end(crash)));
    }
    for (Path log : newest(data.resolve("logs"))) {
      raw.add(new Item("logs/" + log.getFileName(), end(log)));
    }
    return DiagnosticPackage.of(
        raw,
        new Redactor(
            OperationsParts.scrubber(environment),
            List.of(environment.user(), environment.host())));
  }

  private String about() {
    return """
    Version:     %s
    Model:       %s
    System:      %s
    Java:        %s
    Language:    %s
    Processors:  %d
    Heap limit:  %d MiB
    Disk free:   %s
    Data folder: %s
    """
        .formatted(
            environment.version(),
            model,
            environment.system(),
            Runtime.version(),
            Locale.getDefault().toLanguageTag(),
            environment.processors(),
            Runtime.getRuntime().maxMemory() >> 20,
            free(),
            contents());
  }

  private String free() {
    try {
      return (Files.getFileStore(data).getUsableSpace() >> 20) + " MiB";
    } catch (IOException unknown) {
      return "unknown";
    }
  }

  /** Which parts there are, without the names of what is in them. */
  private String contents() {
    try (Stream<Path> parts = Files.list(data)) {
      return String.join(
          ", ", parts.map(part -> String.valueOf(part.getFileName())).sorted().toList());
    } catch (IOException none) {
      return "cannot be read";
    }
  }

  /** What people attested names them, so only what the app found out goes along. */
  private Optional<Item> readiness() throws IOException {
    Optional<ReadinessReport> last = new ReportStore(data.resolve("readiness")).last();
    return last.map(
        report ->
            new Item(
                "readiness.json",
                ReportJson.text(
                    new ReadinessReport(
                        report.at(),
                        report.version(),
                        report.installation(),
                        report.results().stream()
                            .filter(row -> row.kind() != Kind.ATTESTED)
                            .toList()))));
  }

  private static List<Path> newest(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed())
          .limit(MOST_LOGS)
          .toList();
    }
  }

  private static String end(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(Math.max(0, Files.size(file) - MOST_BYTES));
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}
