package org.plantdiseasedetector.update.tuf;

import java.util.Set;

/**
 * Who may sign for a role.
 *
 * @param keyIds ids of the keys
 * @param threshold number of different keys that must have signed, at least 1
 */
public record RoleKeys(Set<String> keyIds, int threshold) {

  /** Copies the set and checks that the threshold can be reached. */
  public RoleKeys {
    keyIds = Set.copyOf(keyIds);
    if (threshold < 1 || threshold > keyIds.size()) {
      throw new IllegalArgumentException("it has a threshold that cannot be met");
    }
  }
}
