package org.plantdiseasedetector.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.plantdiseasedetector.diagnosis.DiagnosisPipeline;
import org.plantdiseasedetector.inference.DeviceChoice;

/** What a benchmark needs of the app. Used by one thread. */
public interface Lab {

  /**
   * Loads the model.
   *
   * @param device where inference is wanted
   * @throws MeasureException if it does not start
   */
  Subject open(DeviceChoice device) throws MeasureException;

  /**
   * Starts a new process that diagnoses a photo, and waits for its end.
   *
   * @param photo the photo
   * @throws MeasureException if it cannot be started or diagnoses nothing
   */
  Launch launch(Path photo) throws MeasureException;

  /**
   * A new process.
   *
   * @param toFirstResult milliseconds from its start to its first row
   * @param firstDiagnosis milliseconds of the diagnosis alone
   */
  record Launch(double toFirstResult, double firstDiagnosis) {}

  /**
   * Keeps photos in an encrypted history of its own, which is removed again.
   *
   * @param pipeline diagnoses them
   * @param photos at least one
   * @param watch follows
   * @throws MeasureException if the disk refuses
   * @throws StoppedException if the user stopped it
   */
  Extras.HistoryCost history(DiagnosisPipeline pipeline, List<Path> photos, Watch watch)
      throws MeasureException, StoppedException;

  /** Returns the labelled photos that ship, with the class that each shows; empty if missing. */
  Map<Path, String> labelled();
}
