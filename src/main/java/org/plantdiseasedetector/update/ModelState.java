package org.plantdiseasedetector.update;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelCatalogue;

/**
 * Which model is used.
 *
 * @param active folder name of the installed model in use; empty for the one that came with the app
 * @param previous what a rollback goes back to; empty for the one that came with the app
 * @param trial where the active model is on its way to being trusted to start
 * @param highest the highest version of each model that was ever in use
 * @param failed folder name of the model that failed and was left; empty if none
 */
record ModelState(
    String active, String previous, Trial trial, Map<String, String> highest, String failed) {

  /** A model's first start. */
  enum Trial {
    /** It has started before. */
    PASSED,
    /** Installed, not started yet. */
    UNTRIED,
    /** Being started for the first time; found again later, it means that the process died. */
    STARTING
  }

  /** What holds on a new computer. */
  static final ModelState NEW = new ModelState("", "", Trial.PASSED, Map.of(), "");

  ModelState {
    highest = Map.copyOf(highest);
  }

  ModelState activated(String folder, String name, String version) {
    Map<String, String> versions = new TreeMap<>(highest);
    versions.put(name, version);
    return new ModelState(
        folder, folder.equals(active) ? previous : active, Trial.UNTRIED, versions, "");
  }

  /**
   * Remembers the shipped model, too: whoever chooses an older one than that wants it although the
   * app came with a newer one.
   */
  ModelState withHighest(Optional<ModelBundle> shipped) {
    if (shipped.isEmpty()) {
      return this;
    }
    ModelIdentity identity = shipped.get().identity();
    String known = highest.getOrDefault(identity.name(), "");
    if (!known.isEmpty() && ModelCatalogue.compareVersions(known, identity.version()) >= 0) {
      return this;
    }
    Map<String, String> versions = new TreeMap<>(highest);
    versions.put(identity.name(), identity.version());
    return new ModelState(active, previous, trial, versions, failed);
  }

  ModelState withTrial(Trial next) {
    return new ModelState(active, previous, next, highest, failed);
  }

  /** Forgets a model that is removed because it is not genuine. */
  ModelState without(String folder) {
    String good = previous.equals(folder) ? "" : previous;
    return active.equals(folder)
        ? new ModelState(good, "", Trial.PASSED, highest, "")
        : new ModelState(active, good, trial, highest, failed);
  }

  /** Goes back because the active model does not start. */
  ModelState withoutFailed() {
    return new ModelState(previous, "", Trial.PASSED, highest, active);
  }

  /** Goes back because the user wants to. */
  ModelState rolledBackTo(String folder) {
    return new ModelState(folder, "", Trial.PASSED, highest, "");
  }
}
