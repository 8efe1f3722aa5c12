package org.plantdiseasedetector.update.tuf;

import java.time.Instant;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * What all metadata have, section 4.3 of the specification.
 *
 * @param version at least 1
 * @param expires from this moment on it does not count
 */
record Common(long version, Instant expires) {

  private static final Pattern SPECIFICATION = Pattern.compile("1\\.\\d{1,3}(\\.\\d{1,3})?");

  static Common parse(ObjectNode signed, Role role) {
    if (!Fields.text(signed, "_type").equals(role.id())) {
      throw new IllegalArgumentException("it is not of the role " + role.id());
    }
    if (!SPECIFICATION.matcher(Fields.text(signed, "spec_version")).matches()) {
      throw new IllegalArgumentException("it follows another specification than TUF 1");
    }
    return new Common(Fields.number(signed, "version", 1), Fields.date(signed, "expires"));
  }
}
