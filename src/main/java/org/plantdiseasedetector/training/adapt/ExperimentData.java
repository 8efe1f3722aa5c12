package org.plantdiseasedetector.training.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plantdiseasedetector.adaptation.References;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.PhotoIndex;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.training.data.LabelledPath;
import org.plantdiseasedetector.training.trust.EmbeddingCache;

/**
 * Reads the photos of the experiment: {@code novel/train}, {@code novel/test}, {@code val} and
 * {@code test} of a data folder. Photos that train no shipped weights are read, too, since nothing
 * here is shipped but the references.
 *
 * @param data the folder
 * @param bundle the model
 * @param cache of embeddings
 * @param progress told while photos are embedded
 */
public record ExperimentData(
    Path data, ModelBundle bundle, EmbeddingCache cache, EmbeddingCache.Progress progress) {

  private static final String NOVEL = "novel";

  /**
   * Reads what strengths are chosen on: nothing of it is a test photo. Measured are the photos of
   * {@code novel/train} that were not learnt from, and validation photos of other leaves than the
   * references.
   *
   * @throws IOException if a photo cannot be read
   * @throws InferenceException if the engine fails
   * @throws InterruptedException if the thread is interrupted
   */
  public AdaptationExperiment forChoosing()
      throws IOException, InferenceException, InterruptedException {
    ReferenceChoice choice = new ReferenceChoice(bundle, cache, ReferenceChoice.STANDARD);
    Path validation = data.resolve("val");
    List<LabelledPath> photos = choice.photos(validation);
    List<float[]> embeddings = choice.embeddings(photos, validation, progress);
    Set<String> used =
        choice.chosen(photos).stream().map(i -> photos.get(i).leaf()).collect(Collectors.toSet());
    List<AdaptationExperiment.Photo> ordinary = new ArrayList<>();
    for (int i = 0; i < photos.size(); i++) {
      if (!used.contains(photos.get(i).leaf())) {
        ClassId label = bundle.classes().get(photos.get(i).label());
        ordinary.add(
            new AdaptationExperiment.Photo(embeddings.get(i), label, photos.get(i).leaf()));
      }
    }
    return new AdaptationExperiment(
        bundle, references(choice), photos(NOVEL, "train"), List.of(), ordinary);
  }

  /**
   * Reads what the figures of a release are measured on.
   *
   * @throws IOException if a photo cannot be read
   * @throws InferenceException if the engine fails
   * @throws InterruptedException if the thread is interrupted
   */
  public AdaptationExperiment forFigures()
      throws IOException, InferenceException, InterruptedException {
    ReferenceChoice choice = new ReferenceChoice(bundle, cache, ReferenceChoice.STANDARD);
    return new AdaptationExperiment(
        bundle,
        references(choice),
        photos(NOVEL, "train"),
        photos(NOVEL, "test"),
        photos("test", ""));
  }

  /** The bundle's own if it has some, so that what is measured is what is shipped. */
  private References references(ReferenceChoice choice)
      throws IOException, InferenceException, InterruptedException {
    Optional<References> shipped = References.read(bundle);
    return shipped.isPresent() ? shipped.get() : choice.choose(data.resolve("val"), progress);
  }

  private List<AdaptationExperiment.Photo> photos(String part, String below)
      throws IOException, InferenceException, InterruptedException {
    Path root = data.resolve(part).resolve(below);
    List<Path> files = files(root);
    String name = below.isEmpty() ? part : part + "-" + below;
    List<float[]> embeddings = cache.embed(name, root, files, progress);
    Optional<PhotoIndex> index = index(root);
    List<AdaptationExperiment.Photo> photos = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      String leaf =
          index
              .map(rows -> rows.row(file))
              .flatMap(row -> row.leafGroup().map(group -> row.source() + "/" + group))
              .orElse(file.getFileName().toString());
      ClassId label = new ClassId(file.getName(file.getNameCount() - 2).toString());
      photos.add(new AdaptationExperiment.Photo(embeddings.get(i), label, leaf));
    }
    return photos;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root, 2)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      if (files.isEmpty()) {
        throw new IOException("There are no photos in " + root + ".");
      }
      return files;
    }
  }

  private static Optional<PhotoIndex> index(Path root) throws IOException {
    try {
      Optional<Path> file = PhotoIndex.discover(root);
      return file.isPresent() ? Optional.of(PhotoIndex.read(file.get())) : Optional.empty();
    } catch (EvaluationException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
