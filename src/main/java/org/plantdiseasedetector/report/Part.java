package org.plantdiseasedetector.report;

import java.util.List;

/**
 * A part of what is said about a case: a section of its own if the report is about one case, or
 * below a smaller heading if it is about many.
 *
 * @param id identifier
 * @param title heading
 * @param blocks what is said
 */
record Part(String id, String title, List<Block> blocks) {

  Part {
    blocks = List.copyOf(blocks);
  }
}
