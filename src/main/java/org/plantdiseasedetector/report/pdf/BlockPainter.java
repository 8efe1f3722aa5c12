package org.plantdiseasedetector.report.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.plantdiseasedetector.report.Block;

/** Draws blocks of text, lists and tables. Not thread-safe. */
final class BlockPainter {

  private static final float GAP = 6;
  private static final int FEW_LINES = 3;
  private static final float INDENT = 12;
  private static final float CELL_PADDING = 3;
  private static final float LABEL_SHARE = 0.3f;
  private static final int SHADE = 0xEEF2EF;
  private static final int RULE = 0xC9D1CC;
  private static final float LINE_WIDTH = 0.6f;
  private static final float SIGN_HEIGHT = 34;
  private static final float SIGN_ROOM = 60;

  private final Flow flow;
  private final Tags tags;
  private final GraphicPainter graphics;

  BlockPainter(Flow flow, GraphicPainter graphics) {
    this.flow = flow;
    this.tags = flow.tags();
    this.graphics = graphics;
  }

  /** Returns the room that a block needs at least, with the next one if it is a heading. */
  float least(List<Block> blocks, int index) {
    if (index >= blocks.size()) {
      return 0;
    }
    return switch (blocks.get(index)) {
      case Block.Text text when text.style() == Block.Style.SUBHEADING ->
          Flow.lineHeight(Look.SUBHEADING) + GAP + least(blocks, index + 1);
      case Block.Text text when text.style() == Block.Style.LEAD ->
          Flow.lineHeight(Look.LEAD) + GAP + least(blocks, index + 1);
      case Block.Text text when index + 1 < blocks.size() && isSignature(blocks, index + 1) ->
          FEW_LINES * Flow.lineHeight(Look.BODY) + SIGN_ROOM;
      case Block.Pictures pictures -> graphics.least(pictures);
      case Block.Plan plan -> graphics.height(plan);
      default -> FEW_LINES * Flow.lineHeight(Look.BODY);
    };
  }

  private static boolean isSignature(List<Block> blocks, int index) {
    return blocks.get(index) instanceof Block.Signature;
  }

  void paint(Block block, PDStructureElement parent) {
    switch (block) {
      case Block.Text text -> text(text, parent);
      case Block.Facts facts -> facts(facts, parent);
      case Block.Items items -> items(items, parent);
      case Block.Table table -> table(table, parent);
      case Block.Signature signature -> signature(signature, parent);
      case Block.Pictures pictures -> graphics.pictures(pictures, parent);
      case Block.Bars bars -> graphics.bars(bars, parent);
      case Block.Plan plan -> graphics.plan(plan, parent);
      case Block.Code code -> graphics.code(code, parent);
    }
    flow.gap(GAP);
  }

  private void text(Block.Text text, PDStructureElement parent) {
    Look look =
        switch (text.style()) {
          case LEAD -> Look.LEAD;
          case BODY -> Look.BODY;
          case SUBHEADING -> Look.SUBHEADING;
          case NOTE -> Look.NOTE;
        };
    boolean heading = text.style() == Block.Style.SUBHEADING;
    List<String> lines = flow.lines(text.text(), look, flow.width());
    flow.ensure((heading ? 3 : Math.min(2, lines.size())) * Flow.lineHeight(look));
    flow.text(tags.add(parent, heading ? "H3" : "P"), lines, look, flow.left());
  }

  private void facts(Block.Facts facts, PDStructureElement parent) {
    if (facts.facts().isEmpty()) {
      return;
    }
    PDStructureElement table = tags.add(parent, "Table");
    float labelWidth = flow.width() * LABEL_SHARE;
    for (Block.Fact fact : facts.facts()) {
      PDStructureElement row = tags.add(table, "TR");
      PDStructureElement heading = tags.add(row, "TH");
      tags.scope(heading, "Row");
      float inner = labelWidth - 2 * CELL_PADDING;
      row(
          List.of(
              new Cell(heading, flow.lines(fact.label(), Look.LABEL, inner), Look.LABEL, 0),
              new Cell(
                  tags.add(row, "TD"),
                  flow.lines(fact.value(), Look.BODY, flow.width() - labelWidth - 2 * CELL_PADDING),
                  Look.BODY,
                  labelWidth)),
          false);
    }
  }

  private record Cell(PDStructureElement element, List<String> lines, Look look, float x) {}

