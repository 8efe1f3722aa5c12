package org.plantdiseasedetector.report;

/** A size of paper. */
public enum Paper {
  /** ISO 216 A4. */
  A4(595.276f, 841.89f),
  /** ANSI Letter. */
  LETTER(612, 792);

  private final float width;
  private final float height;

  Paper(float width, float height) {
    this.width = width;
    this.height = height;
  }

  /** Returns the width in points of 1/72 inch. */
  public float width() {
    return width;
  }

  /** Returns the height in points of 1/72 inch. */
  public float height() {
    return height;
  }
}
