package org.plantdiseasedetector.history;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * For every word the documents in which it occurs. A part of a word is found by comparing it with
 * each different word once instead of with each document. Not thread-safe.
 */
final class WordSets {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final Map<String, Word> words = new HashMap<>();
  private final List<Word> list = new ArrayList<>();

  /** A word and the ascending numbers of its documents. */
  private static final class Word {
    private final String text;
    private int[] documents = new int[2];
    private int count;

    Word(String text) {
      this.text = text;
    }

    void add(int document) {
      if (count > 0 && documents[count - 1] == document) {
        return;
      }
      if (count == documents.length) {
        documents = Arrays.copyOf(documents, count + (count >> 1));
      }
      documents[count++] = document;
    }

    void mark(BitSet set) {
      for (int i = 0; i < count; i++) {
        set.set(documents[i]);
      }
    }
  }

  /**
   * Adds words to a document.
   *
   * @param document number, not below that of the last call
   * @param text any text
   */
  void add(int document, String text) {
    split(fold(text)).forEach(part -> word(part).add(document));
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
        if (at > from) {
          parts.add(text.substring(from, at));
        }
        from = at + 1;
      }
    }
    return parts;
  }

  private Word word(String text) {
    Word known = words.get(text);
    if (known == null) {
      known = new Word(text);
      words.put(text, known);
      list.add(known);
    }
    return known;
  }

  /**
   * Finds the documents that have a word with each of the given parts in it.
   *
   * @param text parts of words, separated by white space; at least one
   * @param documents how many there are
   */
  BitSet find(String text, int documents) {
    BitSet found = new BitSet(documents);
    found.set(0, documents);
    for (String part : split(fold(text))) {
      BitSet ofPart = new BitSet(documents);
      for (Word word : list) {
        if (word.text.contains(part)) {
          word.mark(ofPart);
        }
      }
      found.and(ofPart);
    }
    return found;
  }

  /** Lower case without accents; {@code tomato.late_blight} is found by "late blight". */
  private static String fold(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String plain =
        isAscii(lower)
            ? lower
            : MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    return plain.replace('.', ' ').replace('_', ' ');
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
