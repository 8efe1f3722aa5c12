package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.benchmark.Benchmark;
import org.plantdiseasedetector.benchmark.BenchmarkReport;
import org.plantdiseasedetector.cli.BenchmarkBench;
import org.plantdiseasedetector.cli.CommandFailure;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.cli.DeviceWords;
import org.plantdiseasedetector.cli.ExitCode;
import org.plantdiseasedetector.diagnosis.PlanTrial;
import org.plantdiseasedetector.inference.DeviceChoice;

/**
 * Measures this machine.
 *
 * @param environment names the folders
 * @param composition starts the model
 * @param console for messages
 * @param nanoTime monotonic time in nanoseconds
 */
record MachineBench(
    Environment environment, Composition composition, Console console, LongSupplier nanoTime)
    implements BenchmarkBench {

  @Override
  public List<Path> samples() {
    return List.of(environment.samplesDirectory());
  }

  @Override
  public BenchmarkReport measure(List<Path> photos, int passes, DeviceChoice device)
      throws CommandFailure {
    try (RunningDiagnosis running = composition.open(device, 0)) {
      running.remark().ifPresent(console::say);
      running.classifier().onFallback(fallback -> console.say(DeviceWords.of(fallback)));
      return new Benchmark(running.service(), running.plan(), nanoTime).run(photos, passes);
    } catch (ModelUnavailableException unavailable) {
      throw new CommandFailure(ExitCode.INTERNAL, unavailable.getMessage(), unavailable);
    }
  }

  @Override
  public PlanTrial.Result calibrate(List<Path> photos) throws CommandFailure {
    try (RunningDiagnosis running = composition.open(DeviceChoice.CPU, 0)) {
      BatchCalibration calibration = composition.calibration(running);
      PlanTrial.Result result = calibration.onPhotos(photos, () -> false).orElseThrow();
      calibration.file().write(result);
      return result;
    } catch (ModelUnavailableException unavailable) {
      throw new CommandFailure(ExitCode.INTERNAL, unavailable.getMessage(), unavailable);
    } catch (IOException refused) {
      throw notWritten(refused);
    }
  }

  @Override
  public OptionalDouble stored() {
    return composition.storedPlan();
  }

  @Override
  public void forget() throws CommandFailure {
    try {
      PlanFile.delete(environment.dataDirectory(Optional.empty()));
    } catch (IOException refused) {
      throw notWritten(refused);
    }
  }

  private CommandFailure notWritten(IOException refused) {
    return new CommandFailure(
        ExitCode.INTERNAL,
        "%s cannot be written: %s. Name another folder with --data-dir."
            .formatted(
                PlanFile.place(environment.dataDirectory(Optional.empty())), refused.getMessage()),
        refused);
  }
}
