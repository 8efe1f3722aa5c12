package org.plantdiseasedetector.evaluation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the files of an evaluation.
 *
 * <p>All files are first completed in a temporary folder beside the target. A new target then
 * appears by one rename. A target that holds an earlier evaluation (it has a {@code metrics.json})
 * gets its files replaced one by one, {@code metrics.json} last; other files in it are kept. Any
 * other folder that is not empty is refused.
 */
public final class ReportFolder {

  /** Figures; its presence marks a folder as an evaluation. */
  public static final String METRICS = "metrics.json";

  private static final Logger LOG = LoggerFactory.getLogger(ReportFolder.class);

  private ReportFolder() {}

  /**
   * Checks before a long run that the results can be kept.
   *
   * @param folder where results shall go
   * @throws EvaluationException if the folder holds something other than an earlier evaluation
   */
  public static void check(Path folder) throws EvaluationException {
    if (Files.exists(folder) && !isEmptyOrEvaluation(folder)) {
      throw new EvaluationException(
          folder
              + " is not empty and holds no earlier evaluation. Name a new folder, so that nothing"
              + " is overwritten.");
    }
  }

  /**
   * Writes every file.
   *
   * @param report what was found
   * @param folder where to; created if missing
   * @throws EvaluationException if the folder is refused or cannot be written
   */
  public static void write(EvaluationReport report, Path folder) throws EvaluationException {
    check(folder);
    Path target = folder.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null) {
      throw new EvaluationException(folder + " cannot hold results. Name another folder.");
    }
    try {
      Files.createDirectories(parent);
      Path temporary = Files.createDirectory(parent.resolve(".evaluation-" + UUID.randomUUID()));
      try {
        for (Map.Entry<String, byte[]> file : files(report).entrySet()) {
          Files.write(temporary.resolve(file.getKey()), file.getValue());
        }
        publish(temporary, target);
      } finally {
        deleteFolder(temporary);
      }
    } catch (IOException e) {
      throw new EvaluationException(
          "Cannot write results to " + folder + ". Check the disk's free space and rights.", e);
    }
  }

  /** In the order of publication: the marker of a complete evaluation comes last. */
  private static Map<String, byte[]> files(EvaluationReport report) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("confusion.csv", utf8(ReportTables.confusion(report)));
    files.put("per_class.csv", utf8(ReportTables.perClass(report)));
    files.put("predictions.csv", utf8(ReportTables.predictions(report)));
    files.put("failures.csv", utf8(ReportTables.failures(report)));
    picture("confusion.png", () -> ConfusionPicture.draw(report))
        .ifPresent(png -> files.put("confusion.png", png));
    reliability(report).ifPresent(png -> files.put("reliability.png", png));
    files.put(METRICS, utf8(Json.text(MetricsJson.of(report))));
    return files;
  }

  /** Draws the reliability diagram as PNG, if this machine can. */
  static Optional<byte[]> reliability(EvaluationReport report) throws IOException {
    return picture("reliability.png", () -> ReliabilityPicture.draw(report));
  }

  /**
   * Draws a picture if this machine can. Java needs installed fonts for that, which servers and
   * containers may lack; it then fails with an error, which must not cost the figures.
   */
  private static Optional<byte[]> picture(String name, Supplier<BufferedImage> drawing)
      throws IOException {
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(drawing.get(), "png", png);
      return Optional.of(png.toByteArray());
    } catch (RuntimeException | InternalError | LinkageError e) {
      LOG.warn("event=picture_skipped file={} hint=\"install fonts and fontconfig\"", name, e);
      return Optional.empty();
    }
  }

  private static void publish(Path temporary, Path target) throws IOException {
    if (Files.exists(target.resolve(METRICS))) {
      for (String name : new String[] {"confusion.png", "reliability.png"}) {
        Files.deleteIfExists(target.resolve(name));
      }
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(temporary, file -> !file.endsWith(METRICS))) {
        for (Path file : files) {
          replace(file, target);
        }
      }
      replace(temporary.resolve(METRICS), target);
    } else {
      Files.deleteIfExists(target);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void replace(Path file, Path folder) throws IOException {
    Files.move(
        file,
        folder.resolve(file.getFileName()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isEmptyOrEvaluation(Path folder) throws EvaluationException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
      return !content.iterator().hasNext() || Files.isRegularFile(folder.resolve(METRICS));
    } catch (IOException e) {
      throw new EvaluationException(
          "Cannot read the folder " + folder + ". Check that it may be read.", e);
    }
  }

  private static void deleteFolder(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
