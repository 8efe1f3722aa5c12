package org.plantdiseasedetector.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.update.BundleTrial;
import org.plantdiseasedetector.update.UpdateException;

/**
 * Tries a bundle on the sample photos, whose names are their labels: {@code apple-scab.jpg} shows
 * {@code apple.scab}. Loading alone already compares the stored results.
 *
 * @param composition loads the bundle
 * @param samples folder of the photos
 */
record SampleTrial(Composition composition, Path samples) implements BundleTrial {

  @Override
  public long macroF1(ModelBundle bundle) throws UpdateException {
    if (!Files.isDirectory(samples)) {
      throw refused(bundle, "the sample photos in " + samples + " are missing", null);
    }
    Map<Path, String> predicted = new HashMap<>();
    List<Path> photos = new PhotoFinder().find(List.of(samples));
    try (RunningDiagnosis running = composition.openForTrial(bundle)) {
      photos.forEach(photo -> predicted.put(photo, top(running.service().diagnose(photo))));
    } catch (ModelUnavailableException broken) {
      throw refused(bundle, broken.getMessage(), broken);
    }
    return Math.round(10_000 * macroF1(photos, predicted));
  }

  private static UpdateException refused(
      ModelBundle bundle, String why, @Nullable Throwable cause) {
    UpdateException refused =
        new UpdateException(
            UpdateException.Reason.SELF_TEST,
            "%s failed its self-test: %s It was not installed.".formatted(bundle.identity(), why));
    if (cause != null) {
      refused.initCause(cause);
    }
    return refused;
  }

  private static String top(Diagnosis diagnosis) {
    return diagnosis.outcome().candidates().stream()
        .findFirst()
        .map(Candidate::classId)
        .map(id -> id.value())
        .orElse("");
  }

  /** Mean over the classes that the photos show of the F1 score of each. */
  private static double macroF1(List<Path> photos, Map<Path, String> predicted) {
    Set<String> labels = new TreeSet<>();
    photos.forEach(photo -> labels.add(label(photo)));
    return labels.stream().mapToDouble(label -> f1(label, photos, predicted)).average().orElse(0);
  }

  private static double f1(String label, List<Path> photos, Map<Path, String> predicted) {
    long shown = photos.stream().filter(photo -> label(photo).equals(label)).count();
    long said = photos.stream().filter(photo -> label.equals(predicted.get(photo))).count();
    long right =
        photos.stream()
            .filter(photo -> label(photo).equals(label) && label.equals(predicted.get(photo)))
            .count();
    return 2.0 * right / (shown + said);
  }

  /** The crop's name has one word in all samples. */
  static String label(Path photo) {
    String name = photo.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return name.replaceFirst("-", ".").replace('-', '_');
  }
}
