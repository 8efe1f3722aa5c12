package org.plantdiseasedetector.update;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelCatalogue;

/**
 * The models that came with the app.
 *
 * @param folder with one folder per model
 * @param manifest their hashes
 */
public record ShippedModels(Path folder, ShippedManifest manifest) {

  /**
   * The newest genuine one, and what is wrong with others.
   *
   * @param newest empty if there is none
   * @param problems a sentence for each model that must not be used
   */
  public record Found(Optional<ModelBundle> newest, List<String> problems) {
    /** Copies the list. */
    public Found {
      problems = List.copyOf(problems);
    }
  }

  /** Checks and reads. */
  public Found find() {
    List<String> problems = new ArrayList<>();
    ModelBundle newest = null;
    try {
      for (Path model : new ModelCatalogue(folder).folders()) {
        Optional<String> problem = manifest.problem(model);
        if (problem.isPresent()) {
          problems.add(
              "The model in %s is not used: %s. Install the app again."
                  .formatted(model, problem.get()));
          continue;
        }
        ModelBundle bundle = BundleFiles.read(model);
        if (newest == null || isNewer(bundle, newest)) {
          newest = bundle;
        }
      }
    } catch (BundleException unusable) {
      problems.add(unusable.getMessage() + " Install the app again.");
    }
    return new Found(Optional.ofNullable(newest), problems);
  }

  private static boolean isNewer(ModelBundle bundle, ModelBundle other) {
    return ModelCatalogue.compareVersions(bundle.identity().version(), other.identity().version())
        > 0;
  }
}
