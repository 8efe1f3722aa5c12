package org.plantdiseasedetector.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ClassId;

/**
 * Pictures that a model should refuse.
 *
 * @param files sorted by path
 */
public record UnknownPhotos(List<Path> files) {

  /** Copies the list. */
  public UnknownPhotos {
    files = List.copyOf(files);
  }

  /**
   * Lists all pictures of a folder and its sub-folders.
   *
   * @param folder pictures without leaves of known crops
   * @throws EvaluationException if it cannot be read or holds no picture
   */
  public static UnknownPhotos everythingIn(Path folder) throws EvaluationException {
    return list(folder, List.of(folder));
  }

  /**
   * Lists the pictures in those sub-folders that are no class of the model.
   *
   * @param folder one sub-folder per class
   * @param classes of the model
   * @throws EvaluationException if it cannot be read or holds no picture of another class
   */
  public static UnknownPhotos otherClassesIn(Path folder, Collection<ClassId> classes)
      throws EvaluationException {
    List<String> known = classes.stream().map(ClassId::value).toList();
    try (Stream<Path> children = Files.list(folder)) {
      return list(
          folder,
          children
              .filter(Files::isDirectory)
              .filter(child -> !known.contains(String.valueOf(child.getFileName())))
              .toList());
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static UnknownPhotos list(Path named, List<Path> folders) throws EvaluationException {
    List<Path> files = new ArrayList<>();
    try {
      for (Path folder : folders) {
        files.addAll(LabelledFolder.images(folder));
      }
    } catch (IOException e) {
      throw unreadable(named, e);
    }
    if (files.isEmpty()) {
      throw new EvaluationException(
          "No pictures to refuse in " + named + ". Check the path, or leave the option out.");
    }
    return new UnknownPhotos(files.stream().sorted().toList());
  }

  private static EvaluationException unreadable(Path folder, IOException cause) {
    return new EvaluationException(
        "Cannot read the folder " + folder + ". Check that it exists and may be read.", cause);
  }

  /**
   * Measures how well the pictures are told from known leaves.
   *
   * @param subject the model
   * @param known photos of leaves that it knows, already scored
   * @param threads pictures in flight, at least 1
   * @param bootstrap how to make the intervals
   * @throws EvaluationException if no picture can be read
   * @throws InterruptedException if interrupted
   */
  public RejectionFigures measure(
      ModelUnderTest subject, List<ScoredPhoto> known, int threads, Bootstrap bootstrap)
      throws EvaluationException, InterruptedException {
    List<Double> read = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<PhotoClassifier.Reading>> readings = new ArrayList<>();
      for (Path file : files) {
        readings.add(pool.submit(() -> subject.classifier().classify(file, PhotoEdit.NONE)));
      }
      for (Future<PhotoClassifier.Reading> reading : readings) {
        if (reading.get() instanceof PhotoClassifier.Reading.Judged(var judgement)) {
          read.add(judgement.unfamiliarity());
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A picture could not be classified", e.getCause());
    }
    if (read.isEmpty()) {
      throw new EvaluationException("None of the pictures to refuse can be read.");
    }
    return RejectionFigures.of(
        known,
        read.stream().mapToDouble(Double::doubleValue).toArray(),
        files.size() - read.size(),
        subject.bundle().config().thresholds().unfamiliar(),
        bootstrap);
  }
}
