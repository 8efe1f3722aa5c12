package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fastest plan that was measured on this machine, in the data folder. It counts only as long as
 * the machine has as many processors as then.
 *
 * @param file its place; need not exist
 * @param processors of this machine
 */
record PlanFile(Path file, int processors) {

  private static final Logger LOG = LoggerFactory.getLogger(PlanFile.class);
  private static final long MAX_BYTES = 4096;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** The file of a data folder. */
  static PlanFile in(Path dataDirectory, int processors) {
    return new PlanFile(dataDirectory.resolve("batch-plan.json"), processors);
  }

  /**
   * What was found.
   *
   * @param plan the stored plan, if there is one for this machine
   * @param problem what the user should know
   */
  record Found(Optional<BatchPlan> plan, Optional<String> problem) {}

  /** The file's content. */
  private record Content(int format, int processors, BatchPlan plan) {}

  /** Reads the plan; a damaged file is renamed, so that nothing overwrites it. */
  Found read() {
    if (!Files.exists(file)) {
      return new Found(Optional.empty(), Optional.empty());
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        return damaged("it is too large");
      }
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      if (json.path("format").asInt(0) != 1) {
        return damaged("it has no format that this version knows");
      }
      Content content = JSON.treeToValue(json, Content.class);
      return new Found(
          Optional.of(content.plan()).filter(plan -> content.processors() == processors),
          Optional.empty());
    } catch (IOException | JacksonException | IllegalArgumentException broken) {
      return damaged(String.valueOf(broken.getMessage()));
    }
  }

  private Found damaged(String reason) {
    LOG.warn("event=plan_damaged file={} reason={}", file.getFileName(), reason);
    try {
      Path aside = Files.createTempFile(file.getParent(), "batch-plan-damaged-", ".json");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return new Found(
          Optional.empty(),
          Optional.of(
              "The settings in %s are damaged; they were kept as %s. Run pdd benchmark --calibrate."
                  .formatted(file, aside.getFileName())));
    } catch (IOException stuck) {
      return new Found(
          Optional.empty(),
          Optional.of("The settings in %s are damaged and are not used.".formatted(file)));
    }
  }

  /**
   * Stores a plan; an older one stays until the new one is complete on disk.
   *
   * @throws IOException if the data folder cannot be written
   */
  void write(BatchPlan plan) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    DurableFile.write(file, JSON.writeValueAsBytes(new Content(1, processors, plan)));
  }

  /**
   * Forgets the plan.
   *
   * @throws IOException if the file cannot be deleted
   */
  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
