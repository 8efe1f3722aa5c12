package org.plantdiseasedetector.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.cli.HistoryServices;
import org.plantdiseasedetector.cli.ReadinessCommand;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.inference.GoldenTest;
import org.plantdiseasedetector.model.GoldenLogits;
import org.plantdiseasedetector.readiness.checks.Installation;
import org.plantdiseasedetector.readiness.checks.Probes;
import org.plantdiseasedetector.readiness.checks.ReadinessDesk;
import org.plantdiseasedetector.readiness.checks.SelfTest;
import org.slf4j.LoggerFactory;

/**
 * Wires the readiness checks.
 *
 * @param environment names the folders
 * @param composition starts the model
 * @param nanoTime monotonic time in nanoseconds
 */
record ReadinessParts(Environment environment, Composition composition, LongSupplier nanoTime) {

  /** Makes the command of the console. */
  ReadinessCommand command(HistoryServices histories, Console console) {
    return new ReadinessCommand(
        (data, history, names) -> desk(data, () -> history, names), histories, console);
  }

  ReadinessDesk desk(
      Optional<Path> dataDirectory, Callable<Optional<History>> history, List<String> commands) {
    Path models = environment.modelsDirectory();
    Path home = Optional.ofNullable(models.getParent()).orElse(models);
    Installation installation =
        new Installation(
            home,
            models,
            environment.samplesDirectory(),
            environment.dataDirectory(dataDirectory),
            environment.code(),
            environment.libraries(),
            environment.version());
    Path data = installation.data();
    ReadinessFacts facts = new ReadinessFacts(data, models, history);
    Probes probes =
        new Probes(
            this::selfTest,
            history,
            () -> Optional.of(facts.updates()),
            new HttpsTransport(),
            facts::backupPlan,
            facts::retention,
            commands,
            new SafePhotoDecoder(),
            LoggerFactory.getLogger(ReadinessParts.class),
            ReadinessParts::hasClass,
            Path.of("/"));
    return new ReadinessDesk(installation, probes, Clock.system(ZoneId.systemDefault()), nanoTime);
  }

  private static boolean hasClass(String name) {
    try {
      Class.forName(name, false, ReadinessParts.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  private SelfTest selfTest() throws Exception {
    List<Path> photos = new PhotoFinder().find(List.of(environment.samplesDirectory()));
    try (RunningDiagnosis running = composition.open(DeviceChoice.AUTO, 0)) {
      Optional<GoldenLogits> stored = GoldenLogits.read(running.classifier().bundle());
      Optional<Double> difference = Optional.empty();
      if (stored.isPresent()) {
        difference = Optional.of(GoldenTest.drift(running.classifier(), stored.get()));
      }
      // The first diagnosis warms the engine up and is not timed.
      photos.stream().findFirst().ifPresent(running.service()::diagnose);
      List<SelfTest.Sample> samples = new ArrayList<>();
      for (Path photo : photos) {
        samples.add(sample(photo, running.service().diagnose(photo)));
      }
      long start = nanoTime.getAsLong();
      running.service().diagnoseAll(photos, (index, diagnosis) -> {}, () -> false);
      double seconds = (nanoTime.getAsLong() - start) / 1e9;
      return new SelfTest(
          running.classifier().device().id(), difference, samples, photos.size() / seconds);
    }
  }

  private static SelfTest.Sample sample(Path photo, Diagnosis diagnosis) {
    return new SelfTest.Sample(
        photo.getFileName().toString(),
        diagnosis.outcome().candidates().stream()
            .findFirst()
            .map(Candidate::classId)
            .map(Object::toString),
        diagnosis.failure().map(Failure::message),
        diagnosis.elapsed().toNanos() / 1e6);
  }
}
