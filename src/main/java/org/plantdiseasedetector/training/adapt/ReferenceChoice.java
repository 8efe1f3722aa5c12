package org.plantdiseasedetector.training.adapt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plantdiseasedetector.adaptation.Example;
import org.plantdiseasedetector.adaptation.References;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.Trust;
import org.plantdiseasedetector.training.data.LabelledPath;
import org.plantdiseasedetector.training.trust.EmbeddingCache;

/**
 * Chooses the references of a bundle: some validation photos of every class, each of another leaf
 * while there are any, spread over the folder. Only photos that may train shipped weights.
 *
 * @param bundle the model
 * @param cache of embeddings
 * @param perClass most photos of one class
 */
public record ReferenceChoice(ModelBundle bundle, EmbeddingCache cache, int perClass) {

  /** What the released models have. */
  public static final int STANDARD = 8;

  /** Name of the cached embeddings of the validation photos. */
  static final String CACHED = "val";

  /**
   * Chooses.
   *
   * @param validation folder of validation photos, one sub-folder per class
   * @param progress told while the photos are embedded
   * @throws IOException if a photo cannot be read or the classes differ
   * @throws InferenceException if the engine fails
   * @throws InterruptedException if the thread is interrupted
   */
  public References choose(Path validation, EmbeddingCache.Progress progress)
      throws IOException, InferenceException, InterruptedException {
    List<LabelledPath> photos = photos(validation);
    List<float[]> embeddings = embeddings(photos, validation, progress);
    List<Example> examples = new ArrayList<>();
    for (int i : chosen(photos)) {
      examples.add(example(photos.get(i), embeddings.get(i)));
    }
    return new References(examples);
  }

  List<LabelledPath> photos(Path validation) throws IOException {
    return LabelledPath.list(validation, bundle.classes().stream().map(ClassId::value).toList());
  }

  List<float[]> embeddings(
      List<LabelledPath> photos, Path validation, EmbeddingCache.Progress progress)
      throws IOException, InferenceException, InterruptedException {
    return cache.embed(
        CACHED, validation, photos.stream().map(LabelledPath::path).toList(), progress);
  }

  /** Returns which photos are references, class by class. */
  List<Integer> chosen(List<LabelledPath> photos) {
    List<Integer> chosen = new ArrayList<>();
    for (int c = 0; c < bundle.classes().size(); c++) {
      int label = c;
      List<Integer> ofClass = new ArrayList<>();
      List<Integer> again = new ArrayList<>();
      Set<String> leaves = new HashSet<>();
      for (int i = 0; i < photos.size(); i++) {
        if (photos.get(i).label() == label) {
          (leaves.add(photos.get(i).leaf()) ? ofClass : again).add(i);
        }
      }
      List<Integer> spread = spread(ofClass, perClass);
      chosen.addAll(spread);
      chosen.addAll(spread(again, perClass - spread.size()));
    }
    return chosen;
  }

  private static List<Integer> spread(List<Integer> of, int count) {
    int taken = Math.min(count, of.size());
    List<Integer> spread = new ArrayList<>();
    for (int i = 0; i < taken; i++) {
      spread.add(of.get((int) ((long) i * of.size() / taken)));
    }
    return spread;
  }

  private Example example(LabelledPath photo, float[] embedding) throws IOException {
    // Leaf groups of the index are plain words; a file's own name is not and stands in for none.
    String leaf = photo.leaf().replaceAll("[^A-Za-z0-9._/-]", "_");
    String name =
        leaf.length() > Example.LONGEST_PLANT
            ? leaf.substring(leaf.length() - Example.LONGEST_PLANT)
            : leaf;
    return new Example(
        Embedding.of(embedding)
            .orElseThrow(() -> new IOException(photo.path() + " gives no finite embedding")),
        length(embedding),
        bundle.classes().get(photo.label()),
        name,
        0);
  }

  private static double length(float[] embedding) {
    float[] unit = Trust.unit(embedding);
    double dot = 0;
    for (int f = 0; f < unit.length; f++) {
      dot += (double) unit[f] * embedding[f];
    }
    return dot;
  }
}
