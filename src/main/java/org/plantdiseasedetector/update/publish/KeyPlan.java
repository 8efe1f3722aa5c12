package org.plantdiseasedetector.update.publish;

import java.util.List;
import java.util.Map;
import org.plantdiseasedetector.update.tuf.Role;

/**
 * Who signs for what in a root.
 *
 * @param keys public keys by role
 * @param thresholds number of keys that must sign, by role
 */
public record KeyPlan(Map<Role, List<SigningKey>> keys, Map<Role, Integer> thresholds) {

  /** Copies the maps. */
  public KeyPlan {
    keys = Map.copyOf(keys);
    thresholds = Map.copyOf(thresholds);
  }
}
