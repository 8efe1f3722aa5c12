package org.plantdiseasedetector.report;

import java.util.List;

/**
 * A part of a report with a heading.
 *
 * @param id identifier, the same in all languages, unique within the report
 * @param title the heading
 * @param newPage whether it begins on a new page where there are pages
 * @param blocks from top to bottom
 */
public record Section(String id, String title, boolean newPage, List<Block> blocks) {

  /** Copies the list. */
  public Section {
    blocks = List.copyOf(blocks);
  }
}
