package org.plantdiseasedetector.casebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;

/** A loaded model as a comparison on cases sees it. Used by one thread. */
public interface CaseModel extends AutoCloseable {

  /** Returns name and version. */
  ModelIdentity identity();

  /**
   * Says what a case shows, as a diagnosis of its photos together would.
   *
   * @param photos the bytes of its photos, at least one; nothing of them is written to the disk
   * @return the most probable class; empty if nothing is recognised or no photo can be read
   */
  Optional<ClassId> answer(List<byte[]> photos);

  /** Frees the model. */
  @Override
  void close();

  /** Loads models. */
  @FunctionalInterface
  interface Opener {
    /**
     * Loads a model; takes seconds.
     *
     * @param folder of a bundle that was found genuine
     * @throws IOException if it cannot be loaded; the message tells the user why
     */
    CaseModel open(Path folder) throws IOException;
  }
}
