package org.plantdiseasedetector.shards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.vault.AtomicFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a complete part says about itself. It is written last: a part without it is not complete.
 *
 * @param shard which part
 * @param run what all parts have in common
 * @param photos number of rows
 * @param bytes of its photos
 * @param rowsSha256 of the file with its rows
 */
public record ShardManifest(
    ShardNumber shard, Run run, long photos, long bytes, String rowsSha256) {

  static final String SUFFIX = ".json";
  private static final String KIND = "pdd shard";
  private static final int VERSION = 1;
  private static final long MOST_BYTES = 64 << 10;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * What must be the same for all parts.
   *
   * @param set hash over paths and sizes of all photos of the run
   * @param paths hash over the paths of all photos of the run
   * @param photos number of all photos of the run
   * @param app version of the app
   * @param model that answered
   * @param modelFiles hash over the files of the model, since a version may be used twice
   */
  public record Run(
      String set, String paths, long photos, String app, ModelIdentity model, String modelFiles) {}

  void write(Path file) throws IOException {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("kind", KIND).put("version", VERSION);
    json.put("shard", shard.index()).put("shards", shard.count());
    json.put("photos", photos).put("bytes", bytes).put("rowsSha256", rowsSha256);
    ObjectNode common = json.putObject("run");
    common.put("set", run.set()).put("paths", run.paths()).put("photos", run.photos());
    common.put("app", run.app());
    common.putObject("model").put("name", run.model().name()).put("version", run.model().version());
    common.put("modelFiles", run.modelFiles());
    try (AtomicFile out = new AtomicFile(file)) {
      out.out().write((MAPPER.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8));
      out.commit();
    }
  }

  static ShardManifest read(Path file) throws ShardException, IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw damaged(file);
    }
    try {
      JsonNode json = MAPPER.readTree(Files.readString(file));
      if (!json.path("kind").asString("").equals(KIND)
          || json.path("version").asInt(0) != VERSION) {
        throw damaged(file);
      }
      JsonNode run = json.required("run");
      return new ShardManifest(
          new ShardNumber(json.required("shard").asInt(), json.required("shards").asInt()),
          new Run(
              run.required("set").asString(),
              run.required("paths").asString(),
              run.required("photos").asLong(),
              run.required("app").asString(),
              new ModelIdentity(
                  run.required("model").required("name").asString(),
                  run.required("model").required("version").asString()),
              run.required("modelFiles").asString()),
          json.required("photos").asLong(),
          json.required("bytes").asLong(),
          json.required("rowsSha256").asString());
    } catch (JacksonException | IllegalArgumentException | IOException unreadable) {
      throw damaged(file);
    }
  }

  private static ShardException damaged(Path file) {
    return ShardException.damaged(
        file
            + " is damaged, or was written by another version of the app. Delete it and start this"
            + " part again.");
  }
}
