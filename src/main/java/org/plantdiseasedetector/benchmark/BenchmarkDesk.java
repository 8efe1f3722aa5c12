package org.plantdiseasedetector.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.PlanTrial;
import org.plantdiseasedetector.inference.DeviceChoice;

/**
 * Runs and keeps benchmarks, for console and window. Every call takes long and may be made on any
 * thread, but only one at a time.
 */
public interface BenchmarkDesk {

  /**
   * What the user wants to be measured.
   *
   * @param photos photos of the user; empty for photos made of the samples
   * @param passes how often each is diagnosed on its own, at least 1
   * @param device where inference is wanted
   * @param quick only latency and rate
   */
  record Wish(List<Path> photos, int passes, DeviceChoice device, boolean quick) {
    /** Copies the list. */
    public Wish {
      photos = List.copyOf(photos);
    }
  }

  /**
   * Runs a benchmark and keeps it.
   *
   * @param wish what to measure
   * @param watch follows and may stop it
   * @throws MeasureException if the model does not start or the data folder cannot be written
   * @throws StoppedException if it was stopped; then nothing is kept
   */
  BenchmarkRun run(Wish wish, Watch watch) throws MeasureException, StoppedException;

  /**
   * Runs a load test and keeps it, also a stopped one.
   *
   * @param wish photos and device
   * @param minutes from 1 to {@link LoadTest#MOST_MINUTES}
   * @param watch follows and may stop it
   * @throws MeasureException if the model does not start, another test runs, or the data folder
   *     cannot be written
   * @throws StoppedException if it was stopped before anything was measured
   */
  LoadRun load(Wish wish, int minutes, LoadTest.Watch watch)
      throws MeasureException, StoppedException;

  /**
   * Returns what is kept.
   *
   * @throws MeasureException if the data folder cannot be read
   */
  RunHistory.Stored runs() throws MeasureException;

  /**
   * How batches are spread over the processors.
   *
   * @param plan the stored way; empty if the plain one is used since nothing is stored
   * @param times its speed as a multiple of the plain one's; empty if nothing is stored
   * @param undoable whether there is something to go back to
   */
  record Settings(Optional<BatchPlan> plan, OptionalDouble times, boolean undoable) {}

  /** Returns the settings in use. */
  Settings settings();

  /**
   * Finds the fastest settings and stores them; the former ones are kept for {@link #undo}.
   *
   * @param photos photos of the user; empty for the samples
   * @param stop when true, the trial ends without a result after the photos in work
   * @return empty if stopped
   * @throws MeasureException if the model does not start or the data folder cannot be written
   */
  Optional<PlanTrial.Result> useBest(List<Path> photos, BooleanSupplier stop)
      throws MeasureException;

  /**
   * Goes back to the settings before {@link #useBest}.
   *
   * @return whether there was something to go back to
   * @throws MeasureException if the data folder cannot be written
   */
  boolean undo() throws MeasureException;

  /**
   * Forgets all settings.
   *
   * @throws MeasureException if the data folder cannot be written
   */
  void forget() throws MeasureException;
}
