package org.plantdiseasedetector.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.plantdiseasedetector.domain.ClassId;

/**
 * What the file of one language says.
 *
 * @param language of the texts
 * @param edition number of the edition
 * @param cards texts of each class, in the order of the file
 */
record CardTexts(Locale language, int edition, Map<ClassId, CardNode> cards) {

  private static final Set<String> ALWAYS =
      Set.of(
          "name",
          "otherNames",
          "crop",
          "hosts",
          "summary",
          "symptoms",
          "lookAlikes",
          "conditions",
          "action",
          "cultural",
          "biological",
          "chemical",
          "laboratory");

  /** What a disease needs and a healthy crop must not have. */
  private static final Set<String> OF_DISEASES = Set.of("spread", "resistance", "regulation");

  private static final Pattern CLASS_ID = Pattern.compile("[a-z0-9_]+\\.[a-z0-9_]+");

  /** Reads the head of the file; the cards themselves are read by {@link #card}. */
  static CardTexts of(CardNode root, Locale language) {
    Map<String, CardNode> top =
        root.entries(Set.of("format", "edition", "language", "cards"), Set.of());
    CardNode.get(top, "format").number(CardFacts.FORMAT, CardFacts.FORMAT);
    CardNode.get(top, "language").matching(Pattern.compile(language.getLanguage()));
    Map<ClassId, CardNode> cards = new LinkedHashMap<>();
    CardNode.get(top, "cards").entries().forEach((key, node) -> cards.put(id(key, node), node));
    return new CardTexts(
        language, CardNode.get(top, "edition").number(1, CardFacts.LAST_EDITION), cards);
  }

  private static ClassId id(String key, CardNode node) {
    try {
      return new ClassId(key);
    } catch (IllegalArgumentException e) {
      throw node.problem("is no class id");
    }
  }

  /** Joins the texts of a class with its facts. */
  DiseaseCard card(ClassId id, CardFacts.Facts facts) {
    CardNode node = Optional.ofNullable(cards.get(id)).orElseThrow();
    Map<String, CardNode> map = entries(node, facts);
    DiseaseCard card =
        new DiseaseCard(
            id,
            language,
            text(map, "name"),
            CardNode.get(map, "otherNames").texts(),
            text(map, "crop"),
            facts.cause(),
            new DiseaseCard.Hosts(facts.hosts(), text(map, "hosts")),
            text(map, "summary"),
            symptoms(CardNode.get(map, "symptoms")),
            lookAlikes(id, CardNode.get(map, "lookAlikes")),
            text(map, "conditions"),
            Optional.ofNullable(map.get("spread")).map(CardNode::text),
            text(map, "action"),
            management(map),
            Optional.ofNullable(map.get("resistance"))
                .map(words -> new DiseaseCard.Resistance(facts.groups(), words.text())),
            Optional.ofNullable(map.get("regulation")).map(CardNode::text),
            text(map, "laboratory"),
            facts.references());
    if (card.symptoms().isEmpty() || card.management().cultural().isEmpty()) {
      throw node.problem("needs a symptom and a cultural measure at least");
    }
    return card;
  }

  private static Map<String, CardNode> entries(CardNode node, CardFacts.Facts facts) {
    if (facts.cause().kind() == DamageKind.HEALTHY) {
      return node.entries(ALWAYS, Set.of());
    }
    Set<String> all = new LinkedHashSet<>(ALWAYS);
    all.addAll(OF_DISEASES);
    return node.entries(all, Set.of());
  }

  private static String text(Map<String, CardNode> map, String key) {
    return CardNode.get(map, key).text();
  }

  private static List<DiseaseCard.Symptom> symptoms(CardNode node) {
    List<DiseaseCard.Symptom> symptoms = new ArrayList<>();
    node.entries()
        .forEach(
            (stage, words) ->
                symptoms.add(new DiseaseCard.Symptom(words.checked(stage), words.text())));
    return symptoms;
  }

  private List<DiseaseCard.LookAlike> lookAlikes(ClassId id, CardNode node) {
    List<DiseaseCard.LookAlike> all = new ArrayList<>();
    node.entries()
        .forEach(
            (key, words) -> {
              boolean isClass = CLASS_ID.matcher(key).matches();
              all.add(
                  new DiseaseCard.LookAlike(
                      isClass ? Optional.of(new ClassId(key)) : Optional.empty(),
                      isClass ? nameFor(id, new ClassId(key), words) : words.checked(key),
                      words.text()));
            });
    return all;
  }

  private String nameFor(ClassId own, ClassId other, CardNode where) {
    CardNode node = cards.get(other);
    if (node == null || other.equals(own)) {
      throw where.problem("must name another class that has a card");
    }
    Map<String, CardNode> map = node.entries();
    String name = Optional.ofNullable(map.get("name")).map(CardNode::text).orElse(other.value());
    String crop = Optional.ofNullable(map.get("crop")).map(CardNode::text).orElse(other.crop());
    return own.crop().equals(other.crop()) ? name : "%s (%s)".formatted(name, crop);
  }

  private static DiseaseCard.Management management(Map<String, CardNode> map) {
    return new DiseaseCard.Management(
        CardNode.get(map, "cultural").texts(),
        CardNode.get(map, "biological").texts(),
        CardNode.get(map, "chemical").texts());
  }
}
