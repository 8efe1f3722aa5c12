package org.plantdiseasedetector.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.plantdiseasedetector.domain.Sha256;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that a report says, as JSON with one form only: keys in a fixed order, pictures by
 * their hash. The fingerprint is computed over it, so neither the fingerprint nor the code that
 * holds it is part of it. Stateless.
 */
public final class CanonicalContent {

  /** Value of the key {@code format}. */
  public static final String FORMAT = "pdd-report";

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String TEXT = "text";
  private static final String LABEL = "label";
  private static final String VALUE = "value";

  private CanonicalContent() {}

  /**
   * Returns the content.
   *
   * @param report any report
   * @return UTF-8
   */
  public static byte[] of(Report report) {
    return MAPPER.writeValueAsString(tree(report)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns the content as a tree.
   *
   * @param report any report
   */
  public static ObjectNode tree(Report report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT).put("version", 1);
    root.put("language", report.language().toLanguageTag());
    root.put("title", report.title()).put("subtitle", report.subtitle());
    ObjectNode organisation = root.putObject("organisation");
    organisation.put("name", report.organisation().name());
    organisation.put("contact", report.organisation().contact());
    report
        .organisation()
        .logo()
        .ifPresent(logo -> organisation.put("logo", Sha256.hex(logo.jpeg())));
    root.put("made", report.made().toString());
    ArrayNode cases = root.putArray("cases");
    for (Report.CaseMark mark : report.cases()) {
      cases
          .addObject()
          .put("number", mark.number())
          .put("id", mark.id().toString())
          .put("digest", mark.digest());
    }
    ArrayNode sections = root.putArray("sections");
    for (Section section : report.sections()) {
      ObjectNode node = sections.addObject().put("id", section.id()).put("title", section.title());
      ArrayNode blocks = node.putArray("blocks");
      section.blocks().forEach(block -> add(blocks, block));
    }
    return root;
  }

  private static void add(ArrayNode blocks, Block block) {
    if (block instanceof Block.Code) {
      return;
    }
    ObjectNode node = blocks.addObject().put("id", block.id());
    switch (block) {
      case Block.Text text -> node.put(TEXT, text.text());
      case Block.Facts facts -> facts.facts().forEach(fact -> fact(node.withArray("facts"), fact));
      case Block.Items items -> items.items().forEach(node.putArray("items")::add);
      case Block.Table table -> table(node, table);
      case Block.Pictures pictures -> pictures(node, pictures);
      case Block.Bars bars -> bars(node.putArray("bars"), bars.bars());
      case Block.Plan plan -> plan(node, plan);
      case Block.Signature signature -> signature.labels().forEach(node.putArray("sign")::add);
      case Block.Code code -> throw new IllegalStateException("Left out above");
    }
  }

  private static void fact(ArrayNode facts, Block.Fact fact) {
    facts.addObject().put("id", fact.id()).put(LABEL, fact.label()).put(VALUE, fact.value());
  }

  private static void table(ObjectNode node, Block.Table table) {
    table.header().forEach(node.putArray("header")::add);
    ArrayNode rows = node.putArray("rows");
    table.rows().forEach(row -> row.forEach(rows.addArray()::add));
  }

  private static void pictures(ObjectNode node, Block.Pictures pictures) {
    ArrayNode all = node.put(TEXT, pictures.text()).putArray("pictures");
    for (Block.Picture picture : pictures.pictures()) {
      all.addObject()
          .put("id", picture.id())
          .put("caption", picture.caption())
          .put("alternative", picture.alternative())
          .put("sha256", Sha256.hex(picture.image().jpeg()));
    }
  }

  private static void bars(ArrayNode node, List<Block.Bar> bars) {
    for (Block.Bar bar : bars) {
      node.addObject().put(LABEL, bar.label()).put("share", bar.share()).put(VALUE, bar.value());
    }
  }

  private static void plan(ObjectNode node, Block.Plan plan) {
    node.put(TEXT, plan.alternative()).put("scale", plan.scale());
    ArrayNode points = node.putArray("points");
    plan.points()
        .forEach(p -> points.addObject().put("x", p.x()).put("y", p.y()).put(LABEL, p.label()));
  }
}
