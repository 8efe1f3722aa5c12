package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.plantdiseasedetector.benchmark.BenchmarkReport;
import org.plantdiseasedetector.diagnosis.PlanTrial;
import org.plantdiseasedetector.inference.DeviceChoice;

/** What {@code pdd benchmark} runs on. */
public interface BenchmarkBench {

  /** Returns the sample photos or their folder. */
  List<Path> samples();

  /**
   * Loads the model and measures.
   *
   * @param photos at least one
   * @param passes at least 1
   * @param device where the user wants inference to run
   * @throws CommandFailure if the model cannot be started
   */
  BenchmarkReport measure(List<Path> photos, int passes, DeviceChoice device) throws CommandFailure;

  /**
   * Measures several ways to spread a batch over the processor and stores the one to use.
   *
   * @param photos at least one
   * @return what was found
   * @throws CommandFailure if the model cannot be started or the data folder not be written
   */
  PlanTrial.Result calibrate(List<Path> photos) throws CommandFailure;

  /**
   * Returns how fast the stored plan was measured to be, as a multiple of the plain plan's speed;
   * empty if nothing is stored.
   */
  OptionalDouble stored();

  /**
   * Forgets what was stored.
   *
   * @throws CommandFailure if the data folder cannot be written
   */
  void forget() throws CommandFailure;
}
