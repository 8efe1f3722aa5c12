package org.plantdiseasedetector.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.knowledge.ModeOfAction.Scheme;

/**
 * What {@code facts.yaml} says: everything of the cards that is the same in every language.
 *
 * @param edition number of the edition
 * @param byClass facts of each class, in the order of the file
 */
record CardFacts(int edition, Map<ClassId, Facts> byClass) {

  static final String FILE = "facts.yaml";
  static final int FORMAT = 1;
  static final int LAST_EDITION = 1_000_000;

  private static final Pattern EPPO = Pattern.compile("[A-Z0-9]{5,6}");
  private static final Pattern MODE_CODE = Pattern.compile("[A-Z]{0,2}[0-9]{0,2}");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  /**
   * Facts of a class.
   *
   * @param cause what causes it
   * @param hosts scientific names
   * @param groups modes of action
   * @param references sources
   */
  record Facts(
      DiseaseCard.Cause cause,
      List<String> hosts,
      List<ModeOfAction> groups,
      List<Reference> references) {}

  /** Reads the file; faults of single classes are added to the problems. */
  static CardFacts of(CardNode root, List<String> problems) {
    Map<String, CardNode> top =
        root.entries(Set.of("format", "edition", "references", "frac", "irac", "cards"), Set.of());
    CardNode.get(top, "format").number(FORMAT, FORMAT);
    Map<String, Reference> references = new LinkedHashMap<>();
    CardNode.get(top, "references")
        .entries()
        .forEach((key, node) -> references.put(key, reference(node)));
    Map<String, ModeOfAction> frac = modes(CardNode.get(top, "frac"), Scheme.FRAC);
    Map<String, ModeOfAction> irac = modes(CardNode.get(top, "irac"), Scheme.IRAC);
    Map<ClassId, Facts> byClass = new LinkedHashMap<>();
    CardNode.get(top, "cards")
        .entries()
        .forEach(
            (key, node) -> {
              try {
                byClass.put(new ClassId(key), facts(node, references, frac, irac));
              } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
              }
            });
    return new CardFacts(CardNode.get(top, "edition").number(1, LAST_EDITION), byClass);
  }

  private static Reference reference(CardNode node) {
    Map<String, CardNode> map = node.entries(Set.of("title", "publisher"), Set.of("year"));
    return new Reference(
        CardNode.get(map, "title").text(),
        CardNode.get(map, "publisher").text(),
        Optional.ofNullable(map.get("year")).map(year -> year.number(FIRST_YEAR, LAST_YEAR)));
  }

  private static Map<String, ModeOfAction> modes(CardNode node, Scheme scheme) {
    Map<String, ModeOfAction> modes = new LinkedHashMap<>();
    node.entries()
        .forEach(
            (code, name) -> {
              if (!MODE_CODE.matcher(code).matches()) {
                throw name.problem("is no code of " + scheme);
              }
              modes.put(code, new ModeOfAction(scheme, code, name.text()));
            });
    return modes;
  }

  private static Facts facts(
      CardNode node,
      Map<String, Reference> references,
      Map<String, ModeOfAction> frac,
      Map<String, ModeOfAction> irac) {
    Map<String, CardNode> map =
        node.entries(
            Set.of("kind", "hosts", "references"),
            Set.of("scientific", "synonyms", "taxon", "eppo", "frac", "irac"));
    List<ModeOfAction> groups = new ArrayList<>(known(map, "frac", frac));
    groups.addAll(known(map, "irac", irac));
    Facts facts =
        new Facts(
            cause(map),
            CardNode.get(map, "hosts").texts(),
            groups,
            known(map, "references", references));
    if (facts.hosts().isEmpty() || facts.references().isEmpty()) {
      throw node.problem("needs a host and a reference at least");
    }
    if (facts.cause().kind() != DamageKind.HEALTHY && facts.cause().scientificName().isEmpty()) {
      throw node.problem("lacks [scientific]");
    }
    return facts;
  }

  private static DiseaseCard.Cause cause(Map<String, CardNode> map) {
    return new DiseaseCard.Cause(
        kind(CardNode.get(map, "kind")),
        Optional.ofNullable(map.get("scientific")).map(CardNode::text),
        Optional.ofNullable(map.get("synonyms")).map(CardNode::texts).orElse(List.of()),
        Optional.ofNullable(map.get("taxon")).map(CardNode::text),
        Optional.ofNullable(map.get("eppo")).map(eppo -> eppo.matching(EPPO)));
  }

  private static DamageKind kind(CardNode node) {
    try {
      return DamageKind.valueOf(node.text().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw node.problem("is no kind of damage");
    }
  }

  private static <T> List<T> known(
      Map<String, CardNode> map, String key, Map<String, T> available) {
    List<T> found = new ArrayList<>();
    for (CardNode node : Optional.ofNullable(map.get(key)).map(CardNode::list).orElse(List.of())) {
      T item = available.get(node.text());
      if (item == null) {
        throw node.problem("is not among the " + key + " above: " + node.text());
      }
      found.add(item);
    }
    return found;
  }
}
