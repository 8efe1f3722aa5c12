package org.plantdiseasedetector.update.tuf;

/** How metadata may be written. */
public enum WireForm {
  /**
   * Byte for byte the canonical JSON that is signed, so that no two parsers can read it
   * differently. What this product writes and accepts.
   */
  CANONICAL,
  /** Any JSON with the same content, as other implementations publish it. */
  ANY
}
