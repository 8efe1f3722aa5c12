package org.plantdiseasedetector.report.pdf;

import java.util.List;

/**
 * Glyphs of one font side by side. Measures are in thousandths of the font's size.
 *
 * @param face the font
 * @param glyphs from left to right
 * @param width of all together
 * @param text what they stand for, in the order of reading
 * @param plain whether every glyph stands for its own character and lies where its width puts it
 */
record Run(Face face, List<Glyph> glyphs, float width, String text, boolean plain) {

  /**
   * A glyph.
   *
   * @param id in its font
   * @param x of its origin within the run
   * @param y of its origin above the base line
   */
  record Glyph(int id, float x, float y) {}

  Run {
    glyphs = List.copyOf(glyphs);
  }
}
