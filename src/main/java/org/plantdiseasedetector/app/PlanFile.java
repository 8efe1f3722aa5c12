package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.PlanTrial;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fastest plan that was measured on this machine, in the data folder. It counts only as long as
 * what it was measured with is the same.
 *
 * @param file its place; need not exist
 * @param basis what the plan depends on: machine, model and version of the app
 */
record PlanFile(Path file, String basis) {

  private static final Logger LOG = LoggerFactory.getLogger(PlanFile.class);
  private static final long MAX_BYTES = 4096;
  private static final int FORMAT = 2;

  /** The format before plans depended on model and version; such a plan is measured anew. */
  private static final int OLD_FORMAT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /**
   * The file of a data folder.
   *
   * @param processors of this machine
   * @param model that runs
   * @param version of the app
   */
  static PlanFile in(Path dataDirectory, int processors, ModelIdentity model, String version) {
    return new PlanFile(
        place(dataDirectory), "%d processors, %s, app %s".formatted(processors, model, version));
  }

  /** The file's place in a data folder. */
  static Path place(Path dataDirectory) {
    return dataDirectory.resolve("batch-plan.json");
  }

  /**
   * What was found.
   *
   * @param plan the stored plan, if there is one for this machine, model and version
   * @param times its speed as a multiple of the plain plan's; 1 without a plan
   * @param problem what the user should know
   */
  record Found(Optional<BatchPlan> plan, double times, Optional<String> problem) {

    /** Returns the plan's speed as a multiple of the plain plan's; empty without a plan. */
    OptionalDouble measured() {
      return plan.isPresent() ? OptionalDouble.of(times) : OptionalDouble.empty();
    }
  }

  /** The file's content. */
  private record Content(int format, String basis, BatchPlan plan, double times) {}

  /** Reads the plan; a damaged file is renamed, so that nothing overwrites it. */
  Found read() {
    if (!Files.exists(file)) {
      return nothing(Optional.empty());
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        return damaged("it is too large");
      }
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      int format = json.path("format").asInt(0);
      if (format == OLD_FORMAT) {
        return nothing(Optional.empty());
      }
      if (format != FORMAT) {
        return damaged("it has no format that this version knows");
      }
      Content content = JSON.treeToValue(json, Content.class);
      return content.basis().equals(basis)
          ? new Found(Optional.of(content.plan()), content.times(), Optional.empty())
          : nothing(Optional.empty());
    } catch (IOException | JacksonException | IllegalArgumentException broken) {
      return damaged(String.valueOf(broken.getMessage()));
    }
  }

  private static Found nothing(Optional<String> problem) {
    return new Found(Optional.empty(), 1, problem);
  }

  private Found damaged(String reason) {
    LOG.warn("event=plan_damaged file={} reason={}", file.getFileName(), reason);
    try {
      Path aside = Files.createTempFile(file.getParent(), "batch-plan-damaged-", ".json");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return nothing(
          Optional.of(
              "The settings in %s are damaged; they were kept as %s. Run pdd benchmark --calibrate."
                  .formatted(file, aside.getFileName())));
    } catch (IOException stuck) {
      return nothing(
          Optional.of("The settings in %s are damaged and are not used.".formatted(file)));
    }
  }

  /**
   * Stores what was found; an older plan stays until the new one is complete on disk.
   *
   * @throws IOException if the data folder cannot be written
   */
  void write(PlanTrial.Result result) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    DurableFile.write(
        file, JSON.writeValueAsBytes(new Content(FORMAT, basis, result.plan(), result.times())));
  }

  /**
   * Forgets the plan, whatever it was measured with.
   *
   * @throws IOException if the file cannot be deleted
   */
  static void delete(Path dataDirectory) throws IOException {
    Files.deleteIfExists(place(dataDirectory));
  }
}
