package org.plantdiseasedetector.update.tuf;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which files are genuine, section 4.5 of the specification. Delegations are not followed: files
 * that only a delegated role names are not genuine for this client.
 *
 * @param version at least 1
 * @param expires from this moment on it does not count
 * @param targets files by path
 */
public record TargetsMetadata(long version, Instant expires, Map<String, TargetFile> targets) {

  /** Copies the map. */
  public TargetsMetadata {
    targets = Map.copyOf(targets);
  }

  /**
   * Finds a file.
   *
   * @param path its path in the repository
   */
  public Optional<TargetFile> find(String path) {
    return Optional.ofNullable(targets.get(path));
  }

  static TargetsMetadata parse(ObjectNode signed) {
    Common common = Common.parse(signed, Role.TARGETS);
    ObjectNode node = Fields.object(signed, "targets");
    Map<String, TargetFile> targets = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      ObjectNode file = Fields.object(node, entry.getKey());
      targets.put(
          entry.getKey(),
          new TargetFile(
              Fields.number(file, "length", 0), Hashes.parse(Fields.object(file, "hashes"))));
    }
    return new TargetsMetadata(common.version(), common.expires(), targets);
  }
}
