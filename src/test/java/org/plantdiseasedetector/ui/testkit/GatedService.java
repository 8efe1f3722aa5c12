package org.plantdiseasedetector.ui.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.Diagnosis;

/** Finishes a photo only when the test lets it. */
public final class GatedService implements DiagnosisService {

  private final Semaphore permits = new Semaphore(0);

  /** Lets this number of photos finish. */
  public void release(int photos) {
    permits.release(photos);
  }

  @Override
  public Diagnosis diagnose(Path photo) {
    permits.acquireUninterruptibly();
    return Diagnoses.lateBlight(photo);
  }

  @Override
  public void diagnoseAll(List<Path> photos, Listener listener, BooleanSupplier cancelled) {
    for (int i = 0; i < photos.size() && !cancelled.getAsBoolean(); i++) {
      listener.done(i, diagnose(photos.get(i)));
    }
  }
}
