package org.plantdiseasedetector.app;

import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.model.ModelBundle;

/** Finds the model that the app shall use. */
@FunctionalInterface
public interface ModelSource {

  /**
   * Reads and validates the current model.
   *
   * @throws ModelUnavailableException if none is installed or it is damaged
   */
  ModelBundle current() throws ModelUnavailableException;

  /** Tells that the current model has started. */
  default void started() {}

  /**
   * Tells that the current model did not start.
   *
   * @param failure why
   * @return what to start instead, if there is anything
   */
  default Optional<ModelBundle> failed(ModelUnavailableException failure) {
    return Optional.empty();
  }

  /** Returns what the user must know of the choice, a sentence each. */
  default List<String> notices() {
    return List.of();
  }
}
