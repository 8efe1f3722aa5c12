package org.plantdiseasedetector.training.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.djl.DjlEngine;
import org.plantdiseasedetector.inference.djl.DjlNetwork;
import org.plantdiseasedetector.model.BundleFingerprint;
import org.plantdiseasedetector.model.FloatTensor;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.SafeTensors;

/**
 * Computes embeddings of photos with a bundle's network and keeps them in a folder, so that what is
 * tried on them starts at once the next time. An entry holds for exactly these files and this
 * model.
 *
 * @param bundle the model
 * @param folder where the entries lie; made if missing
 * @param threads threads that the engine may use
 */
public record EmbeddingCache(ModelBundle bundle, Path folder, int threads) {

  private static final String TENSOR = "embeddings";
  private static final String KEY = "key";
  private static final long MAX_BYTES = 1L << 30;

  /** Is told how many photos are done. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Some photos are done.
     *
     * @param done so many
     * @param of of so many
     */
    void done(int done, int of);
  }

  /**
   * Returns the embeddings of photos.
   *
   * @param name of the entry, a plain word
   * @param root folder of the photos; an entry stays valid when it moves
   * @param photos files below it
   * @param progress told while they are computed
   * @return one per photo
   * @throws IOException if a photo cannot be read or the entry not be written
   * @throws InferenceException if the engine fails
   * @throws InterruptedException if the thread is interrupted
   */
  public List<float[]> embed(String name, Path root, List<Path> photos, Progress progress)
      throws IOException, InferenceException, InterruptedException {
    String key = key(root, photos);
    Path file = folder.resolve(name + ".safetensors");
    Optional<List<float[]>> stored = stored(file, key);
    if (stored.isPresent()) {
      return stored.get();
    }
    List<float[]> rows = compute(photos, progress);
    Files.createDirectories(folder);
    int features = bundle.head().features();
    float[] all = new float[rows.size() * features];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all, i * features, features);
    }
    new SafeTensors(
            Map.of(TENSOR, new FloatTensor(new int[] {rows.size(), features}, all)),
            Map.of(KEY, key))
        .write(file);
    return rows;
  }

  private String key(Path root, List<Path> photos) throws IOException {
    Path base = root.toAbsolutePath().normalize();
    String files =
        photos.stream()
            .map(photo -> base.relativize(photo.toAbsolutePath().normalize()).toString())
            .map(path -> path.replace('\\', '/'))
            .collect(Collectors.joining("\n"));
    return Sha256.hex(
        (BundleFingerprint.of(bundle.directory()) + "\n" + files).getBytes(StandardCharsets.UTF_8));
  }

  private Optional<List<float[]>> stored(Path file, String key) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    SafeTensors entry = SafeTensors.read(file, MAX_BYTES);
    FloatTensor tensor = entry.tensors().get(TENSOR);
    if (tensor == null || tensor.shape().length != 2 || !key.equals(entry.metadata().get(KEY))) {
      return Optional.empty();
    }
    int features = tensor.shape()[1];
    return Optional.of(
        IntStream.range(0, tensor.shape()[0])
            .mapToObj(i -> Arrays.copyOfRange(tensor.data(), i * features, (i + 1) * features))
            .toList());
  }

  private List<float[]> compute(List<Path> photos, Progress progress)
      throws IOException, InferenceException, InterruptedException {
    DjlEngine.start(threads);
    try (DjlNetwork network =
        new DjlNetwork(
            bundle.network(), bundle.config().input().mean(), bundle.config().input().std())) {
      int[] done = {0};
      return new PhotoEmbedder(network, bundle.config().input())
          .photos(
              photos,
              some -> {
                done[0] += some;
                progress.done(done[0], photos.size());
              });
    }
  }
}
