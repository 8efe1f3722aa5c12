package org.plantdiseasedetector.ui.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.Sha256;

/** Sees late blight on every image, and hashes the file as the real service does. */
public final class HashingService implements DiagnosisService {

  private final ContentService service = new ContentService();

  @Override
  public Diagnosis diagnose(Path photo) {
    Diagnosis found = service.diagnose(photo);
    try {
      return new Diagnosis(
          photo,
          Optional.of(Sha256.hex(Files.readAllBytes(photo))),
          found.outcome(),
          found.warnings(),
          found.model(),
          found.device(),
          found.elapsed());
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void diagnoseAll(List<Path> files, Listener listener, BooleanSupplier cancelled) {
    for (int i = 0; i < files.size() && !cancelled.getAsBoolean(); i++) {
      listener.done(i, diagnose(files.get(i)));
    }
  }
}
