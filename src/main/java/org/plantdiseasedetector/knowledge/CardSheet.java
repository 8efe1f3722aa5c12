package org.plantdiseasedetector.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;

/**
 * A card as headings and lines in the order to show, so that the window, the printer, the console
 * and reports need no logic of their own.
 *
 * @param classId the class
 * @param language of the texts
 * @param title name of the condition
 * @param crop name of the crop
 * @param summary two or three sentences
 * @param blocks the rest
 * @param note what the reader has to know about all of it
 */
public record CardSheet(
    ClassId classId,
    Locale language,
    String title,
    String crop,
    String summary,
    List<Block> blocks,
    String note) {

  /** Copies the list. */
  public CardSheet {
    blocks = List.copyOf(blocks);
  }

  /**
   * A part with a heading.
   *
   * @param section which part
   * @param heading its heading
   * @param lines at least one
   */
  public record Block(CardSection section, String heading, List<Line> lines) {
    /** Copies the list. */
    public Block {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A paragraph, or an entry of a list.
   *
   * @param label what it is about, to be set off; empty for plain text
   * @param text the text
   * @param isBullet whether it is one of several measures
   */
  public record Line(Optional<String> label, String text, boolean isBullet) {}
}
