package org.plantdiseasedetector.report.pdf;

/**
 * How a text looks.
 *
 * @param size of the font in points
 * @param bold whether it is bold
 * @param colour 0xRRGGBB
 */
record Look(float size, boolean bold, int colour) {

  private static final int BLACK = 0x1B1F1D;
  private static final int GREY = 0x4F5753;

  static final Look TITLE = new Look(19, true, BLACK);
  static final Look HEADING = new Look(12.5f, true, BLACK);
  static final Look SUBHEADING = new Look(9.5f, true, BLACK);
  static final Look LEAD = new Look(13.5f, true, BLACK);
  static final Look BODY = new Look(9.5f, false, BLACK);
  static final Look LABEL = new Look(9.5f, false, GREY);
  static final Look NOTE = new Look(8, false, GREY);
  static final Look CELL = new Look(8.5f, false, BLACK);
  static final Look CELL_HEADING = new Look(8.5f, true, BLACK);

  Look in(int other) {
    return new Look(size, bold, other);
  }
}
