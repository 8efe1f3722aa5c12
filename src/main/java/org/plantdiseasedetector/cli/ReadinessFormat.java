package org.plantdiseasedetector.cli;

/** How {@code pdd readiness} shows a report. */
public enum ReadinessFormat {
  /** For reading. */
  TEXT,
  /** For programs. */
  JSON,
  /** For keeping and sending. */
  HTML,
  /** For archives and printers: PDF/A. */
  PDF
}
