package org.plantdiseasedetector.ui.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plantdiseasedetector.benchmark.BenchmarkDesk;
import org.plantdiseasedetector.benchmark.LoadRun;
import org.plantdiseasedetector.benchmark.LoadTest;
import org.plantdiseasedetector.benchmark.MeasureException;
import org.plantdiseasedetector.benchmark.Phase;
import org.plantdiseasedetector.benchmark.RunCsv;
import org.plantdiseasedetector.benchmark.RunHistory;
import org.plantdiseasedetector.benchmark.RunJson;
import org.plantdiseasedetector.benchmark.StoppedException;
import org.plantdiseasedetector.benchmark.Watch;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** State of the benchmark page. Used on the user-interface thread. */
public final class BenchmarkViewModel {

  private static final Logger LOG = LoggerFactory.getLogger(BenchmarkViewModel.class);

  /** With four photos, 120 latencies: enough for an interval of the 95th percentile. */
  private static final BenchmarkDesk.Wish FULL =
      new BenchmarkDesk.Wish(List.of(), 30, DeviceChoice.AUTO, false);

  private final BenchmarkDesk desk;
  private final Executor background;
  private final Executor ui;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Step>> step =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<RunHistory.Stored> stored =
      new ReadOnlyObjectWrapper<>(new RunHistory.Stored(List.of(), List.of(), Optional.empty()));
  private final ReadOnlyObjectWrapper<BenchmarkDesk.Settings> settings =
      new ReadOnlyObjectWrapper<>(
          new BenchmarkDesk.Settings(Optional.empty(), OptionalDouble.empty(), false));
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Path>> written =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<LoadRun.Window> live = FXCollections.observableArrayList();
  private AtomicBoolean stop = new AtomicBoolean();

  /** What is in work. */
  public sealed interface Step {

    /** Returns how far it is, from 0 to 1. */
    double share();

    /**
     * A step of the benchmark.
     *
     * @param phase which
     * @param share how far
     */
    record Benchmark(Phase phase, double share) implements Step {}

    /**
     * The load test.
     *
     * @param seconds that have passed
     * @param of seconds in all
     * @param photos diagnosed so far
     */
    record Load(double seconds, int of, int photos) implements Step {
      @Override
      public double share() {
        return seconds / of;
      }
    }

    /** The search for the best settings. */
    record Settings() implements Step {
      @Override
      public double share() {
        return -1;
      }
    }
  }

  /** In which form a run is exported. */
  public enum Export {
    /** A table. */
    CSV,
    /** Everything. */
    JSON;

