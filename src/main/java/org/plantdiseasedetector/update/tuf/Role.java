package org.plantdiseasedetector.update.tuf;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four top-level roles of TUF, section 2.1 of the specification. */
public enum Role {
  /** Says which keys count. */
  ROOT,
  /** Says which snapshot is current. */
  TIMESTAMP,
  /** Says which versions belong together. */
  SNAPSHOT,
  /** Says which files are genuine. */
  TARGETS;

  /** Returns the name in metadata. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the name of its file, without a version. */
  public String file() {
    return id() + ".json";
  }

  /**
   * Finds a role.
   *
   * @param id its name in metadata
   */
  public static Optional<Role> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
