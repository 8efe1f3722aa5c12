package org.plantdiseasedetector.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The bundles below a models folder. */
public final class ModelCatalogue {

  private final Path models;

  /**
   * Makes a catalogue.
   *
   * @param models folder whose sub-folders are bundles
   */
  public ModelCatalogue(Path models) {
    this.models = models;
  }

  /**
   * Returns the bundle folders, sorted by name.
   *
   * @throws BundleException if the models folder cannot be read
   */
  public List<Path> folders() throws BundleException {
    try (Stream<Path> children = Files.list(models)) {
      return children
          .filter(child -> Files.exists(child.resolve(ModelBundle.CONFIG_FILE)))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw new BundleException(models, "the folder of models cannot be read", e);
    }
  }

  /**
   * Reads the newest bundle: the highest version, numbers compared as numbers.
   *
   * @throws BundleException if there is none, or it is damaged
   */
  public ModelBundle newest() throws BundleException {
    ModelBundle newest = null;
    for (Path folder : folders()) {
      ModelBundle bundle = BundleFiles.read(folder);
      if (newest == null || compareVersions(version(bundle), version(newest)) > 0) {
        newest = bundle;
      }
    }
    if (newest == null) {
      throw new BundleException(models, "no model is installed there");
    }
    return newest;
  }

  private static String version(ModelBundle bundle) {
    return bundle.identity().version();
  }

  /**
   * Compares versions part by part, numbers as numbers.
   *
   * @param left a version such as 1.10.0
   * @param right another one
   * @return negative, zero or positive as the left one is older, equal or newer
   */
  public static int compareVersions(String left, String right) {
    List<String> a = List.of(left.split("\\.", -1));
    List<String> b = List.of(right.split("\\.", -1));
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int byNumber = Integer.compare(leadingNumber(a.get(i)), leadingNumber(b.get(i)));
      if (byNumber != 0) {
        return byNumber;
      }
    }
    return a.size() != b.size() ? Integer.compare(a.size(), b.size()) : left.compareTo(right);
  }

  private static int leadingNumber(String part) {
    String digits = part.replaceFirst("\\D.*", "");
    return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }
}
