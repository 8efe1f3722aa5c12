package org.plantdiseasedetector.training.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.djl.DjlEngine;
import org.plantdiseasedetector.inference.djl.DjlNetwork;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ConfigYaml;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelConfig;
import org.plantdiseasedetector.training.data.LabelledPath;

/**
 * Fits everything in a bundle that depends on its network but is not the network: temperature,
 * candidate limits, familiarity, thresholds.
 *
 * @param train folder of training photos, one sub-folder per class
 * @param validation likewise, other leaves
 * @param bundle folder of the bundle, whose network and head stay as they are
 * @param threads threads that the engine may use
 */
public record BundleCalibration(Path train, Path validation, Path bundle, int threads) {

  private static final int NEGATIVES_PER_KIND = 100;
  private static final long SEED = 1;

  /** Is told how far the calibration is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Some pictures are done.
     *
     * @param done pictures seen by the network so far
     * @param total pictures in all
     * @throws InterruptedException to end the run; the bundle stays as it was
     */
    void done(int done, int total) throws InterruptedException;
  }

  /**
   * Fits and rewrites {@code head.safetensors} and {@code config.yaml}. The same photos and network
   * give the same files.
   *
   * @param progress told of every few pictures
   * @return the bundle as written
   * @throws BundleException if the bundle lacks a usable network, head, input or list of classes
   * @throws IOException if a photo cannot be read, the class folders differ, or the disk refuses
   * @throws InferenceException if the engine fails
   * @throws InterruptedException if the listener ends the run
   */
  public ModelBundle run(Progress progress)
      throws BundleException, IOException, InferenceException, InterruptedException {
    return run(BundleFiles.readUntrusted(bundle), progress);
  }

  /**
   * Does the same for a bundle of which only the network is written yet.
   *
   * @param untrusted the rest of it
   * @param progress told of every few pictures
   * @return the bundle as written
   * @throws IOException if a photo cannot be read, the class folders differ, or the disk refuses
   * @throws InferenceException if the engine fails
   * @throws InterruptedException if the listener ends the run
   */
  public ModelBundle run(BundleFiles.Untrusted untrusted, Progress progress)
      throws IOException, InferenceException, InterruptedException {
    List<String> names = untrusted.classes().stream().map(ClassId::value).toList();
    List<LabelledPath> training = LabelledPath.list(train, names);
    List<LabelledPath> judges = LabelledPath.list(validation, names);
    DjlEngine.start(threads);
    TrustFit.Result result;
    try (DjlNetwork network =
        new DjlNetwork(
            bundle.resolve(ModelBundle.NETWORK_FILE),
            untrusted.input().mean(),
            untrusted.input().std())) {
      PhotoEmbedder embedder = new PhotoEmbedder(network, untrusted.input());
      int total =
          training.size() + judges.size() + NegativeKind.values().length * NEGATIVES_PER_KIND;
      Counter counter = new Counter(progress, total);
      result =
          new TrustFit(
                  untrusted.classes(),
                  embed(embedder, training, untrusted.head(), counter),
                  embed(embedder, judges, untrusted.head(), counter),
                  new NegativeDraw(training, embedder, NEGATIVES_PER_KIND)
                      .draw(untrusted.head(), SEED, counter))
              .fit();
    }
    return write(untrusted, result);
  }

  private ModelBundle write(BundleFiles.Untrusted untrusted, TrustFit.Result result)
      throws IOException {
    ModelConfig config =
        new ModelConfig(
            ConfigYaml.FORMAT, untrusted.identity(), untrusted.input(), result.thresholds());
    ModelBundle calibrated =
        new ModelBundle(bundle, config, untrusted.classes(), untrusted.head(), result.trust());
    BundleFiles.write(calibrated);
    return calibrated;
  }

  private static List<FittedPhoto> embed(
      PhotoEmbedder embedder, List<LabelledPath> photos, LinearHead head, Counter counter)
      throws IOException, InferenceException, InterruptedException {
    List<float[]> rows = embedder.photos(photos.stream().map(LabelledPath::path).toList(), counter);
    List<FittedPhoto> fitted = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      LabelledPath photo = photos.get(i);
      fitted.add(FittedPhoto.of(rows.get(i), head, photo.label(), photo.domain(), photo.leaf()));
    }
    return fitted;
  }

  /** Adds up over the sets of pictures. */
  private static final class Counter implements PhotoEmbedder.Progress {
    private final Progress progress;
    private final int total;
    private int done;

    Counter(Progress progress, int total) {
      this.progress = progress;
      this.total = total;
    }

    @Override
    public void done(int pictures) throws InterruptedException {
      done += pictures;
      progress.done(done, total);
    }
  }
}
