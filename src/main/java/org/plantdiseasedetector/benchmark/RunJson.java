package org.plantdiseasedetector.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Runs as JSON, read strictly. Stateless and thread-safe. */
public final class RunJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private RunJson() {}

  /**
   * The stored runs.
   *
   * @param format of the file
   * @param runs benchmarks from the oldest to the newest
   * @param loads load tests from the oldest to the newest
   */
  record Content(int format, List<BenchmarkRun> runs, List<LoadRun> loads) {}

  /**
   * Writes a run, indented.
   *
   * @param run the run
   */
  public static String of(BenchmarkRun run) {
    return MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(run) + "\n";
  }

  /**
   * Returns a run as a tree, to be part of something larger.
   *
   * @param run the run
   */
  public static JsonNode tree(BenchmarkRun run) {
    return MAPPER.valueToTree(run);
  }

  /**
   * Writes a load test, indented.
   *
   * @param run the test
   */
  public static String of(LoadRun run) {
    return MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(run) + "\n";
  }

  /**
   * Reads a run.
   *
   * @param json as {@link #of(BenchmarkRun)} wrote it
   * @throws IOException if it is none
   */
  static BenchmarkRun run(InputStream json) throws IOException {
    try {
      return MAPPER.readValue(json, BenchmarkRun.class);
    } catch (JacksonException broken) {
      throw new IOException("It is no benchmark: " + broken.getMessage(), broken);
    }
  }

  static byte[] bytes(Content content) {
    return MAPPER.writeValueAsBytes(content);
  }

  static Content content(byte[] json) {
    return MAPPER.readValue(json, Content.class);
  }

  static String line(Object part) {
    return MAPPER.writeValueAsString(part) + "\n";
  }

  static LoadRun.Start start(String line) {
    return MAPPER.readValue(line, LoadRun.Start.class);
  }

  static LoadRun.Window window(String line) {
    return MAPPER.readValue(line, LoadRun.Window.class);
  }
}
