package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.plantdiseasedetector.benchmark.BenchmarkDesk;
import org.plantdiseasedetector.benchmark.BenchmarkRun;
import org.plantdiseasedetector.benchmark.FullBenchmark;
import org.plantdiseasedetector.benchmark.LoadGuard;
import org.plantdiseasedetector.benchmark.LoadRun;
import org.plantdiseasedetector.benchmark.LoadTest;
import org.plantdiseasedetector.benchmark.MachineProbe;
import org.plantdiseasedetector.benchmark.MeasureException;
import org.plantdiseasedetector.benchmark.PhonePhotos;
import org.plantdiseasedetector.benchmark.RunHistory;
import org.plantdiseasedetector.benchmark.StoppedException;
import org.plantdiseasedetector.benchmark.Subject;
import org.plantdiseasedetector.benchmark.Watch;
import org.plantdiseasedetector.diagnosis.PlanTrial;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.inference.DeviceChoice;

/**
 * Measures this machine.
 *
 * @param lab loads models, starts processes
 * @param probe looks at the computer
 * @param clock tells the time of runs
 */
record MachineBench(BenchLab lab, MachineProbe probe, InstantSource clock)
    implements BenchmarkDesk {

  /** What is done with photos. */
  private interface Work<T> {
    T with(List<Path> photos, BenchmarkRun.Source source)
        throws MeasureException, StoppedException, IOException;
  }

  private <T> T withPhotos(List<Path> named, Work<T> work)
      throws MeasureException, StoppedException, IOException {
    if (!named.isEmpty()) {
      return work.with(named, BenchmarkRun.Source.NAMED);
    }
    try (PhonePhotos made = PhonePhotos.of(lab.samples(), new SafePhotoDecoder())) {
      return work.with(made.photos(), BenchmarkRun.Source.PHONE);
    }
  }

  @Override
  public BenchmarkRun run(Wish wish, Watch watch) throws MeasureException, StoppedException {
    FullBenchmark benchmark =
        new FullBenchmark(lab, probe, lab.environment().version(), clock, lab.nanoTime());
    try {
      BenchmarkRun run =
          withPhotos(
              wish.photos(),
              (photos, source) ->
                  benchmark.run(
                      new FullBenchmark.Request(
                          photos, source, wish.passes(), wish.device(), wish.quick()),
                      watch));
      history().add(run);
      return run;
    } catch (IOException refused) {
      throw notWritten(RunHistory.NAME, refused);
    }
  }

  @Override
  public LoadRun load(Wish wish, int minutes, LoadTest.Watch watch)
      throws MeasureException, StoppedException {
    RunHistory history = history();
    try {
      // Takes in what an earlier test measured before it was killed.
      history.read();
      Optional<LoadGuard> mark = LoadGuard.take(history.folder());
      if (mark.isEmpty()) {
        throw new MeasureException(
            "Another load test runs on this computer. Wait for its end, or cancel it.", null);
      }
      try (LoadGuard _ = mark.get();
          Subject subject = lab.open(wish.device())) {
        LoadTest test =
            new LoadTest(
                subject,
                probe,
                lab.environment().version(),
                history.journal(),
                clock,
                lab.nanoTime());
        LoadRun run =
            withPhotos(wish.photos(), (photos, source) -> test.run(photos, minutes, watch));
        history.add(run);
        history.journal().delete();
        return run;
      }
    } catch (IOException refused) {
      throw notWritten(RunHistory.NAME, refused);
    }
  }

  @Override
  public RunHistory.Stored runs() throws MeasureException {
    try {
      return history().read();
    } catch (IOException refused) {
      throw notWritten(RunHistory.NAME, refused);
    }
  }

  private RunHistory history() {
    return new RunHistory(lab.dataDirectory());
  }

  @Override
  public Settings settings() {
    PlanFile.Found found = lab.composition().storedSettings();
    return new Settings(found.plan(), found.measured(), undo(lab.dataDirectory()).isPossible());
  }

  private static PlanUndo undo(Path dataDirectory) {
    return new PlanUndo(dataDirectory);
  }

  @Override
  public Optional<PlanTrial.Result> useBest(List<Path> photos, BooleanSupplier stop)
      throws MeasureException {
    List<Path> used = photos.isEmpty() ? lab.samples() : photos;
    if (used.isEmpty()) {
      throw new MeasureException(
          "There are no photos among the samples. Install the app again.", null);
    }
    try (RunningDiagnosis running = lab.composition().open(DeviceChoice.CPU, 0)) {
      BatchCalibration calibration = lab.composition().calibration(running);
      Optional<PlanTrial.Result> result = calibration.onPhotos(used, stop);
      if (result.isPresent()) {
        undo(lab.dataDirectory()).remember();
        calibration.file().write(result.get());
      }
      return result;
    } catch (ModelUnavailableException unavailable) {
      throw new MeasureException(String.valueOf(unavailable.getMessage()), unavailable);
    } catch (IOException refused) {
      throw notWritten("batch-plan.json", refused);
    }
  }

  @Override
  public boolean undo() throws MeasureException {
    try {
      return undo(lab.dataDirectory()).undo();
    } catch (IOException refused) {
      throw notWritten("batch-plan.json", refused);
    }
  }

  @Override
  public void forget() throws MeasureException {
    try {
      PlanFile.delete(lab.dataDirectory());
    } catch (IOException refused) {
      throw notWritten("batch-plan.json", refused);
    }
  }

  private MeasureException notWritten(String name, IOException refused) {
    return new MeasureException(
        "%s in %s cannot be read or written: %s. Check the rights and the free space of the folder,"
                .formatted(name, lab.dataDirectory(), refused.getMessage())
            + " or name another one with --data-dir.",
        refused);
  }
}
