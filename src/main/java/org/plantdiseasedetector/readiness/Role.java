package org.plantdiseasedetector.readiness;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who signs off, in the order of the checklist. */
public enum Role {
  /** Development lead. */
  DEVELOPMENT("sign-off.1"),
  /** Operations lead. */
  OPERATIONS("sign-off.2"),
  /** Security team. */
  SECURITY("sign-off.3"),
  /** Product owner. */
  PRODUCT_OWNER("sign-off.4"),
  /** Final deployment authorization. */
  FINAL("sign-off.5");

  private final String row;

  Role(String row) {
    this.row = row;
  }

  /** Returns the id of its row. */
  public String row() {
    return row;
  }

  /** Returns its name for commands and files, such as {@code product-owner}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds a role.
   *
   * @param id as of {@link #id}
   */
  public static Optional<Role> find(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
