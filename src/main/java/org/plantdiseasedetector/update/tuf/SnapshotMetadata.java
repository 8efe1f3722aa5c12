package org.plantdiseasedetector.update.tuf;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which versions belong together, section 4.4 of the specification.
 *
 * @param version at least 1
 * @param expires from this moment on it does not count
 * @param meta the targets metadata by file name
 */
public record SnapshotMetadata(long version, Instant expires, Map<String, FileMeta> meta) {

  /** Copies the map. */
  public SnapshotMetadata {
    meta = Map.copyOf(meta);
  }

  /** Returns what it says of the top-level targets. */
  public FileMeta targets() {
    return Objects.requireNonNull(meta.get(Role.TARGETS.file()));
  }

  static SnapshotMetadata parse(ObjectNode signed) {
    Common common = Common.parse(signed, Role.SNAPSHOT);
    ObjectNode node = Fields.object(signed, "meta");
    Map<String, FileMeta> meta = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      meta.put(entry.getKey(), FileMeta.parse(Fields.object(node, entry.getKey())));
    }
    if (!meta.containsKey(Role.TARGETS.file())) {
      throw new IllegalArgumentException("it lacks the targets");
    }
    return new SnapshotMetadata(common.version(), common.expires(), meta);
  }
}