    /** Returns the file's ending, with its dot. */
    public String ending() {
      return "." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** What takes long. */
  private interface Work {
    void run() throws MeasureException, StoppedException, IOException;
  }

  /**
   * Makes the state.
   *
   * @param desk runs and keeps benchmarks
   * @param background runs what takes long
   * @param ui runs on the user-interface thread
   */
  public BenchmarkViewModel(BenchmarkDesk desk, Executor background, Executor ui) {
    this.desk = desk;
    this.background = background;
    this.ui = ui;
  }

  /** Shows what is stored. */
  public void open() {
    inBackground(this::refresh);
  }

  private void refresh() throws MeasureException {
    RunHistory.Stored found = desk.runs();
    BenchmarkDesk.Settings used = desk.settings();
    ui.execute(
        () -> {
          stored.set(found);
          settings.set(used);
          found.problem().ifPresent(what -> problem.set(Optional.of(what)));
        });
  }

  private void inBackground(Work work) {
    background.execute(
        () -> {
          try {
            work.run();
          } catch (StoppedException stopped) {
            LOG.info("event=benchmark_stopped");
          } catch (MeasureException | IOException | RuntimeException failure) {
            LOG.warn("event=benchmark_failed", failure);
            ui.execute(() -> problem.set(Optional.of(String.valueOf(failure.getMessage()))));
          }
        });
  }

  /** Runs something that can be cancelled and ends with what is stored then. */
  private void measure(Work work) {
    if (running.get()) {
      return;
    }
    stop = new AtomicBoolean();
    problem.set(Optional.empty());
    written.set(Optional.empty());
    live.clear();
    running.set(true);
    inBackground(
        () -> {
          try {
            work.run();
          } finally {
            ui.execute(
                () -> {
                  running.set(false);
                  step.set(Optional.empty());
                });
            refresh();
          }
        });
  }

  /** Runs the benchmark; does nothing while something runs. */
  public void start() {
    measure(() -> desk.run(FULL, new PhaseFollower(stop)));
  }

  /** Shows the steps of a benchmark as they come. */
  private final class PhaseFollower implements Watch {

    private final AtomicBoolean asked;

    PhaseFollower(AtomicBoolean asked) {
      this.asked = asked;
    }

    @Override
    public void at(Phase phase, int done, int of) {
      double share = (double) done / of;
      ui.execute(() -> step.set(Optional.of(new Step.Benchmark(phase, share))));
    }

    @Override
    public boolean stopped() {
      return asked.get();
    }
  }

  /**
   * Runs a load test; does nothing while something runs.
   *
   * @param minutes how long
   */
  public void startLoad(int minutes) {
    measure(() -> desk.load(FULL, minutes, new LoadFollower(stop)));
  }

  /** Shows the windows of a load test as they come. */
  private final class LoadFollower implements LoadTest.Watch {

    private final AtomicBoolean asked;

    LoadFollower(AtomicBoolean asked) {
      this.asked = asked;
    }

    @Override
    public void window(LoadRun.Window window, int seconds) {
      ui.execute(
          () -> {
            live.add(window);
            int photos = live.stream().mapToInt(LoadRun.Window::photos).sum();
            step.set(Optional.of(new Step.Load(window.second(), seconds, photos)));
          });
    }

    @Override
    public boolean stopped() {
      return asked.get();
    }
  }

  /** Finds and stores the best settings; does nothing while something runs. */
  public void useBest() {
    measure(
        () -> {
          ui.execute(() -> step.set(Optional.of(new Step.Settings())));
          desk.useBest(List.of(), stop::get);
        });
  }

  /** Goes back to the settings before. */
  public void undo() {
    inBackground(
        () -> {
          desk.undo();
          refresh();
        });
  }

  /** Stops what runs, after the photos in work. */
  public void cancel() {
    stop.set(true);
  }

  /**
   * Writes the newest benchmark.
   *
   * @param file where to
   * @param form how
   */
  public void export(Path file, Export form) {
    RunHistory.Stored all = stored.get();
    if (all.runs().isEmpty()) {
      return;
    }
    String text =
        switch (form) {
          case CSV -> RunCsv.of(all.runs().getLast());
          case JSON -> RunJson.of(all.runs().getLast());
        };
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a file in the background, whole or not at all.
   *
   * @param file where to
   * @param content all of it
   */
  public void write(Path file, byte[] content) {
    inBackground(
        () -> {
          DurableFile.write(file, content);
          ui.execute(() -> written.set(Optional.of(file)));
        });
  }

  /** Returns whether something is being measured. */
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Returns what is in work. */
  public ReadOnlyObjectProperty<Optional<Step>> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** Returns the stored runs. */
  public ReadOnlyObjectProperty<RunHistory.Stored> storedProperty() {
    return stored.getReadOnlyProperty();
  }

  /** Returns the settings of batches. */
  public ReadOnlyObjectProperty<BenchmarkDesk.Settings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  /** Returns why the last request failed, or what is wrong with the stored runs. */
  public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Returns the file that was exported last. */
  public ReadOnlyObjectProperty<Optional<Path>> writtenProperty() {
    return written.getReadOnlyProperty();
  }

  /** Returns the windows of the load test in work. */
  public ObservableList<LoadRun.Window> live() {
    return live;
  }
}