  /** Draws a row, over as many pages as it needs. */
  private void row(List<Cell> cells, boolean shaded) {
    int most = cells.stream().mapToInt(cell -> cell.lines().size()).max().orElse(0);
    float line = Flow.lineHeight(cells.getFirst().look());
    flow.ensure(Math.min(most, 3) * line + 2 * CELL_PADDING);
    for (int from = 0; from < most; ) {
      if (flow.room() < line + 2 * CELL_PADDING) {
        flow.newPage();
      }
      int fitting = (int) ((flow.room() - 2 * CELL_PADDING) / line);
      int to = Math.min(most, from + fitting);
      part(cells, from, to, shaded, line);
      from = to;
    }
  }

  private void part(List<Cell> cells, int from, int to, boolean shaded, float line) {
    float height = (to - from) * line + 2 * CELL_PADDING;
    Canvas canvas = flow.canvas();
    canvas.beginArtifact();
    if (shaded) {
      canvas.colour(SHADE);
      canvas.rectangle(flow.left(), flow.y() - height, flow.width(), height);
    }
    canvas.colour(RULE);
    canvas.rectangle(flow.left(), flow.y() - height, flow.width(), LINE_WIDTH);
    canvas.end();
    for (Cell cell : cells) {
      if (cell.lines().size() > from) {
        tags.begin(canvas, cell.element());
        flow.block(
            cell.lines().subList(from, Math.min(to, cell.lines().size())),
            cell.look(),
            flow.left() + cell.x() + CELL_PADDING,
            flow.y() - CELL_PADDING);
        canvas.end();
      }
    }
    flow.take(height);
  }

  private void items(Block.Items items, PDStructureElement parent) {
    if (items.items().isEmpty()) {
      return;
    }
    PDStructureElement list = tags.add(parent, "L");
    tags.bullets(list);
    for (String item : items.items()) {
      List<String> lines = flow.lines(item, Look.BODY, flow.width() - INDENT);
      flow.ensure(Math.min(2, lines.size()) * Flow.lineHeight(Look.BODY));
      PDStructureElement entry = tags.add(list, "LI");
      PDStructureElement label = tags.add(entry, "Lbl");
      tags.begin(flow.canvas(), label);
      flow.block(List.of("•"), Look.BODY, flow.left() + 2, flow.y());
      flow.canvas().end();
      flow.text(tags.add(entry, "LBody"), lines, Look.BODY, flow.left() + INDENT);
      flow.gap(1);
    }
  }

  private void table(Block.Table table, PDStructureElement parent) {
    PDStructureElement element = tags.add(parent, "Table");
    List<Float> starts = new ArrayList<>();
    float x = 0;
    for (double width : table.widths()) {
      starts.add(x);
      x += (float) width * flow.width();
    }
    PDStructureElement head = tags.add(element, "TR");
    flow.ensure(4 * Flow.lineHeight(Look.CELL));
    row(cells(head, "TH", table.header(), table, starts, Look.CELL_HEADING), true);
    for (List<String> values : table.rows()) {
      PDStructureElement row = tags.add(element, "TR");
      row(cells(row, "TD", values, table, starts, Look.CELL), false);
    }
  }

  private List<Cell> cells(
      PDStructureElement row,
      String type,
      List<String> values,
      Block.Table table,
      List<Float> starts,
      Look look) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      PDStructureElement cell = tags.add(row, type);
      if (type.equals("TH")) {
        tags.scope(cell, "Column");
      }
      float width = table.widths().get(i).floatValue() * flow.width() - 2 * CELL_PADDING;
      cells.add(new Cell(cell, flow.lines(values.get(i), look, width), look, starts.get(i)));
    }
    return cells;
  }

  private void signature(Block.Signature signature, PDStructureElement parent) {
    int count = signature.labels().size();
    float width = flow.width() / count;
    List<List<String>> labels =
        signature.labels().stream()
            .map(label -> flow.lines(label, Look.NOTE, width - 2 * CELL_PADDING))
            .toList();
    int most = labels.stream().mapToInt(List::size).max().orElse(1);
    float height = SIGN_HEIGHT + most * Flow.lineHeight(Look.NOTE);
    flow.ensure(height);
    for (int i = 0; i < count; i++) {
      float x = flow.left() + i * width;
      flow.canvas().beginArtifact();
      flow.canvas().colour(Look.NOTE.colour());
      flow.canvas().rectangle(x, flow.y() - SIGN_HEIGHT, width - GAP * 2, LINE_WIDTH);
      flow.canvas().end();
      tags.begin(flow.canvas(), tags.add(parent, "P"));
      flow.block(labels.get(i), Look.NOTE, x, flow.y() - SIGN_HEIGHT - 1);
      flow.canvas().end();
    }
    flow.take(height);
  }
}
