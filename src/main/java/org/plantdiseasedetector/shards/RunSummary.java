package org.plantdiseasedetector.shards;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Counts the rows of a run. The same rows give the same summary, however many parts there were. */
public final class RunSummary {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final ShardSet set;
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, Long> classes = new TreeMap<>();
  private final Map<String, Long> failures = new TreeMap<>();
  private long photos;

  RunSummary(ShardSet set) {
    this.set = set;
  }

  void add(JsonNode row) {
    photos++;
    count(outcomes, row.path("outcome"));
    count(classes, row.path("classId"));
    count(failures, row.at("/failure/code"));
  }

  private static void count(Map<String, Long> counts, JsonNode word) {
    if (word.isString()) {
      counts.merge(word.asString(), 1L, Long::sum);
    }
  }

  /** Returns the number of photos without a diagnosis because something failed. */
  public long rejected() {
    return outcomes.getOrDefault("rejected", 0L);
  }

  /** Returns the counts in words. */
  public String words() {
    return photos
        + " photos: "
        + outcomes.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().replace('_', ' '))
            .collect(Collectors.joining(", "))
        + ", by "
        + set.run().model()
        + ".";
  }

  byte[] json(String tableSha256) {
    ShardManifest.Run run = set.run();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("photos", photos);
    json.put("bytes", set.shards().stream().mapToLong(ShardManifest::bytes).sum());
    json.put("set", run.set()).put("app", run.app());
    json.putObject("model")
        .put("name", run.model().name())
        .put("version", run.model().version())
        .put("files", run.modelFiles());
    put(json.putObject("outcomes"), outcomes);
    put(json.putObject("classes"), classes);
    put(json.putObject("failures"), failures);
    json.put("tableSha256", tableSha256);
    return (MAPPER.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ObjectNode json, Map<String, Long> counts) {
    counts.forEach(json::put);
  }
}
