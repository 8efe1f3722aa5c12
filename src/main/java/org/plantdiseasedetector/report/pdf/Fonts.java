package org.plantdiseasedetector.report.pdf;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Picks a font for every character; fonts are read when they are needed. Not thread-safe. */
final class Fonts {

  private static final String LATIN = "NotoSans";
  private static final String CJK = "DroidSansFallbackFull";
  private static final String REGULAR = "-Regular";
  private static final String BOLD = "-Bold";

  private static final Map<UnicodeScript, String> BY_SCRIPT = byScript();

  /** Those with a bold cut; the others are set in the regular one where bold is wanted. */
  private static final List<String> WITH_BOLD =
      List.of(LATIN, "NotoSansArabic", "NotoSansDevanagari");

  private final Map<String, Face> loaded = new LinkedHashMap<>();

  private static Map<UnicodeScript, String> byScript() {
    Map<UnicodeScript, String> map = new EnumMap<>(UnicodeScript.class);
    for (UnicodeScript script :
        List.of(
            UnicodeScript.ARABIC,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.ARMENIAN,
            UnicodeScript.BENGALI,
            UnicodeScript.ETHIOPIC,
            UnicodeScript.GEORGIAN,
            UnicodeScript.GUJARATI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.HEBREW,
            UnicodeScript.KANNADA,
            UnicodeScript.KHMER,
            UnicodeScript.MALAYALAM,
            UnicodeScript.MYANMAR,
            UnicodeScript.SINHALA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.THAI)) {
      String name = script.name();
      map.put(script, LATIN + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
    }
    for (UnicodeScript script :
        List.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO)) {
      map.put(script, CJK);
    }
    return map;
  }

  /** Returns the font for Latin, Greek and Cyrillic. */
  Face base(boolean bold) {
    return face(LATIN, bold);
  }

  /**
   * Finds a font for a character.
   *
   * @param previous font of the character before, which is kept where possible
   */
  Optional<Face> find(int codePoint, boolean bold, Optional<Face> previous) {
    UnicodeScript script = UnicodeScript.of(codePoint);
    String own = BY_SCRIPT.get(script);
    if (own != null && face(own, bold).covers(codePoint)) {
      return Optional.of(face(own, bold));
    }
    boolean joins = script == UnicodeScript.INHERITED;
    if (joins && previous.isPresent() && previous.get().covers(codePoint)) {
      return previous;
    }
    if (base(bold).covers(codePoint)) {
      return Optional.of(base(bold));
    }
    if (previous.isPresent() && previous.get().covers(codePoint)) {
      return previous;
    }
    return BY_SCRIPT.values().stream()
        .distinct()
        .map(name -> face(name, bold))
        .filter(face -> face.covers(codePoint))
        .findFirst();
  }

  private Face face(String name, boolean bold) {
    boolean heavy = bold && WITH_BOLD.contains(name);
    String file = name.equals(CJK) ? CJK : name + (heavy ? BOLD : REGULAR);
    boolean complex = !name.equals(LATIN) && !name.equals(CJK);
    return loaded.computeIfAbsent(
        file, missing -> Face.load(missing, "F" + loaded.size(), complex));
  }

  /** Returns every font that was read. */
  Collection<Face> loaded() {
    return loaded.values();
  }
}
