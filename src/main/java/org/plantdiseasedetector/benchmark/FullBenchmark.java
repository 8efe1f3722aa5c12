package org.plantdiseasedetector.benchmark;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures everything: what {@link Benchmark} does, and cold start, memory, scaling, devices, the
 * cost of the history, accuracy and drift. What cannot be measured becomes a note and stops
 * nothing. Not for use by several threads at a time.
 *
 * @param lab what it needs of the app
 * @param probe looks at the computer
 * @param version of the app
 * @param clock tells the time of the run
 * @param nanoTime monotonic time in nanoseconds
 */
public record FullBenchmark(
    Lab lab, MachineProbe probe, String version, InstantSource clock, LongSupplier nanoTime) {

  private static final Logger LOG = LoggerFactory.getLogger(FullBenchmark.class);
  private static final int LAUNCHES = 3;

  /** The interval of a median has both ends from six values on. */
  private static final int SCALING_BATCHES = 6;

  private static final int DEVICE_PASSES = 10;

  /**
   * What to measure.
   *
   * @param photos at least one
   * @param source where they come from
   * @param passes how often each is diagnosed on its own, at least 1
   * @param device where inference is wanted
   * @param quick only latency and rate
   */
  public record Request(
      List<Path> photos,
      BenchmarkRun.Source source,
      int passes,
      DeviceChoice device,
      boolean quick) {
    /** Copies the list. */
    public Request {
      photos = List.copyOf(photos);
    }
  }

  /** Something that may not be measurable. */
  private interface Measurement<T> {
    T take() throws MeasureException, StoppedException;
  }

  /**
   * Runs it; takes about a minute or more.
   *
   * @param request what to measure
   * @param watch follows and may stop it
   * @throws MeasureException if the model does not start
   * @throws StoppedException if it was stopped
   */
  public BenchmarkRun run(Request request, Watch watch) throws MeasureException, StoppedException {
    List<String> notes = new ArrayList<>();
    // Before the model is loaded here: a process that has to share the memory starts more slowly.
    Optional<Extras.ColdStart> coldStart =
        request.quick() ? Optional.empty() : noted(notes, () -> coldStart(request, watch));
    try (Subject subject = lab.open(request.device())) {
      Benchmark benchmark = new Benchmark(subject, probe, version, clock, nanoTime);
      BenchmarkRun run = benchmark.run(request.photos(), request.source(), request.passes(), watch);
      return request.quick()
          ? run
          : run.with(extras(benchmark, request, coldStart, run, watch, notes));
    }
  }

  private Extras extras(
      Benchmark benchmark,
      Request request,
      Optional<Extras.ColdStart> coldStart,
      BenchmarkRun run,
      Watch watch,
      List<String> notes)
      throws StoppedException {
    Subject subject = benchmark.subject();
    List<Extras.Scaling> scaling = scaling(benchmark, request.photos(), watch);
    Optional<Extras.HistoryCost> history =
        noted(notes, () -> lab.history(subject.pipeline(), request.photos(), watch));
    Optional<Extras.Accuracy> accuracy = noted(notes, () -> accuracy(subject, watch));
    Optional<OptionalDouble> drift = noted(notes, () -> drift(subject, watch));
    // Before another model is loaded.
    Extras.Memory memory = memory();
    List<Extras.DeviceFigure> devices = devices(subject, request, run.latency(), watch);
    return new Extras(
        coldStart,
        Optional.of(memory),
        scaling,
        devices,
        history,
        accuracy,
        drift.orElse(OptionalDouble.empty()),
        notes);
  }

  private static <T> Optional<T> noted(List<String> notes, Measurement<T> measurement)
      throws StoppedException {
    try {
      return Optional.of(measurement.take());
    } catch (MeasureException impossible) {
      LOG.info("event=not_measured", impossible);
      notes.add(String.valueOf(impossible.getMessage()));
      return Optional.empty();
    }
  }

  private Extras.ColdStart coldStart(Request request, Watch watch)
      throws MeasureException, StoppedException {
    double[] whole = new double[LAUNCHES];
    double[] first = new double[LAUNCHES];
    for (int i = 0; i < LAUNCHES; i++) {
      StoppedException.check(watch);
      watch.at(Phase.COLD_START, i, LAUNCHES);
      Lab.Launch launch = lab.launch(request.photos().getFirst());
      whole[i] = launch.toFirstResult();
      first[i] = launch.firstDiagnosis();
    }
    return new Extras.ColdStart(
        LAUNCHES, Statistics.quantile(whole, 0.5), Statistics.quantile(first, 0.5));
  }

  private List<Extras.Scaling> scaling(Benchmark benchmark, List<Path> photos, Watch watch)
      throws StoppedException {
    List<Extras.Scaling> points = new ArrayList<>();
    if (benchmark.subject().device() != ComputeDevice.CPU) {
      return points;
    }
    TreeSet<Integer> threads = new TreeSet<>(List.of(probe.processors()));
    for (int n = 1; n < probe.processors(); n *= 2) {
      threads.add(n);
    }
    int done = 0;
    for (int n : threads) {
      watch.at(Phase.SCALING, done++, threads.size());
      points.add(
          new Extras.Scaling(
              n,
              benchmark.rate(
                  benchmark.subject().by(BatchPlan.independent(n)),
                  photos,
                  SCALING_BATCHES,
                  Phase.SCALING,
                  onlyStopping(watch))));
    }
    return points;
  }

  /** The parts of a part are not shown. */
  private static Watch onlyStopping(Watch watch) {
    return new Watch() {
      @Override
      public void at(Phase phase, int done, int of) {
        // The caller counts.
      }

      @Override
      public boolean stopped() {
        return watch.stopped();
      }
    };
  }

  private List<Extras.DeviceFigure> devices(
      Subject subject, Request request, Latency latency, Watch watch) throws StoppedException {
    watch.at(Phase.DEVICES, 0, 1);
    Extras.DeviceFigure own =
        new Extras.DeviceFigure(subject.device().id(), Optional.of(latency), "");
    boolean isCpu = subject.device() == ComputeDevice.CPU;
    ComputeDevice other = isCpu ? ComputeDevice.GPU : ComputeDevice.CPU;
    try (Subject second = lab.open(isCpu ? DeviceChoice.GPU : DeviceChoice.CPU)) {
      Optional<Latency> found = Optional.empty();
      if (second.device() == other) {
        Benchmark benchmark = new Benchmark(second, probe, version, clock, nanoTime);
        found =
            Optional.of(benchmark.latency(request.photos(), DEVICE_PASSES, onlyStopping(watch)));
      }
      return List.of(own, new Extras.DeviceFigure(other.id(), found, second.remark()));
    } catch (MeasureException absent) {
      return List.of(
          own,
          new Extras.DeviceFigure(
              other.id(), Optional.empty(), String.valueOf(absent.getMessage())));
    }
  }

  private Extras.Accuracy accuracy(Subject subject, Watch watch)
      throws MeasureException, StoppedException {
    Map<Path, String> labelled = lab.labelled();
    if (labelled.isEmpty()) {
      throw new MeasureException(
          "The labelled sample photos are missing, so that accuracy was not measured. Install the"
              + " app again.",
          null);
    }
    List<Double> overconfidence = new ArrayList<>();
    double squares = 0;
    int right = 0;
    for (Map.Entry<Path, String> photo : labelled.entrySet()) {
      StoppedException.check(watch);
      watch.at(Phase.ACCURACY, overconfidence.size(), labelled.size());
      Optional<Candidate> top =
          subject.pipeline().diagnose(photo.getKey()).outcome().candidates().stream().findFirst();
      double confidence = top.map(Candidate::confidence).orElse(0.0);
      boolean isRight =
          top.filter(found -> found.classId().value().equals(photo.getValue())).isPresent();
      right += isRight ? 1 : 0;
      double difference = confidence - (isRight ? 1 : 0);
      overconfidence.add(difference);
      squares += difference * difference;
    }
    int n = labelled.size();
    return new Extras.Accuracy(
        n,
        Statistics.share(right, n),
        Statistics.mean(overconfidence.stream().mapToDouble(value -> value).toArray()),
        squares / n);
  }

  private static OptionalDouble drift(Subject subject, Watch watch)
      throws MeasureException, StoppedException {
    StoppedException.check(watch);
    watch.at(Phase.DRIFT, 0, 1);
    return subject.drift();
  }

  private Extras.Memory memory() {
    Runtime runtime = Runtime.getRuntime();
    return new Extras.Memory(
        probe.peakMib(), probe.residentMib(), (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }
}
