package org.plantdiseasedetector.ui.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.Diagnosis;

/** Sees late blight on every image and rejects what is none, by content. */
public final class ContentService implements DiagnosisService {

  @Override
  public Diagnosis diagnose(Path photo) {
    try {
      return ImageIO.read(photo.toFile()) == null
          ? Diagnoses.notAnImage(photo)
          : Diagnoses.lateBlight(photo);
    } catch (IOException e) {
      return Diagnoses.notAnImage(photo);
    }
  }

  @Override
  public void diagnoseAll(List<Path> photos, Listener listener, BooleanSupplier cancelled) {
    for (int i = 0; i < photos.size() && !cancelled.getAsBoolean(); i++) {
      listener.done(i, diagnose(photos.get(i)));
    }
  }
}
