package org.plantdiseasedetector.casebook;

/** Cells of CSV files (RFC 4180). Stateless. */
public final class CsvCell {

  private static final String FORMULA_STARTS = "=+-@\t\r";

  private CsvCell() {}

  /**
   * Makes a cell of a text.
   *
   * @param text any text
   * @return it, quoted where needed; a text that a spreadsheet would run as a formula gets an
   *     apostrophe in front
   */
  public static String of(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    String cell = formula ? "'" + text : text;
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
