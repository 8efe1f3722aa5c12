package org.plantdiseasedetector.readiness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.plantdiseasedetector.vault.DurableFile;

/**
 * The report of the last whole run, in the data folder.
 *
 * @param folder folder of the readiness files; made when needed
 */
public record ReportStore(Path folder) {

  private static final String FILE = "last-run.json";
  private static final int MOST_BYTES = 4 << 20;

  /**
   * Reads the last report.
   *
   * @return empty if there is none, or a damaged one, which is kept aside
   * @throws IOException if it cannot be read
   */
  public Optional<ReadinessReport> last() throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = DurableFile.read(file, MOST_BYTES);
    try {
      return Optional.of(ReportJson.parse(bytes));
    } catch (IllegalArgumentException damaged) {
      KeptAside.move(file);
      return Optional.empty();
    }
  }

  /**
   * Stores a report instead of the last one.
   *
   * @param report of a whole run
   * @throws IOException if it cannot be written; then the last one stays
   */
  public void save(ReadinessReport report) throws IOException {
    Files.createDirectories(folder);
    DurableFile.write(
        folder.resolve(FILE), ReportJson.text(report).getBytes(StandardCharsets.UTF_8));
  }
}
