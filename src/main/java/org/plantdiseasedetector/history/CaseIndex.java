package org.plantdiseasedetector.history;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds cases while a person types: one line of folded text per case in memory, searched from the
 * newest visit to the oldest (docs/adr/0053). It lives and dies with the open history. Not
 * thread-safe.
 */
public final class CaseIndex {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Comparator<Entry> NEWEST_FIRST =
      Comparator.comparing((Entry entry) -> entry.summary().visited())
          .thenComparingLong(entry -> entry.summary().number())
          .reversed();

  private final List<Entry> entries;
  private final Map<String, String> shared = new HashMap<>();
  private final Map<Plot, Plot> sharedPlots = new HashMap<>();

  private record Entry(CaseSummary summary, String text, Plot plot) {}

  /**
   * What the index keeps of a case.
   *
   * @param summary what lists show
   * @param texts everything that can be searched for
   * @param plot its place
   */
  public record Source(CaseSummary summary, Collection<String> texts, Plot plot) {

    /**
     * Takes it out of a case.
     *
     * @param of the case
     */
    public static Source of(PlantCase of) {
      CaseDetails d = of.details();
      List<String> texts =
          new ArrayList<>(
              List.of(d.farm(), d.field(), d.plot(), of.crop(), d.variety(), d.notes()));
      texts.addAll(d.tags());
      of.label().ifPresent(label -> texts.add(label.value()));
      of.machine().notExcluded().forEach(classId -> texts.add(classId.value()));
      of.photos().forEach(photo -> texts.add(photo.fileName()));
      String place = String.join(" / ", List.of(d.farm(), d.field(), d.plot()));
      return new Source(
          new CaseSummary(
              of.number(),
              d.visited(),
              of.crop(),
              place.replaceAll("^( / )+|( / )+$", "").replace(" /  / ", " / "),
              d.field(),
              of.machine().outcome(),
              of.label(),
              of.labelState(),
              of.severityPercent(),
              of.photos().size()),
          texts,
          Plot.of(d));
    }
  }

  /**
   * Fills the index.
   *
   * @param sources all cases, in any order
   */
  public CaseIndex(Collection<Source> sources) {
    entries = new ArrayList<>(sources.size());
    sources.forEach(source -> entries.add(entry(source)));
    entries.sort(NEWEST_FIRST);
  }

  /**
   * Adds a case, or replaces it.
   *
   * @param source the case
   */
  public void put(Source source) {
    entries.removeIf(entry -> entry.summary().number() == source.summary().number());
    Entry added = entry(source);
    int at = 0;
    while (at < entries.size() && NEWEST_FIRST.compare(entries.get(at), added) < 0) {
      at++;
    }
    entries.add(at, added);
  }

  /**
   * Adds cases, or replaces them.
   *
   * @param sources the cases
   */
  public void putAll(Collection<Source> sources) {
    Set<Long> numbers = new HashSet<>();
    sources.forEach(source -> numbers.add(source.summary().number()));
    entries.removeIf(entry -> numbers.contains(entry.summary().number()));
    sources.forEach(source -> entries.add(entry(source)));
    entries.sort(NEWEST_FIRST);
  }

  /** Returns the places of all cases, each once, by name. */
  public List<Plot> plots() {
    return entries.stream().map(Entry::plot).distinct().sorted().toList();
  }

  /**
   * Finds the cases of a place.
   *
   * @param plot the place
   * @return their numbers, the oldest visit first
   */
  public List<Long> numbersOf(Plot plot) {
    return entries.reversed().stream()
        .filter(entry -> entry.plot().equals(plot))
        .map(entry -> entry.summary().number())
        .toList();
  }

  /**
   * Searches.
   *
   * @param query which cases
   * @param offset how many of the found ones to leave out
   * @param limit how many to return at most
   */
  public CasePage search(CaseQuery query, int offset, int limit) {
    String[] words = SPACE.split(fold(query.text()).strip());
    List<CaseSummary> page = new ArrayList<>();
    int total = 0;
    for (Entry entry : entries) {
      if (contains(entry.text(), words) && fits(entry.summary(), query)) {
        if (total >= offset && page.size() < limit) {
          page.add(entry.summary());
        }
        total++;
      }
    }
    return new CasePage(total, page);
  }

  private static boolean contains(String text, String[] words) {
    for (String word : words) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(CaseSummary summary, CaseQuery query) {
    return is(query.crop(), summary.crop())
        && isLabelled(query.classId(), summary)
        && is(query.outcome(), summary.outcome())
        && is(query.field(), summary.field())
        && (query.from().isEmpty() || !summary.visited().isBefore(query.from().get()))
        && (query.to().isEmpty() || !summary.visited().isAfter(query.to().get()))
        && (query.state().isEmpty() || query.state().get() == summary.state())
        && isSevere(summary, query);
  }

  private static boolean isLabelled(Optional<String> wanted, CaseSummary summary) {
    return wanted.isEmpty()
        || summary.label().filter(label -> label.value().equals(wanted.get())).isPresent();
  }

  private static boolean is(Optional<String> wanted, String value) {
    return wanted.isEmpty() || wanted.get().equalsIgnoreCase(value);
  }

  private static boolean isSevere(CaseSummary summary, CaseQuery query) {
    return query.leastSeverity().isEmpty()
        || summary.severityPercent().filter(s -> s >= query.leastSeverity().get()).isPresent();
  }

  private Entry entry(Source source) {
    CaseSummary s = source.summary();
    CaseSummary lean =
        new CaseSummary(
            s.number(),
            s.visited(),
            share(s.crop()),
            share(s.place()),
            share(s.field()),
            share(s.outcome()),
            s.label(),
            s.state(),
            s.severityPercent(),
            s.photos());
    return new Entry(lean, fold(String.join("\n", source.texts())), share(source.plot()));
  }

  /** A season has few farms and crops: the same text is kept once. */
  private String share(String text) {
    return shared.computeIfAbsent(text, same -> same);
  }

  private Plot share(Plot plot) {
    return sharedPlots.computeIfAbsent(plot, same -> same);
  }

  /** Lower case without accents; {@code tomato.late_blight} is found by "late blight". */
  private static String fold(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String decomposed =
        lower.chars().allMatch(c -> c < 0x80)
            ? lower
            : MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    return decomposed.replace('.', ' ').replace('_', ' ');
  }
}
