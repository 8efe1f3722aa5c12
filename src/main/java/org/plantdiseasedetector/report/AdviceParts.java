package org.plantdiseasedetector.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.knowledge.DiseaseCard;
import org.plantdiseasedetector.knowledge.Reference;

/** Says what can be done about a class, from its disease card. Stateless. */
final class AdviceParts {

  private final ReportWords words;
  private final Background.Cards cards;

  AdviceParts(ReportWords words, Background.Cards cards) {
    this.words = words;
    this.cards = cards;
  }

  /** Says what can be done about each of some classes; for several also how to tell them apart. */
  List<Part> of(List<ClassId> classes) {
    if (classes.isEmpty()) {
      Block none = new Block.Text("none", Block.Style.BODY, words.get("advice.undecided"));
      return List.of(new Part("advice", words.get("advice.title"), List.of(none)));
    }
    return classes.stream().map(this::part).toList();
  }

  private Part part(ClassId id) {
    Optional<DiseaseCard> card = cards.card(id, words.language());
    return new Part(
        "advice-" + id.value().replace('.', '-'),
        words.format("advice.title.of", words.name(id)),
        card.map(this::blocks)
            .orElseGet(
                () ->
                    List.of(
                        new Block.Text("none", Block.Style.BODY, words.get("advice.no-card")))));
  }

  private List<Block> blocks(DiseaseCard card) {
    List<Block> blocks = new ArrayList<>();
    if (!card.language().getLanguage().equals(words.language().getLanguage())) {
      blocks.add(new Block.Text("language", Block.Style.NOTE, words.get("advice.in-english")));
    }
    blocks.add(new Block.Text("summary", Block.Style.BODY, card.summary()));
    text(blocks, "act", card.action());
    list(blocks, "cultural", card.management().cultural());
    list(blocks, "biological", card.management().biological());
    list(blocks, "chemical", card.management().chemical());
    card.resistance().ifPresent(resistance -> resistance(blocks, resistance));
    card.regulation().ifPresent(duty -> text(blocks, "regulation", duty));
    text(blocks, "laboratory", card.laboratory());
    String sources =
        card.references().stream().map(AdviceParts::reference).collect(Collectors.joining("; "));
    blocks.add(
        new Block.Text("sources", Block.Style.NOTE, words.format("advice.sources", sources)));
    return blocks;
  }

  private void text(List<Block> blocks, String id, String text) {
    heading(blocks, id);
    blocks.add(new Block.Text(id, Block.Style.BODY, text));
  }

  private void heading(List<Block> blocks, String id) {
    blocks.add(new Block.Text(id + "-heading", Block.Style.SUBHEADING, words.get("advice." + id)));
  }

  private void list(List<Block> blocks, String id, List<String> items) {
    if (!items.isEmpty()) {
      heading(blocks, id);
      blocks.add(new Block.Items(id, items));
    }
  }

  private void resistance(List<Block> blocks, DiseaseCard.Resistance resistance) {
    text(blocks, "resistance", resistance.text());
    if (!resistance.groups().isEmpty()) {
      String groups =
          resistance.groups().stream()
              .map(group -> group.label() + " " + group.name())
              .collect(Collectors.joining(", "));
      blocks.add(new Block.Text("groups", Block.Style.NOTE, words.format("advice.groups", groups)));
    }
  }

  private static String reference(Reference reference) {
    String year = reference.year().map(number -> ", " + number).orElse("");
    return reference.title() + " (" + reference.publisher() + year + ")";
  }
}
