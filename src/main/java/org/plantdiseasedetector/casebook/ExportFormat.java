package org.plantdiseasedetector.casebook;

/** What cases are exported as. */
public enum ExportFormat {
  /** RFC 4180 with a header line. */
  CSV,
  /** RFC 7946, for maps. */
  GEOJSON,
  /** A folder of labelled photos for {@code pdd train}. */
  PHOTOS
}
