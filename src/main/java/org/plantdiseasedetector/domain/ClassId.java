package org.plantdiseasedetector.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Stable identifier of a model class, {@code <host>.<condition>}, for example {@code
 * tomato.late_blight} or {@code apple.healthy}.
 *
 * @param value lower-case letters, digits and underscores around exactly one dot
 */
public record ClassId(String value) implements Comparable<ClassId> {

  private static final Pattern FORMAT = Pattern.compile("[a-z0-9_]{1,40}\\.[a-z0-9_]{1,60}");
  private static final String HEALTHY = "healthy";

  /**
   * Checks the format.
   *
   * @throws IllegalArgumentException if {@code value} is not {@code <host>.<condition>}
   */
  public ClassId {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a class id of the form host.condition: " + value);
    }
  }

  /**
   * Reads what a person typed.
   *
   * @param text any
   * @return empty if it is not {@code <host>.<condition>}
   */
  public static Optional<ClassId> of(String text) {
    String id = text.strip();
    return FORMAT.matcher(id).matches() ? Optional.of(new ClassId(id)) : Optional.empty();
  }

  /** Returns the host (crop) part, for example {@code tomato}. */
  public String crop() {
    return value.substring(0, value.indexOf('.'));
  }

  /** Returns the condition part, for example {@code late_blight} or {@code healthy}. */
  public String condition() {
    return value.substring(value.indexOf('.') + 1);
  }

  /** Returns whether this class stands for a leaf without disease. */
  public boolean isHealthy() {
    return condition().equals(HEALTHY);
  }

  @Override
  public int compareTo(ClassId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
