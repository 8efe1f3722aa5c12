package org.plantdiseasedetector.casebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings in a file of the data folder.
 *
 * @param file its place; need not exist
 */
public record WindowSettingsFile(Path file) {

  private static final Logger LOG = LoggerFactory.getLogger(WindowSettingsFile.class);
  private static final int MOST_BYTES = 4096;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /**
   * What was found.
   *
   * @param settings the stored ones, or the standard
   * @param problem what the user should know
   */
  public record Found(WindowSettings settings, Optional<String> problem) {}

  private record Content(int format, WindowSettings settings) {}

  /** Reads the settings; a damaged file is renamed, so that nothing overwrites it. */
  public Found read() {
    if (!Files.exists(file)) {
      return new Found(WindowSettings.STANDARD, Optional.empty());
    }
    try {
      JsonNode json = JSON.readTree(DurableFile.read(file, MOST_BYTES));
      if (json.path("format").asInt(0) != 1) {
        return damaged("it has no format that this version knows");
      }
      return new Found(JSON.treeToValue(json, Content.class).settings(), Optional.empty());
    } catch (IOException | JacksonException | IllegalArgumentException broken) {
      return damaged(String.valueOf(broken.getMessage()));
    }
  }

  private Found damaged(String reason) {
    LOG.warn("event=settings_damaged file={} reason={}", file, reason);
    String told = "The settings in " + file + " are damaged and are not used.";
    try {
      Path aside = Files.createTempFile(file.getParent(), "history-window-damaged-", ".json");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      told += " They were kept as " + aside.getFileName() + ".";
    } catch (IOException stuck) {
      LOG.warn("event=settings_stuck file={}", file, stuck);
    }
    return new Found(WindowSettings.STANDARD, Optional.of(told));
  }

  /**
   * Stores settings; older ones stay until the new ones are complete on disk.
   *
   * @param settings the new ones
   * @throws IOException if the data folder cannot be written
   */
  public void write(WindowSettings settings) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    DurableFile.write(file, JSON.writeValueAsBytes(new Content(1, settings)));
  }
}
