package org.plantdiseasedetector.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * Finds cases while a person types: the words of all cases and what lists show of them, in memory
 * (docs/adr/0068). It lives and dies with the open history. Not thread-safe.
 */
public final class CaseIndex {

  private static final Comparator<Entry> NEWEST_FIRST =
      Comparator.comparing((Entry entry) -> entry.summary().visited())
          .thenComparingLong(entry -> entry.summary().number())
          .reversed();

  private final WordSets words = new WordSets();
  private final List<Entry> entries;
  private final Map<Long, Entry> byNumber = new HashMap<>();
  private final Map<String, String> shared = new HashMap<>();
  private final Map<Plot, Plot> sharedPlots = new HashMap<>();
  private final Map<ModelIdentity, ModelIdentity> sharedModels = new HashMap<>();
  private int documents;

  /** A changed case becomes a new document; the old one is never looked at again. */
  private record Entry(CaseSummary summary, int document, Plot plot) {}

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
      CaseSummary summary =
          new CaseSummary(
              of.number(),
              of.details().visited(),
              of.crop(),
              place(of.details()),
              of.details().field(),
              of.machine().outcome(),
              of.label(),
              of.labelState(),
              of.severityPercent(),
              of.photos().size(),
              of.machine().model());
      List<String> fileNames = of.photos().stream().map(CasePhoto::fileName).toList();
      return new Source(
          summary, texts(of.details(), summary, of.machine(), fileNames), Plot.of(of.details()));
    }

    /**
     * Collects everything that can be searched for.
     *
     * @param details what a person noted
     * @param summary what lists show
     * @param machine what the machine said
     * @param fileNames of the photos
     */
    public static List<String> texts(
        CaseDetails details, CaseSummary summary, MachineLabel machine, List<String> fileNames) {
      List<String> texts =
          new ArrayList<>(
              List.of(
                  details.farm(),
                  details.field(),
                  details.plot(),
                  summary.crop(),
                  details.variety(),
                  details.notes()));
      texts.addAll(details.tags());
      summary.label().map(ClassId::value).ifPresent(texts::add);
      machine.notExcluded().forEach(classId -> texts.add(classId.value()));
      texts.addAll(fileNames);
      return texts;
    }

    /**
     * Joins farm, field and plot for reading.
     *
     * @param details where a person noted them
     */
    public static String place(CaseDetails details) {
      StringBuilder place = new StringBuilder();
      for (String part : List.of(details.farm(), details.field(), details.plot())) {
        place.append(place.isEmpty() || part.isEmpty() ? "" : " / ").append(part);
      }
      return place.toString();
    }
  }

  /**
   * Fills the index.
   *
   * @param sources all cases, in any order
   */
  public CaseIndex(Collection<Source> sources) {
    entries = new ArrayList<>(sources.size());
    sources.forEach(this::add);
    sort();
  }

  /** Makes an index to be filled by {@link #add}, then put in order by {@link #sort}. */
  public CaseIndex() {
    entries = new ArrayList<>();
  }

  /**
   * Adds a case while the index is filled.
   *
   * @param source a case that is not in it yet
   */
  public void add(Source source) {
    entries.add(entry(source));
  }

  /** Puts the cases in order after all were added. */
  public void sort() {
    entries.sort(NEWEST_FIRST);
  }

  /**
   * Adds a case, or replaces it.
   *
   * @param source the case
   */
  public void put(Source source) {
    remove(source.summary().number());
    Entry added = entry(source);
    int at = Collections.binarySearch(entries, added, NEWEST_FIRST);
    entries.add(at < 0 ? -at - 1 : at, added);
  }

  /**
   * Forgets a case.
   *
   * @param number of the case; nothing happens if there is none
   */
  public void remove(long number) {
    Entry old = byNumber.remove(number);
    if (old != null) {
      entries.remove(Collections.binarySearch(entries, old, NEWEST_FIRST));
    }
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
    byNumber.keySet().removeAll(numbers);
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
    boolean any = query.text().isBlank();
    BitSet found = any ? new BitSet() : words.find(query.text(), documents);
    List<CaseSummary> page = new ArrayList<>();
    int total = 0;
    for (Entry entry : entries) {
      if ((any || found.get(entry.document())) && fits(entry.summary(), query)) {
        if (total >= offset && page.size() < limit) {
          page.add(entry.summary());
        }
        total++;
      }
    }
    return new CasePage(total, page);
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
            s.photos(),
            sharedModels.computeIfAbsent(s.model(), same -> same));
    int document = documents++;
    source.texts().forEach(text -> words.add(document, text));
    Entry entry = new Entry(lean, document, share(source.plot()));
    byNumber.put(s.number(), entry);
    return entry;
  }

  /** A season has few farms and crops: the same text is kept once. */
  private String share(String text) {
    return shared.computeIfAbsent(text, same -> same);
  }

  private Plot share(Plot plot) {
    return sharedPlots.computeIfAbsent(plot, same -> same);
  }
}
