package org.plantdiseasedetector.app;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.plantdiseasedetector.benchmark.MeasureException;
import org.plantdiseasedetector.benchmark.Subject;
import org.plantdiseasedetector.cli.DeviceWords;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.DiagnosisPipeline;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.inference.GoldenTest;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.GoldenLogits;

/**
 * A loaded model as the benchmark sees it.
 *
 * @param running the model
 * @param fallback why the device is not the wanted one
 */
record LoadedSubject(RunningDiagnosis running, AtomicReference<String> fallback)
    implements Subject {

  static LoadedSubject of(RunningDiagnosis running) {
    AtomicReference<String> fallback = new AtomicReference<>("");
    running.classifier().onFallback(why -> fallback.set(DeviceWords.of(why)));
    return new LoadedSubject(running, fallback);
  }

  @Override
  public DiagnosisPipeline pipeline() {
    return running.service();
  }

  @Override
  public BatchPlan plan() {
    return running.plan();
  }

  @Override
  public ComputeDevice device() {
    return running.classifier().device();
  }

  @Override
  public ModelIdentity model() {
    return running.classifier().bundle().identity();
  }

  @Override
  public String remark() {
    return fallback.get();
  }

  @Override
  public DiagnosisService by(BatchPlan plan) {
    return running.service().with(Threads.fading(plan.workers(), "benchmark"), plan);
  }

  @Override
  public OptionalDouble drift() throws MeasureException {
    try {
      Optional<GoldenLogits> stored = GoldenLogits.read(running.classifier().bundle());
      return stored.isPresent()
          ? OptionalDouble.of(GoldenTest.drift(running.classifier(), stored.get()))
          : OptionalDouble.empty();
    } catch (IOException | InferenceException broken) {
      throw new MeasureException(
          "The model could not be compared with its stored results: %s. Run pdd health."
              .formatted(broken.getMessage()),
          broken);
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
