package org.plantdiseasedetector.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.djl.DjlEngine;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.training.data.PhotoSet;
import org.plantdiseasedetector.training.torchscript.BackboneReader;
import org.plantdiseasedetector.training.torchscript.ConvNet;

/**
 * A whole training: read the photos, fine-tune, choose the input, calibrate, write the bundle.
 *
 * @param backbone TorchScript archive to start from
 * @param from folder of a bundle whose weights training goes on from, if not from the archive's own
 * @param train folder with one sub-folder per class
 * @param validation likewise, other leaves
 * @param options the recipe
 * @param identity name and version of the bundle
 * @param inputSizes sides to choose from, in pixels
 * @param work folder for checkpoints; a run found there is resumed
 * @param target the bundle's folder
 * @param threads threads that the engine may use
 */
public record TrainingRun(
    Path backbone,
    Optional<Path> from,
    Path train,
    Path validation,
    TrainingOptions options,
    ModelIdentity identity,
    List<Integer> inputSizes,
    Path work,
    Path target,
    int threads) {

  /** Photos are kept in memory; a longer shorter side would only cost room. */
  private static final int MAX_SIDE = 320;

  /** Copies the list. */
  public TrainingRun {
    inputSizes = List.copyOf(inputSizes);
  }

  /**
   * Runs or resumes.
   *
   * @param listener told of progress; may cancel between epochs
   * @return the bundle, or the unfinished run's last state if cancelled
   * @throws IOException if a photo or the backbone cannot be read, or the disk refuses
   * @throws InferenceException if the engine fails
   * @throws InterruptedException if interrupted; the last checkpoint stays
   */
  public Result run(TrainingListener listener)
      throws IOException, InferenceException, InterruptedException {
    DjlEngine.start(threads);
    ConvNet net = BackboneReader.read(backbone);
    PhotoSet photos = PhotoSet.read(train, MAX_SIDE, true);
    PhotoSet judges = PhotoSet.read(validation, MAX_SIDE, false);
    if (!photos.classes().equals(judges.classes())) {
      throw new IOException("The class folders of %s and %s differ.".formatted(train, validation));
    }
    listener.message(
        "photos=%d validation=%d classes=%d"
            .formatted(photos.photos().size(), judges.photos().size(), photos.classes().size()));
    FineTuning.Trained trained = fineTuning(net, photos, judges, listener).run();
    if (trained.epochs() < options.epochs()) {
      return new Result.Stopped(trained.epochs());
    }
    return new Result.Done(
        new BundleExport(train, validation, inputSizes, threads)
            .write(trained, judges, identity, target, listener));
  }

  private FineTuning fineTuning(
      ConvNet architecture, PhotoSet photos, PhotoSet judges, TrainingListener listener)
      throws IOException {
    if (from.isEmpty()) {
      return new FineTuning(architecture, null, photos, judges, options, work, listener);
    }
    ModelBundle start = bundle(from.get());
    if (!start.classes().stream().map(ClassId::value).toList().equals(photos.classes())) {
      throw new IOException("The bundle to go on from knows other classes than the photos.");
    }
    ConvNet net = BackboneReader.readShipped(architecture, start.network());
    return new FineTuning(net, start.head(), photos, judges, options, work, listener);
  }

  private static ModelBundle bundle(Path folder) throws IOException {
    try {
      return BundleFiles.read(folder);
    } catch (BundleException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** What came of a run. */
  public sealed interface Result {

    /**
     * The bundle is written.
     *
     * @param bundle as written
     */
    record Done(ModelBundle bundle) implements Result {}

    /**
     * The run was cancelled and can be resumed.
     *
     * @param epochs finished epochs
     */
    record Stopped(int epochs) implements Result {}
  }
}
