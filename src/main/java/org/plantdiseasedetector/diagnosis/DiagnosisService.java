package org.plantdiseasedetector.diagnosis;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.plantdiseasedetector.domain.Diagnosis;

/** Diagnoses photos. Thread-safe; never call from the user-interface thread. */
public interface DiagnosisService {

  /**
   * Diagnoses one photo.
   *
   * @param photo the file
   * @return the result; a broken photo gives a {@code Rejected} outcome, never an exception
   */
  Diagnosis diagnose(Path photo);

  /**
   * Diagnoses many photos.
   *
   * @param photos the files, in the order wanted
   * @param listener told of each result, one call at a time, in the order of {@code photos}
   * @param cancelled asked between photos; when true, no further photo is started and the call
   *     returns after those in flight were reported
   */
  void diagnoseAll(List<Path> photos, Listener listener, BooleanSupplier cancelled);

  /** Receives results. */
  @FunctionalInterface
  interface Listener {
    /**
     * One photo is done.
     *
     * @param index position in the list
     * @param diagnosis the result
     */
    void done(int index, Diagnosis diagnosis);
  }
}
