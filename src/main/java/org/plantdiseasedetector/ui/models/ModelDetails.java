package org.plantdiseasedetector.ui.models;

import java.util.List;
import org.plantdiseasedetector.evaluation.MeasuredTrust;

/**
 * How sure a model is, in the words that the window shows.
 *
 * @param title name and version of the model
 * @param groups one diagram for each kind of photos
 * @param crops accuracy by crop
 */
public record ModelDetails(String title, List<Group> groups, List<CropRow> crops) {

  /** Copies the lists. */
  public ModelDetails {
    groups = List.copyOf(groups);
    crops = List.copyOf(crops);
  }

  /**
   * Photos of one kind.
   *
   * @param name for example {@code Field}
   * @param accuracy how many photos are right, with its interval
   * @param calibration how far confidence and share of right photos lie apart
   * @param bins what the diagram draws
   * @param description what the diagram shows, for those who cannot see it
   * @param rows the same as a table: ranges with photos only
   */
  public record Group(
      String name,
      String accuracy,
      String calibration,
      List<MeasuredTrust.Bin> bins,
      String description,
      List<BinRow> rows) {
    /** Copies the lists. */
    public Group {
      bins = List.copyOf(bins);
      rows = List.copyOf(rows);
    }
  }

  /**
   * One range of confidence.
   *
   * @param range for example {@code 80–87 %}
   * @param photos number of photos
   * @param right share that is right
   */
  public record BinRow(String range, String photos, String right) {}

  /**
   * One crop.
   *
   * @param name common name
   * @param photos number of photos
   * @param right share that is right
   * @param interval in which the share lies with a probability of 95 %
   */
  public record CropRow(String name, String photos, String right, String interval) {}
}
