package org.plantdiseasedetector.update.tuf;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which snapshot is current, section 4.6 of the specification.
 *
 * @param version at least 1
 * @param expires from this moment on it does not count
 * @param snapshot the current snapshot
 */
public record TimestampMetadata(long version, Instant expires, FileMeta snapshot) {

  static TimestampMetadata parse(ObjectNode signed) {
    Common common = Common.parse(signed, Role.TIMESTAMP);
    ObjectNode meta = Fields.object(signed, "meta");
    if (meta.size() != 1) {
      throw new IllegalArgumentException("it names other files than the snapshot");
    }
    return new TimestampMetadata(
        common.version(),
        common.expires(),
        FileMeta.parse(Fields.object(meta, Role.SNAPSHOT.file())));
  }
}
