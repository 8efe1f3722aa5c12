package org.plantdiseasedetector.domain;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names one error in the log and in the message that the user reads, so that the two find each
 * other.
 *
 * @param value eight hexadecimal digits
 */
public record ErrorId(String value) {

  /** Returns a new one; two of the same day rarely collide. */
  public static ErrorId next() {
    return new ErrorId(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
  }

  @Override
  public String toString() {
    return value;
  }
}
