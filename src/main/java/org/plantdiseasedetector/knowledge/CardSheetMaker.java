package org.plantdiseasedetector.knowledge;

import static org.plantdiseasedetector.knowledge.CardSection.ACTION;
import static org.plantdiseasedetector.knowledge.CardSection.BIOLOGICAL;
import static org.plantdiseasedetector.knowledge.CardSection.CHEMICAL;
import static org.plantdiseasedetector.knowledge.CardSection.CONDITIONS;
import static org.plantdiseasedetector.knowledge.CardSection.CONFUSIONS;
import static org.plantdiseasedetector.knowledge.CardSection.CULTURAL;
import static org.plantdiseasedetector.knowledge.CardSection.FACTS;
import static org.plantdiseasedetector.knowledge.CardSection.LABORATORY;
import static org.plantdiseasedetector.knowledge.CardSection.LOOK_ALIKES;
import static org.plantdiseasedetector.knowledge.CardSection.REFERENCES;
import static org.plantdiseasedetector.knowledge.CardSection.REGULATION;
import static org.plantdiseasedetector.knowledge.CardSection.RESISTANCE;
import static org.plantdiseasedetector.knowledge.CardSection.SPREAD;
import static org.plantdiseasedetector.knowledge.CardSection.SYMPTOMS;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.knowledge.CardSheet.Block;
import org.plantdiseasedetector.knowledge.CardSheet.Line;

/** Lays one card out. Used once. */
final class CardSheetMaker {

  /** These have another heading on the card of a healthy crop. */
  private static final Set<CardSection> OTHER_IF_HEALTHY =
      EnumSet.of(SYMPTOMS, CONDITIONS, ACTION, LOOK_ALIKES);

  private final DiseaseCard card;
  private final CardWords words;
  private final List<Block> blocks = new ArrayList<>();

  private CardSheetMaker(DiseaseCard card, CardWords words) {
    this.card = card;
    this.words = words;
  }

  /**
   * Lays a card out.
   *
   * @param card the card
   * @param confusions what the model mixes the class up with
   * @param nameOf names other classes
   * @param words of the card's language
   */
  static CardSheet sheet(
      DiseaseCard card, Confusions confusions, Function<ClassId, String> nameOf, CardWords words) {
    CardSheetMaker maker = new CardSheetMaker(card, words);
    maker.facts();
    maker.add(SYMPTOMS, card.symptoms().stream().map(s -> labelled(s.stage(), s.text())));
    maker.add(LOOK_ALIKES, card.lookAlikes().stream().map(l -> labelled(l.name(), l.difference())));
    if (confusions.isMeasured()) {
      maker.confusions(confusions.of(card.classId()), nameOf);
    }
    maker.advice();
    maker.add(REFERENCES, card.references().stream().map(r -> bullet(words(r))));
    return new CardSheet(
        card.classId(),
        card.language(),
        card.name(),
        card.crop(),
        card.summary(),
        maker.blocks,
        words.get("note"));
  }

  private void facts() {
    DiseaseCard.Cause cause = card.cause();
    List<Line> lines = new ArrayList<>();
    list(lines, "label.other_names", card.otherNames());
    cause
        .scientificName()
        .ifPresent(
            name ->
                lines.add(
                    labelled(words.get("label.cause"), words.kind(cause.kind()) + " – " + name)));
    list(lines, "label.synonyms", cause.synonyms());
    cause.taxon().ifPresent(taxon -> lines.add(labelled(words.get("label.taxon"), taxon)));
    cause.eppoCode().ifPresent(code -> lines.add(labelled(words.get("label.eppo"), code)));
    String scientific = String.join(", ", card.hosts().scientificNames());
    String common = card.hosts().text().replaceFirst("\\.$", "");
    lines.add(labelled(words.get("label.hosts"), "%s (%s)".formatted(common, scientific)));
    add(FACTS, lines.stream());
  }

  private void list(List<Line> lines, String key, List<String> items) {
    if (!items.isEmpty()) {
      lines.add(labelled(words.get(key), String.join(", ", items)));
    }
  }

  private void confusions(List<Confusion> confusions, Function<ClassId, String> nameOf) {
    if (confusions.isEmpty()) {
      plain(CONFUSIONS, words.get("confusion.none"));
    } else {
      add(
          CONFUSIONS,
          confusions.stream()
              .map(
                  c ->
                      labelled(
                          nameOf.apply(c.other()),
                          words.format(
                              "confusion",
                              c.takenForOther(),
                              c.photos(),
                              c.otherTakenForThis(),
                              c.otherPhotos()))));
    }
  }

  private void advice() {
    plain(CONDITIONS, card.conditions());
    card.spread().ifPresent(text -> plain(SPREAD, text));
    plain(ACTION, card.action());
    add(CULTURAL, card.management().cultural().stream().map(CardSheetMaker::bullet));
    add(BIOLOGICAL, card.management().biological().stream().map(CardSheetMaker::bullet));
    add(CHEMICAL, card.management().chemical().stream().map(CardSheetMaker::bullet));
    card.resistance().ifPresent(this::resistance);
    card.regulation().ifPresent(text -> plain(REGULATION, text));
    plain(LABORATORY, card.laboratory());
  }

  private void resistance(DiseaseCard.Resistance resistance) {
    List<Line> lines = new ArrayList<>(List.of(text(resistance.text())));
    if (!resistance.groups().isEmpty()) {
      String groups =
          resistance.groups().stream()
              .map(group -> group.label() + " " + group.name())
              .collect(Collectors.joining("; "));
      lines.add(labelled(words.get("label.groups"), groups));
    }
    add(RESISTANCE, lines.stream());
  }

  private void plain(CardSection section, String text) {
    add(section, Stream.of(text(text)));
  }

  private void add(CardSection section, Stream<Line> lines) {
    List<Line> all = lines.toList();
    if (!all.isEmpty()) {
      blocks.add(new Block(section, heading(section), all));
    }
  }

  private String heading(CardSection section) {
    return card.isHealthy() && OTHER_IF_HEALTHY.contains(section)
        ? words.get("healthy." + section.key())
        : words.heading(section);
  }

  private static String words(Reference reference) {
    String year = reference.year().map(number -> ", " + number).orElse("");
    return "%s. %s%s.".formatted(reference.title(), reference.publisher(), year);
  }

  private static Line labelled(String label, String text) {
    return new Line(Optional.of(label), text, false);
  }

  private static Line bullet(String text) {
    return new Line(Optional.empty(), text, true);
  }

  private static Line text(String text) {
    return new Line(Optional.empty(), text, false);
  }
}
