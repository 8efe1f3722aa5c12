package org.plantdiseasedetector.app;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.benchmark.BenchmarkDesk;

/** Wires the benchmark. */
final class BenchParts {

  private BenchParts() {}

  /**
   * Makes what runs and keeps benchmarks.
   *
   * @param environment names the folders
   * @param composition starts the model
   * @param remarks told what the user should know
   * @param nanoTime monotonic time in nanoseconds
   */
  static BenchmarkDesk desk(
      Environment environment,
      Composition composition,
      Consumer<String> remarks,
      LongSupplier nanoTime) {
    return new MachineBench(
        new BenchLab(environment, composition, remarks, nanoTime),
        environment.machineProbe(),
        InstantSource.system());
  }
}
