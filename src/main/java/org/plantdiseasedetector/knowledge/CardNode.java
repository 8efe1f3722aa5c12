package org.plantdiseasedetector.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A value in a YAML file together with the way to it, for messages that say what is wrong where.
 * Every method throws {@link IllegalArgumentException} with such a message.
 *
 * @param where the way, for example {@code en.yaml: cards > apple.scab > summary}
 * @param value a map, list, text or number; null where there is nothing
 */
record CardNode(String where, @Nullable Object value) {

  /** More than twice the longest text of the shipped cards. */
  static final int LONGEST_TEXT = 1500;

  static final int LONGEST_LIST = 40;

  /** Classes, references or modes of action; far more than any model knows. */
  static final int LARGEST_MAP = 1000;

  /** Control and formatting characters: they could hide or turn round what the reader sees. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]");

  /** Parses a file; only maps, lists, texts, numbers and truth values are made of it. */
  static CardNode parse(String file, String yaml) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(1)
            .build();
    try {
      return new CardNode(file, new Load(settings).loadFromString(yaml));
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(file + " is no valid YAML: " + e.getMessage(), e);
    }
  }

  /** Returns the entries of a map with any keys. */
  Map<String, CardNode> entries() {
    if (!(value instanceof Map<?, ?> map) || map.size() > LARGEST_MAP) {
      throw problem("must be a map of at most " + LARGEST_MAP + " entries");
    }
    Map<String, CardNode> entries = new LinkedHashMap<>();
    map.forEach(
        (key, child) -> {
          if (!(key instanceof String name)) {
            throw problem("has a key that is no text: " + key);
          }
          entries.put(name, new CardNode(way(name), child));
        });
    return entries;
  }

  /** Returns the entries of a map that must have some keys and may have others. */
  Map<String, CardNode> entries(Set<String> required, Set<String> optional) {
    Map<String, CardNode> entries = entries();
    Set<String> missing = new LinkedHashSet<>(required);
    missing.removeAll(entries.keySet());
    if (!missing.isEmpty()) {
      throw problem("lacks " + missing);
    }
    Set<String> unknown = new LinkedHashSet<>(entries.keySet());
    unknown.removeAll(required);
    unknown.removeAll(optional);
    if (!unknown.isEmpty()) {
      throw problem("has unknown keys " + unknown);
    }
    return entries;
  }

  /** Returns the entries of a list. */
  List<CardNode> list() {
    if (!(value instanceof List<?> list) || list.size() > LONGEST_LIST) {
      throw problem("must be a list of at most " + LONGEST_LIST + " entries");
    }
    List<CardNode> nodes = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      nodes.add(new CardNode(way("[" + (i + 1) + "]"), list.get(i)));
    }
    return nodes;
  }

  /** Returns a list of texts. */
  List<String> texts() {
    return list().stream().map(CardNode::text).toList();
  }

  /** Returns a text. */
  String text() {
    if (!(value instanceof String text) || text.isBlank()) {
      throw problem("must be a text");
    }
    return checked(text);
  }

  /** Returns a text that is also the key of a map. */
  String checked(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw problem("is longer than " + LONGEST_TEXT + " characters");
    }
    if (INVISIBLE.matcher(text).find()) {
      throw problem("holds a control character");
    }
    return text.strip();
  }

  /** Returns a whole number. */
  int number(int least, int most) {
    if (value instanceof Integer number && number >= least && number <= most) {
      return number;
    }
    throw problem("must be a whole number from " + least + " to " + most);
  }

  /** Returns a text of a given form. */
  String matching(Pattern form) {
    String text = text();
    if (!form.matcher(text).matches()) {
      throw problem("must have the form " + form + ": " + text);
    }
    return text;
  }

  /** Returns an entry that {@link #entries(Set, Set)} required. */
  static CardNode get(Map<String, CardNode> entries, String key) {
    return Optional.ofNullable(entries.get(key)).orElseThrow();
  }

  /** Returns what is wrong here. */
  IllegalArgumentException problem(String what) {
    return new IllegalArgumentException(where + " " + what);
  }

  private String way(String child) {
    return where + (where.contains(": ") ? " > " : ": ") + child;
  }
}
