package org.plantdiseasedetector.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.benchmark.Extras;
import org.plantdiseasedetector.benchmark.Lab;
import org.plantdiseasedetector.benchmark.MeasureException;
import org.plantdiseasedetector.benchmark.StoppedException;
import org.plantdiseasedetector.benchmark.Subject;
import org.plantdiseasedetector.benchmark.Watch;
import org.plantdiseasedetector.diagnosis.DiagnosisPipeline;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.inference.DeviceChoice;

/**
 * What the benchmark needs of this app.
 *
 * @param environment names the folders
 * @param composition starts the model
 * @param remarks told what the user should know
 * @param nanoTime monotonic time in nanoseconds
 */
record BenchLab(
    Environment environment,
    Composition composition,
    Consumer<String> remarks,
    LongSupplier nanoTime)
    implements Lab {

  @Override
  public Subject open(DeviceChoice device) throws MeasureException {
    try {
      RunningDiagnosis running = composition.open(device, 0);
      running.remark().ifPresent(remarks);
      return LoadedSubject.of(running);
    } catch (ModelUnavailableException unavailable) {
      throw new MeasureException(String.valueOf(unavailable.getMessage()), unavailable);
    }
  }

  @Override
  public Launch launch(Path photo) throws MeasureException {
    return new ColdStart(environment, nanoTime).launch(photo, dataDirectory());
  }

  @Override
  public Extras.HistoryCost history(DiagnosisPipeline pipeline, List<Path> photos, Watch watch)
      throws MeasureException, StoppedException {
    return new HistoryCostProbe(HistoryParts.of(environment), nanoTime)
        .measure(pipeline, photos, watch);
  }

  @Override
  public Map<Path, String> labelled() {
    Map<Path, String> labels = new TreeMap<>();
    for (Path photo : samples()) {
      labels.put(photo, SampleTrial.label(photo));
    }
    return labels;
  }

  List<Path> samples() {
    return new PhotoFinder().find(List.of(environment.samplesDirectory()));
  }

  Path dataDirectory() {
    return environment.dataDirectory(Optional.empty());
  }
}
