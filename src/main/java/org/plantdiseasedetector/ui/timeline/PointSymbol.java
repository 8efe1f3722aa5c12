package org.plantdiseasedetector.ui.timeline;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The sign of a class in the chart: a shape and a letter of its own, full where a person gave the
 * label and hollow where only the machine did. Colour repeats it and is never needed.
 */
final class PointSymbol extends StackPane {

  private static final int SHAPES = 8;
  private static final int LETTERS = 26;

  PointSymbol(int index, boolean human) {
    Region shape = new Region();
    shape.getStyleClass().addAll("point-shape", "point-shape-" + index % SHAPES);
    Label letter = new Label(letter(index));
    letter.getStyleClass().add("point-letter");
    getStyleClass().addAll("point-symbol", human ? "point-human" : "point-machine");
    getChildren().addAll(shape, letter);
  }

  /** Returns A to Z, then AA and so on; a question mark for no class. */
  private static String letter(int index) {
    if (index < 0) {
      return "?";
    }
    String last = String.valueOf((char) ('A' + index % LETTERS));
    return index < LETTERS ? last : letter(index / LETTERS - 1) + last;
  }
}
