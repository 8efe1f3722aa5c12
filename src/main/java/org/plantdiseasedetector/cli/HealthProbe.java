package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tests whether the installation works. */
@FunctionalInterface
public interface HealthProbe {

  /**
   * Runs all checks.
   *
   * @param dataDirectory the data folder that the user named
   * @return one finding per check
   */
  List<Finding> check(Optional<Path> dataDirectory);

  /** Result of one check. */
  enum Status {
    /** It works. */
    OK,
    /** It could not be tested. */
    NOT_CHECKED,
    /** It does not work. */
    FAILED
  }

  /**
   * One check.
   *
   * @param subject what was tested
   * @param status whether it works
   * @param text the facts, and what to do if it does not work
   */
  record Finding(String subject, Status status, String text) {}
}
