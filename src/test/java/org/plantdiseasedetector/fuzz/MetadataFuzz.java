package org.plantdiseasedetector.fuzz;

import java.util.Arrays;
import org.plantdiseasedetector.update.Release;
import org.plantdiseasedetector.update.tuf.RootMetadata;
import org.plantdiseasedetector.update.tuf.StrictJson;
import org.plantdiseasedetector.update.tuf.WireForm;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what the fuzzer makes up as metadata. What is accepted must be its own canonical form;
 * anything but that or the declared exception is a finding.
 */
public final class MetadataFuzz {

  private MetadataFuzz() {}

  /**
   * Tries one input.
   *
   * @param data a file
   */
  public static void fuzzerTestOneInput(byte[] data) {
    try {
      ObjectNode read = StrictJson.parse(data, WireForm.CANONICAL);
      if (!Arrays.equals(StrictJson.canonical(read), data)) {
        throw new IllegalStateException("accepted, but not canonical");
      }
      RootMetadata.parse(read);
    } catch (IllegalArgumentException declared) {
      // Refused, as it should be.
    }
    try {
      Release.parse(data);
    } catch (IllegalArgumentException declared) {
      // Refused, as it should be.
    }
  }
}
