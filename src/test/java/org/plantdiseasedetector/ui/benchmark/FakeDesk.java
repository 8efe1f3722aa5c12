package org.plantdiseasedetector.ui.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.plantdiseasedetector.benchmark.BenchmarkDesk;
import org.plantdiseasedetector.benchmark.BenchmarkRun;
import org.plantdiseasedetector.benchmark.LoadRun;
import org.plantdiseasedetector.benchmark.LoadRuns;
import org.plantdiseasedetector.benchmark.LoadTest;
import org.plantdiseasedetector.benchmark.MeasureException;
import org.plantdiseasedetector.benchmark.Phase;
import org.plantdiseasedetector.benchmark.Power;
import org.plantdiseasedetector.benchmark.RunHistory;
import org.plantdiseasedetector.benchmark.Runs;
import org.plantdiseasedetector.benchmark.StoppedException;
import org.plantdiseasedetector.benchmark.Watch;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.PlanTrial;
import org.plantdiseasedetector.domain.ModelIdentity;

/** Measures nothing. */
final class FakeDesk implements BenchmarkDesk {

  final List<BenchmarkRun> runs = new ArrayList<>();
  final List<LoadRun> loads = new ArrayList<>();
  Optional<String> damage = Optional.empty();
  Optional<String> failure = Optional.empty();
  Runnable during = () -> {};
  boolean isBest;

  @Override
  public BenchmarkRun run(Wish wish, Watch watch) throws MeasureException, StoppedException {
    if (failure.isPresent()) {
      throw new MeasureException(failure.get(), null);
    }
    watch.at(Phase.SINGLES, 1, 4);
    during.run();
    if (watch.stopped()) {
      throw new StoppedException();
    }
    runs.add(Runs.of(Power.MAINS, 200));
    return runs.getLast();
  }

  @Override
  public LoadRun load(Wish wish, int minutes, LoadTest.Watch watch) {
    LoadRun whole = LoadRuns.of(new ModelIdentity("leafnet", "1"), 200, 200, 0);
    List<LoadRun.Window> done = new ArrayList<>();
    for (LoadRun.Window window : whole.windows()) {
      if (!watch.stopped()) {
        done.add(window);
        watch.window(window, 60 * minutes);
        during.run();
      }
    }
    LoadRun run = new LoadRun(whole.start(), done, done.size() == 60, whole.end());
    loads.add(run);
    return run;
  }

  @Override
  public RunHistory.Stored runs() {
    return new RunHistory.Stored(runs, loads, damage);
  }

  @Override
  public Settings settings() {
    return isBest
        ? new Settings(Optional.of(new BatchPlan(3, 1, 1)), OptionalDouble.of(1.1), true)
        : new Settings(Optional.empty(), OptionalDouble.empty(), false);
  }

  @Override
  public Optional<PlanTrial.Result> useBest(List<Path> photos, BooleanSupplier stop) {
    isBest = true;
    return Optional.of(new PlanTrial.Result(new BatchPlan(3, 1, 1), 1.1, List.of()));
  }

  @Override
  public boolean undo() {
    boolean was = isBest;
    isBest = false;
    return was;
  }

  @Override
  public void forget() {
    isBest = false;
  }
}
