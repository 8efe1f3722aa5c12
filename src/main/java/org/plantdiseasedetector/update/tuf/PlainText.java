package org.plantdiseasedetector.update.tuf;

/**
 * Text that others wrote, made safe to show. Metadata are read before their signatures can be
 * checked, so that whatever a refusal quotes may come from anybody: escape sequences for terminals,
 * line breaks that forge lines of a log, or marks that turn the direction of writing. Stateless.
 */
public final class PlainText {

  private static final int MOST_CHARACTERS = 300;
  private static final int REPLACEMENT = 0xFFFD;

  private PlainText() {}

  /**
   * Replaces what does not show as itself and cuts what is too long.
   *
   * @param text any text
   * @return at most 300 characters and an ellipsis
   */
  public static String of(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .limit(MOST_CHARACTERS + 1L)
        .map(point -> isPlain(point) ? point : REPLACEMENT)
        .forEach(plain::appendCodePoint);
    if (plain.codePointCount(0, plain.length()) > MOST_CHARACTERS) {
      plain.setLength(plain.offsetByCodePoints(0, MOST_CHARACTERS));
      plain.append('…');
    }
    return plain.toString();
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
