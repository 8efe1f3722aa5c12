package org.plantdiseasedetector.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the folder of test material that lies beside the project on developers' machines. */
public final class SharedFiles {

  private SharedFiles() {}

  /**
   * Locates a file or folder, or skips the calling test.
   *
   * @param relative path below the shared folder
   */
  public static Path orSkip(String relative) {
    Path project = Path.of(System.getProperty("basedir", System.getProperty("user.dir")));
    Path path = project.resolveSibling("shared").resolve(relative);
    Assumptions.assumeTrue(Files.exists(path), () -> "Test material is not here: " + relative);
    return path;
  }
}
