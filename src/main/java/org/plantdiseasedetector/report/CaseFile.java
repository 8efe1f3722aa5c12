package org.plantdiseasedetector.report;

import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.PlantCase;

/**
 * A case with its pictures.
 *
 * @param of the case
 * @param photos in the order of the case
 */
public record CaseFile(PlantCase of, List<PhotoFile> photos) {

  /** Copies the list. */
  public CaseFile {
    photos = List.copyOf(photos);
  }

  /** What is drawn over a photo. */
  public enum Marks {
    /** Nothing could be drawn. */
    NONE,
    /** The outlines of leaf and lesions. */
    OUTLINE,
    /** What speaks for the class. */
    EVIDENCE,
    /** Both. */
    BOTH
  }

  /**
   * A photo of a case.
   *
   * @param facts what is known about it
   * @param plain the photo; empty if it cannot be read any more
   * @param marked the same with something drawn over it
   * @param marks what is drawn over it
   */
  public record PhotoFile(
      CasePhoto facts, Optional<ReportImage> plain, Optional<ReportImage> marked, Marks marks) {}
}
