package org.plantdiseasedetector.ui.models;

import java.util.List;

/**
 * What an update would change, in the words that the window shows.
 *
 * @param title which model, how large, and what that means for this computer
 * @param warnings what to know before it is accepted: old signatures, withdrawn models
 * @param notes what the publisher says is new
 * @param added names of classes that it knows and the present model does not
 * @param gone names of classes that the present model knows and it does not
 * @param figures measured figures side by side
 * @param installable whether it can be installed
 */
public record OfferView(
    String title,
    List<String> warnings,
    List<String> notes,
    List<String> added,
    List<String> gone,
    List<Figure> figures,
    boolean installable) {

  /** Copies the lists. */
  public OfferView {
    warnings = List.copyOf(warnings);
    notes = List.copyOf(notes);
    added = List.copyOf(added);
    gone = List.copyOf(gone);
    figures = List.copyOf(figures);
  }

  /**
   * A measured figure.
   *
   * @param name for example {@code Macro-F1}
   * @param now of the present model, or a dash
   * @param then of the offered model
   */
  public record Figure(String name, String now, String then) {}
}
