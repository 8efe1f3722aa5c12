package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plantdiseasedetector.vault.DurableFile;

/**
 * Remembers the batch settings before the last change that the user asked for. An empty file stands
 * for no settings.
 *
 * @param dataDirectory the data folder
 */
record PlanUndo(Path dataDirectory) {

  private static final String NAME = "batch-plan-before.json";
  private static final int MOST_BYTES = 4096;

  private Path before() {
    return dataDirectory.resolve(NAME);
  }

  /** Keeps the settings in use. */
  void remember() throws IOException {
    Path plan = PlanFile.place(dataDirectory);
    Files.createDirectories(dataDirectory);
    DurableFile.write(
        before(), Files.exists(plan) ? DurableFile.read(plan, MOST_BYTES) : new byte[0]);
  }

  boolean isPossible() {
    return Files.exists(before());
  }

  /** Goes back; returns false if there is nothing to go back to. */
  boolean undo() throws IOException {
    if (!isPossible()) {
      return false;
    }
    byte[] content = DurableFile.read(before(), MOST_BYTES);
    if (content.length == 0) {
      PlanFile.delete(dataDirectory);
    } else {
      DurableFile.write(PlanFile.place(dataDirectory), content);
    }
    Files.delete(before());
    return true;
  }
}
