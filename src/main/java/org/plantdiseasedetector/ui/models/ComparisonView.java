package org.plantdiseasedetector.ui.models;

import java.util.List;

/**
 * Two models on the same labelled cases, in the words that the window shows.
 *
 * @param title which models, on how many cases
 * @param first name of the model that runs
 * @param second name of the other one
 * @param figures top-1 and macro-F1 with their intervals
 * @param changed cases on which the answers differ
 */
public record ComparisonView(
    String title, String first, String second, List<Figure> figures, List<Changed> changed) {

  /** Copies the lists. */
  public ComparisonView {
    figures = List.copyOf(figures);
    changed = List.copyOf(changed);
  }

  /**
   * A figure.
   *
   * @param name for example {@code Top-1}
   * @param first of the model that runs, with its interval
   * @param second of the other one
   * @param gain the second less the first, in percentage points
   */
  public record Figure(String name, String first, String second, String gain) {}

  /**
   * A case with different answers.
   *
   * @param number of the case
   * @param label what a person says
   * @param first what the model says that runs
   * @param second what the other one says
   */
  public record Changed(String number, String label, String first, String second) {}
}
