package org.plantdiseasedetector.evaluation;

import java.nio.file.Path;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;

/**
 * A photo whose true class is known.
 *
 * @param file where it lies
 * @param name path relative to the evaluated folder, with forward slashes
 * @param label true class
 * @param domain kind of scene, for example {@code lab} or {@code field}; {@link #ALL} if unknown
 * @param source data set, for example {@code plantdoc}; {@link #ALL} if unknown
 * @param leafGroup photos of one leaf share it, within one source
 */
public record LabelledPhoto(
    Path file,
    String name,
    ClassId label,
    String domain,
    String source,
    Optional<String> leafGroup) {

  /** Domain and source of every photo when there is no index. */
  public static final String ALL = "all";

  /** Domain and source of a photo that the index does not list. */
  public static final String UNLISTED = "unlisted";
}
