package org.plantdiseasedetector.update.tuf;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one metadata file says of another.
 *
 * @param version its version
 * @param length its length in bytes, if told
 * @param hashes its hashes, if told
 */
public record FileMeta(long version, Optional<Long> length, Optional<Hashes> hashes) {

  static FileMeta parse(ObjectNode node) {
    return new FileMeta(
        Fields.number(node, "version", 1),
        node.has("length") ? Optional.of(Fields.number(node, "length", 1)) : Optional.empty(),
        node.has("hashes")
            ? Optional.of(Hashes.parse(Fields.object(node, "hashes")))
            : Optional.empty());
  }
}
