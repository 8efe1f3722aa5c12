package org.plantdiseasedetector.report;

import java.util.Optional;

/**
 * Who hands a report over.
 *
 * @param name of the organisation; empty if not given
 * @param contact address or telephone in one line; empty if not given
 * @param colour of lines and bars, 0xRRGGBB
 * @param logo its logo on white
 */
public record Organisation(String name, String contact, int colour, Optional<ReportImage> logo) {

  /** A quiet green that is legible on white (contrast 6.1 to 1). */
  public static final int STANDARD_COLOUR = 0x2E6B3A;

  /** Nothing was set. */
  public static final Organisation NONE =
      new Organisation("", "", STANDARD_COLOUR, Optional.empty());
}
