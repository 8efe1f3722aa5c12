package org.plantdiseasedetector.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.diagnosis.Explainer;
import org.plantdiseasedetector.diagnosis.PhotoExplanation;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.inference.InferenceException;

/**
 * Calibrates in the background when nobody needs the processor: after a while without a diagnosis.
 * A diagnosis that begins meanwhile never waits; it stops the calibration, which is then begun anew
 * in the next quiet time. Thread-safe.
 */
final class IdleCalibration {

  /** Somebody who works without a long pause shall not be disturbed again and again. */
  static final int MOST_ATTEMPTS = 5;

  private final Predicate<BooleanSupplier> trial;
  private final Later later;
  private final Duration quiet;
  private int active;
  private long activities;
  private int attempts;

  /** Runs something later on another thread. */
  @FunctionalInterface
  interface Later {
    /** Returns at once. */
    void run(Runnable task, Duration delay);
  }

  /**
   * Makes a calibration that has not begun.
   *
   * @param trial measures and stores; returns whether it came to its end, which it does not when
   *     what it is given becomes true
   * @param later runs it
   * @param quiet time without a diagnosis before it begins
   */
  IdleCalibration(Predicate<BooleanSupplier> trial, Later later, Duration quiet) {
    this.trial = trial;
    this.later = later;
    this.quiet = quiet;
  }

  /** Begins to wait for a quiet time. */
  void start() {
    waitFrom(activities());
  }

  private void waitFrom(long seen) {
    later.run(() -> tryNow(seen), quiet);
  }

  private void tryNow(long seen) {
    if (!isQuietSince(seen)) {
      waitFrom(activities());
      return;
    }
    attempts++;
    boolean done = trial.test(() -> !isQuietSince(seen));
    if (!done && attempts < MOST_ATTEMPTS) {
      waitFrom(activities());
    }
  }

  private synchronized boolean isQuietSince(long seen) {
    return active == 0 && activities == seen;
  }

  private synchronized long activities() {
    return activities;
  }

  private synchronized void begin() {
    active++;
    activities++;
  }

  private synchronized void end() {
    active--;
    activities++;
  }

  /** Returns the same service, whose use keeps the calibration away. */
  DiagnosisService watched(DiagnosisService service) {
    return new Watched(service);
  }

  /** Returns the same explainer, whose use keeps the calibration away. */
  Explainer watched(Explainer explainer) {
    return photo -> explain(explainer, photo);
  }

  private PhotoExplanation explain(Explainer explainer, Path photo)
      throws PhotoException, InferenceException {
    begin();
    try {
      return explainer.explain(photo);
    } finally {
      end();
    }
  }

  private final class Watched implements DiagnosisService {

    private final DiagnosisService service;

    Watched(DiagnosisService service) {
      this.service = service;
    }

    @Override
    public Diagnosis diagnose(Path photo) {
      begin();
      try {
        return service.diagnose(photo);
      } finally {
        end();
      }
    }

    @Override
    public void diagnoseAll(List<Path> photos, Listener listener, BooleanSupplier cancelled) {
      begin();
      try {
        service.diagnoseAll(photos, listener, cancelled);
      } finally {
        end();
      }
    }
  }
}
