package org.plantdiseasedetector.report.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.plantdiseasedetector.report.Block;
import org.plantdiseasedetector.report.ReportImage;

/** Draws pictures, bars, plans and codes. Not thread-safe. */
final class GraphicPainter {

  private static final float GAP = 10;
  private static final float MOST_PICTURE_HEIGHT = 165;
  private static final float BAR_LABEL = 0.36f;
  private static final float BAR_VALUE = 0.24f;
  private static final float PADDING = 3;
  private static final int TRACK = 0xE4EAE6;
  private static final int FRAME = 0xF4F7F5;
  private static final int INK = 0x1B1F1D;
  private static final float PLAN_INSET = 14;
  private static final float DOT = 3;
  private static final float MODULE = 2.4f;
  private static final int QUIET = 4;

  private final PDDocument document;
  private final PDResources resources;
  private final Flow flow;
  private final Tags tags;
  private final int colour;
  private final IdentityHashMap<byte[], String> images = new IdentityHashMap<>();

  GraphicPainter(PDDocument document, PDResources resources, Flow flow, int colour) {
    this.document = document;
    this.resources = resources;
    this.flow = flow;
    this.tags = flow.tags();
    this.colour = colour;
  }

  /** Returns the name of an image among the resources; equal arrays are embedded once. */
  String image(ReportImage image) {
    return images.computeIfAbsent(
        image.jpeg(),
        fresh -> {
          try {
            String name = "Im" + images.size();
            resources.put(
                COSName.getPDFName(name), JPEGFactory.createFromByteArray(document, fresh));
            return name;
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
  }

  void pictures(Block.Pictures pictures, PDStructureElement parent) {
    List<Block.Picture> all = pictures.pictures();
    List<String> lines = flow.lines(pictures.text(), Look.BODY, flow.width());
    flow.ensure(least(pictures));
    flow.text(tags.add(parent, "P"), lines, Look.BODY, flow.left());
    flow.take(PADDING);
    for (int i = 0; i < all.size(); i += 2) {
      pair(all.subList(i, Math.min(all.size(), i + 2)), parent);
    }
  }

  /** Returns the room that the text needs together with the first row. */
  float least(Block.Pictures pictures) {
    List<Block.Picture> all = pictures.pictures();
    int lines = flow.lines(pictures.text(), Look.BODY, flow.width()).size();
    return lines * Flow.lineHeight(Look.BODY)
        + PADDING
        + (all.isEmpty() ? 0 : pairHeight(all.subList(0, Math.min(2, all.size()))));
  }

  private float pairHeight(List<Block.Picture> pair) {
    float width = (flow.width() - GAP) / 2;
    float most = 0;
    for (Block.Picture picture : pair) {
      int lines = flow.lines(picture.caption(), Look.NOTE, width).size();
      most =
          Math.max(
              most, height(picture.image(), width) + lines * Flow.lineHeight(Look.NOTE) + PADDING);
    }
    return most;
  }

  private void pair(List<Block.Picture> pair, PDStructureElement parent) {
    float width = (flow.width() - GAP) / 2;
    List<List<String>> captions = new ArrayList<>();
    float height = 0;
    int lines = 0;
    for (Block.Picture picture : pair) {
      captions.add(flow.lines(picture.caption(), Look.NOTE, width));
      lines = Math.max(lines, captions.getLast().size());
      height = Math.max(height, height(picture.image(), width));
    }
    float total = height + lines * Flow.lineHeight(Look.NOTE) + PADDING;
    flow.ensure(total);
    for (int i = 0; i < pair.size(); i++) {
      float x = flow.left() + i * (width + GAP);
      picture(pair.get(i), parent, x, width);
      tags.begin(flow.canvas(), tags.add(parent, "P"));
      flow.block(captions.get(i), Look.NOTE, x, flow.y() - height - PADDING);
      flow.canvas().end();
    }
    flow.take(total);
    flow.gap(GAP / 2);
  }

  private static float height(ReportImage image, float width) {
    return Math.min(MOST_PICTURE_HEIGHT, width * image.height() / image.width());
  }

  private void picture(Block.Picture picture, PDStructureElement parent, float x, float widest) {
    ReportImage image = picture.image();
    float height = height(image, widest);
    float width = height * image.width() / image.height();
    float below = flow.y() - height;
    PDStructureElement figure = tags.add(parent, "Figure");
    tags.figure(figure, picture.alternative(), x, below, x + width, flow.y());
    tags.begin(flow.canvas(), figure);
    flow.canvas().image(image(image), x, below, width, height);
    flow.canvas().end();
    flow.box(x, below, width, height, "");
  }

  void bars(Block.Bars bars, PDStructureElement parent) {
    PDStructureElement table = tags.add(parent, "Table");
    float labelWidth = flow.width() * BAR_LABEL;
    float valueWidth = flow.width() * BAR_VALUE;
    float track = flow.width() - labelWidth - valueWidth;
    for (Block.Bar bar : bars.bars()) {
      List<String> label = flow.lines(bar.label(), Look.CELL, labelWidth - 2 * PADDING);
      List<String> value = flow.lines(bar.value(), Look.CELL, valueWidth - 2 * PADDING);
      float line = Flow.lineHeight(Look.CELL);
      float height = Math.max(label.size(), value.size()) * line + PADDING;
      flow.ensure(height);
      PDStructureElement row = tags.add(table, "TR");
      PDStructureElement heading = tags.add(row, "TH");
      tags.scope(heading, "Row");
      cell(heading, label, flow.left());
      flow.canvas().beginArtifact();
      float middle = flow.y() - line / 2 - PADDING;
      rectangle(TRACK, flow.left() + labelWidth, middle, track);
      rectangle(colour, flow.left() + labelWidth, middle, (float) bar.share() * track);
      flow.canvas().end();
      cell(tags.add(row, "TD"), value, flow.left() + labelWidth + track + 2 * PADDING);
      flow.take(height);
    }
  }

  private void rectangle(int rgb, float x, float y, float width) {
    flow.canvas().colour(rgb);
    flow.canvas().rectangle(x, y, width, 2 * PADDING);
  }

  private void cell(PDStructureElement element, List<String> lines, float x) {
    tags.begin(flow.canvas(), element);
    flow.block(lines, Look.CELL, x, flow.y());
    flow.canvas().end();
  }

  float height(Block.Plan plan) {
    return (float) plan.heightPerWidth() * (flow.width() - 2 * PLAN_INSET) + 4 * PLAN_INSET;
  }

  void plan(Block.Plan plan, PDStructureElement parent) {
    float width = flow.width();
    float inner = width - 2 * PLAN_INSET;
    float height = height(plan);
    flow.ensure(height);
    Canvas canvas = flow.canvas();
    float below = flow.y() - height;
    PDStructureElement figure = tags.add(parent, "Figure");
    tags.figure(figure, plan.alternative(), flow.left(), below, flow.left() + width, flow.y());
    tags.begin(canvas, figure);
    canvas.colour(FRAME);
    canvas.rectangle(flow.left(), below, width, height);
    float x = flow.left() + PLAN_INSET;
    float top = flow.y() - PLAN_INSET;
    for (Block.PlanPoint point : plan.points()) {
      point(point, x, top, inner, (float) plan.heightPerWidth() * inner);
    }
    canvas.colour(INK);
    canvas.rectangle(x, below + PADDING, (float) plan.scaleShare() * inner, 1);
    flow.block(
        List.of(plan.scale()), Look.NOTE, x, below + PADDING + Flow.lineHeight(Look.NOTE) + 1);
    canvas.end();
    flow.take(height);
  }

  private void point(Block.PlanPoint point, float x, float top, float width, float height) {
    float px = x + (float) point.x() * width;
    float py = top - (float) point.y() * height;
    flow.canvas().colour(colour);
    flow.canvas().disc(px, py, DOT);
    float labelWidth = flow.widthOf(point.label(), Look.NOTE);
    boolean fits = px + 2 * DOT + labelWidth < flow.left() + flow.width();
    float at = fits ? px + 2 * DOT - 1 : px - 2 * DOT + 1 - labelWidth;
    flow.canvas().colour(Look.NOTE.colour());
    flow.canvas().text(flow.shape(point.label(), Look.NOTE), at, py - DOT, Look.NOTE.size());
  }

  void code(Block.Code code, PDStructureElement parent) {
    int size = code.code().size();
    float side = (size + 2 * QUIET) * MODULE;
    List<String> lines = flow.lines(code.text(), Look.NOTE, flow.width() - side - GAP);
    float height = Math.max(side, lines.size() * Flow.lineHeight(Look.NOTE));
    flow.ensure(height);
    float x = flow.left();
    PDStructureElement figure = tags.add(parent, "Figure");
    tags.figure(figure, code.alternative(), x, flow.y() - side, x + side, flow.y());
    tags.begin(flow.canvas(), figure);
    flow.canvas().colour(0);
    for (int i = 0; i < size * size; i++) {
      int column = i % size;
      int row = i / size;
      if (code.code().isDark(column, row)) {
        flow.canvas()
            .rectangle(
                x + (QUIET + column) * MODULE,
                flow.y() - (QUIET + row + 1) * MODULE,
                MODULE,
                MODULE);
      }
    }
    flow.canvas().end();
    flow.box(x, flow.y() - side, side, side, "");
    tags.begin(flow.canvas(), tags.add(parent, "P"));
    flow.block(lines, Look.NOTE, x + side + GAP, flow.y());
    flow.canvas().end();
    flow.take(height);
  }
}
