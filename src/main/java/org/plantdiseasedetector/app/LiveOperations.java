package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.cli.HistoryServices;
import org.plantdiseasedetector.history.BackupStatus;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HistorySettings;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.GoldenTest;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.GoldenLogits;
import org.plantdiseasedetector.operations.AlertRule;
import org.plantdiseasedetector.operations.DiagnosticPackage;
import org.plantdiseasedetector.operations.Metrics;
import org.plantdiseasedetector.operations.MetricsFile;
import org.plantdiseasedetector.operations.MetricsText;
import org.plantdiseasedetector.operations.OperationsDesk;
import org.plantdiseasedetector.operations.ProcessFigures;
import org.plantdiseasedetector.operations.Surroundings;
import org.plantdiseasedetector.update.ModelFolders;
import org.plantdiseasedetector.update.TrustState;
import org.plantdiseasedetector.update.tuf.TufException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running window's metrics and alerts. Thread-safe. */
final class LiveOperations implements OperationsDesk {

  private static final Logger LOG = LoggerFactory.getLogger(LiveOperations.class);
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final String SWITCH = "switched-on";

  private final Environment environment;
  private final Path data;
  private final InstantSource clock;
  private volatile Metrics metrics = new Metrics();
  private volatile @Nullable RunningDiagnosis running;
  private volatile OptionalDouble drift = OptionalDouble.empty();
  private @Nullable Surroundings around;
  private Instant seen = Instant.MIN;

  LiveOperations(Environment environment, InstantSource clock) {
    this.environment = environment;
    this.data = environment.dataDirectory(Optional.empty());
    this.clock = clock;
  }

  /** Follows a model that was loaded. */
  void watch(RunningDiagnosis loaded) {
    running = loaded;
    metrics = loaded.metrics();
  }

  /** Compares the loaded model with its stored results; takes as long as six photos. */
  void measureDrift() {
    RunningDiagnosis loaded = running;
    if (loaded == null) {
      return;
    }
    try {
      Classifier classifier = loaded.classifier();
      Optional<GoldenLogits> golden = GoldenLogits.read(classifier.bundle());
      if (golden.isPresent()) {
        drift = OptionalDouble.of(GoldenTest.drift(classifier, golden.get()));
      }
    } catch (InferenceException | IOException | RuntimeException failed) {
      LOG.warn("event=drift_not_measured", failed);
    }
  }

  @Override
  public synchronized State look() throws IOException {
    Instant now = clock.instant();
    Surroundings surroundings = around;
    if (surroundings == null || !now.isBefore(seen.plus(FRESH))) {
      surroundings = surroundings(now);
      around = surroundings;
      seen = now;
    }
    Metrics.Snapshot counts = metrics.snapshot();
    boolean isWritten = Files.exists(folder().resolve(SWITCH));
    if (isWritten) {
      new MetricsFile(file()).write(counts, surroundings);
    }
    return new State(
        counts,
        ProcessFigures.now(),
        surroundings,
        AlertRule.firing(counts, surroundings, now),
        isWritten,
        file());
  }

  private Surroundings surroundings(Instant now) {
    return new Surroundings(
        environment.version(),
        Optional.ofNullable(running).map(r -> r.classifier().bundle().identity().toString()),
        free(),
        overdue(now),
        expires(),
        drift);
  }

  private OptionalLong free() {
    try {
      Files.createDirectories(data);
      return OptionalLong.of(Files.getFileStore(data).getUsableSpace());
    } catch (IOException unknown) {
      LOG.warn("event=disk_unknown", unknown);
      return OptionalLong.empty();
    }
  }

  private Optional<Boolean> overdue(Instant now) {
    try {
      BackupStatus status =
          BackupStatus.ofLocked(
              data.resolve(HistoryServices.HISTORY),
              data.resolve(HistoryServices.BACKUPS),
              HistorySettings.read(data),
              now);
      return Optional.of(status.state() == BackupStatus.State.OVERDUE);
    } catch (IOException | HistoryException unknown) {
      LOG.warn("event=backup_unknown", unknown);
      return Optional.empty();
    }
  }

  private Optional<Instant> expires() {
    try {
      return Optional.of(
          TrustState.read(ModelFolders.ofApp(data, environment.modelsDirectory())).first());
    } catch (IOException | TufException unknown) {
      LOG.warn("event=trust_unknown", unknown);
      return Optional.empty();
    }
  }

  private Path folder() {
    return data.resolve("metrics");
  }

  private Path file() {
    return folder().resolve("pdd.prom");
  }

  @Override
  public synchronized void writeFile(boolean on) throws IOException {
    Path mark = folder().resolve(SWITCH);
    if (on) {
      Files.createDirectories(folder());
      Files.writeString(mark, "The metrics are kept in a file while this one is here.\n");
    } else {
      Files.deleteIfExists(mark);
      Files.deleteIfExists(file());
    }
  }

  @Override
  public DiagnosticPackage collect() throws IOException {
    State state = look();
    byte[] text = MetricsText.of("window", state.counts(), state.process(), state.around());
    return new DiagnosticFiles(environment, data, state.around().model().orElse("none is loaded"))
        .collect(
            List.of(
                new DiagnosticPackage.Item(
                    "metrics.prom", new String(text, StandardCharsets.UTF_8))));
  }

  @Override
  public List<Path> pastCrashes() throws IOException {
    return OperationsParts.crashes(environment, data).takeUnseen();
  }
}
