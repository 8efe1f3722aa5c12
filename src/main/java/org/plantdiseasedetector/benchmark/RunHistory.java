package org.plantdiseasedetector.benchmark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The runs on this computer, in the data folder: the newest {@value #MOST_RUNS} benchmarks and
 * {@value #MOST_LOADS} load tests. Window and console may write at the same time; each waits for
 * the other. Thread-safe.
 *
 * @param folder the data folder; need not exist
 */
public record RunHistory(Path folder) {

  /** Name of the file in the data folder. */
  public static final String NAME = "benchmark-runs.json";

  static final int MOST_RUNS = 60;
  static final int MOST_LOADS = 20;

  private static final Logger LOG = LoggerFactory.getLogger(RunHistory.class);
  private static final int FORMAT = 1;
  private static final int MOST_BYTES = 8 << 20;
  private static final Object IN_THIS_PROCESS = new Object();

  /**
   * What is stored.
   *
   * @param runs benchmarks from the oldest to the newest
   * @param loads load tests from the oldest to the newest
   * @param problem what is wrong with the file and what became of it; empty if nothing
   */
  public record Stored(List<BenchmarkRun> runs, List<LoadRun> loads, Optional<String> problem) {

    /** Copies the lists. */
    public Stored {
      runs = List.copyOf(runs);
      loads = List.copyOf(loads);
    }

    /** Returns the newest load test. */
    public Optional<LoadRun> latestLoad() {
      return loads.isEmpty() ? Optional.empty() : Optional.of(loads.getLast());
    }
  }

  /** A change of what is stored. */
  private interface Change {
    Stored of(Stored before);
  }

  /**
   * Reads the runs, and takes in a load test that did not come to its end. A damaged file is kept
   * under another name.
   *
   * @throws IOException if the data folder cannot be read or written
   */
  public Stored read() throws IOException {
    LoadJournal journal = journal();
    synchronized (IN_THIS_PROCESS) {
      if (!Files.isRegularFile(journal.file()) || LoadGuard.isRunning(folder)) {
        return load();
      }
      Optional<LoadRun> cut = journal.read();
      Stored stored = cut.isPresent() ? add(cut.get()) : load();
      journal.delete();
      return stored;
    }
  }

  /**
   * Reads the runs and changes nothing.
   *
   * @throws IOException if the file cannot be read or is damaged
   */
  public Stored look() throws IOException {
    try {
      RunJson.Content content = RunJson.content(DurableFile.read(folder.resolve(NAME), MOST_BYTES));
      return new Stored(content.runs(), content.loads(), Optional.empty());
    } catch (NoSuchFileException none) {
      return new Stored(List.of(), List.of(), Optional.empty());
    } catch (JacksonException broken) {
      throw new IOException(NAME + " is damaged", broken);
    }
  }

  /** Returns the place of the load test in work. */
  public LoadJournal journal() {
    return new LoadJournal(folder.resolve(LoadJournal.NAME));
  }

  /**
   * Adds a benchmark.
   *
   * @param run the newest
   * @return all of them
   * @throws IOException if the data folder cannot be written
   */
  public Stored add(BenchmarkRun run) throws IOException {
    return change(
        before ->
            new Stored(newest(before.runs(), run, MOST_RUNS), before.loads(), before.problem()));
  }

  /**
   * Adds a load test.
   *
   * @param run the newest
   * @return all of them
   * @throws IOException if the data folder cannot be written
   */
  public Stored add(LoadRun run) throws IOException {
    return change(
        before ->
            new Stored(before.runs(), newest(before.loads(), run, MOST_LOADS), before.problem()));
  }

  private static <T> List<T> newest(List<T> before, T added, int most) {
    List<T> all = new ArrayList<>(before);
    all.add(added);
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private Stored change(Change change) throws IOException {
    Files.createDirectories(folder);
    Path lock = folder.resolve(NAME + ".lock");
    synchronized (IN_THIS_PROCESS) {
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        Stored after = change.of(load());
        byte[] bytes = RunJson.bytes(new RunJson.Content(FORMAT, after.runs(), after.loads()));
        if (held.isValid()) {
          DurableFile.write(folder.resolve(NAME), bytes);
        }
        return after;
      }
    }
  }

  private Stored load() throws IOException {
    Path file = folder.resolve(NAME);
    try {
      RunJson.Content content = RunJson.content(DurableFile.read(file, MOST_BYTES));
      if (content.format() != FORMAT) {
        return keptAside(file, "this version does not know its format");
      }
      return new Stored(content.runs(), content.loads(), Optional.empty());
    } catch (NoSuchFileException none) {
      return new Stored(List.of(), List.of(), Optional.empty());
    } catch (JacksonException | IllegalArgumentException broken) {
      LOG.warn("event=runs_damaged", broken);
      return keptAside(file, "it is damaged");
    }
  }

  private static Stored keptAside(Path file, String why) throws IOException {
    Path aside = Files.createTempFile(file.getParent(), "benchmark-runs-damaged-", ".json");
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    return new Stored(
        List.of(),
        List.of(),
        Optional.of(
            ("The stored benchmarks in %s cannot be used: %s. The file was kept as %s; new runs are"
                    + " stored from now on.")
                .formatted(file, why, aside.getFileName())));
  }
}
