package org.plantdiseasedetector.evaluation;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.plantdiseasedetector.domain.ClassId;

/**
 * Draws the confusion matrix: one row per true class, colour by the share of that class's photos,
 * the count written into every cell that is not zero.
 */
final class ConfusionPicture {

  private static final int CELL = 24;
  private static final int MARGIN = 16;
  private static final int LABELS = 210;
  private static final Font LABEL_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font COUNT_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  private static final Font TITLE_FONT = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Color GRID = new Color(0xE3E6E8);
  private static final Color CORRECT = new Color(0x1B6E3C);
  private static final Color WRONG = new Color(0xB3261E);
  private static final int HEADER = 40;

  private final List<ClassId> classes;
  private final int[][] counts;

  private ConfusionPicture(List<ClassId> classes, int[][] counts) {
    this.classes = classes;
    this.counts = counts;
  }

  /** Draws the matrix of a report. */
  static BufferedImage draw(EvaluationReport report) {
    return new ConfusionPicture(report.classes(), ReportTables.confusionCounts(report)).draw();
  }

  private BufferedImage draw() {
    int left = MARGIN + LABELS;
    int top = MARGIN + HEADER + LABELS;
    int columns = classes.size() + 1;
    BufferedImage image =
        new BufferedImage(
            left + columns * CELL + MARGIN,
            top + classes.size() * CELL + MARGIN,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      prepare(g, image);
      title(g);
      g.translate(left, top);
      cells(g);
      rowLabels(g);
      columnLabels(g);
    } finally {
      g.dispose();
    }
    return image;
  }

  private static void prepare(Graphics2D g, BufferedImage image) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
  }

  private static void title(Graphics2D g) {
    g.setColor(Color.BLACK);
    g.setFont(TITLE_FONT);
    g.drawString("Confusion matrix: photos by true class (rows) and diagnosis (columns)", 16, 30);
    g.setFont(LABEL_FONT);
    g.drawString("Colour: share of the row, green right, red wrong", 16, 52);
  }

  private void cells(Graphics2D g) {
    g.setFont(COUNT_FONT);
    FontMetrics metrics = g.getFontMetrics();
    for (int row = 0; row < counts.length; row++) {
      int support = Arrays.stream(counts[row]).sum();
      for (int column = 0; column < counts[row].length; column++) {
        double share = support == 0 ? 0 : (double) counts[row][column] / support;
        cell(g, metrics, row, column, share);
      }
    }
  }

  private void cell(Graphics2D g, FontMetrics metrics, int row, int column, double share) {
    int x = column * CELL;
    int y = row * CELL;
    g.setColor(blend(row == column ? CORRECT : WRONG, share));
    g.fillRect(x, y, CELL, CELL);
    g.setColor(GRID);
    g.drawRect(x, y, CELL, CELL);
    int count = counts[row][column];
    if (count > 0) {
      String text = Integer.toString(count);
      g.setColor(share > 0.5 ? Color.WHITE : Color.BLACK);
      int textX = x + (CELL - metrics.stringWidth(text)) / 2 + 1;
      g.drawString(text, textX, baseline(metrics, y));
    }
  }

  private void rowLabels(Graphics2D g) {
    g.setFont(LABEL_FONT);
    g.setColor(Color.BLACK);
    FontMetrics metrics = g.getFontMetrics();
    for (int row = 0; row < classes.size(); row++) {
      String name = classes.get(row).value();
      g.drawString(name, -metrics.stringWidth(name) - 6, baseline(metrics, row * CELL));
    }
  }

  private void columnLabels(Graphics2D g) {
    FontMetrics metrics = g.getFontMetrics();
    for (int column = 0; column <= classes.size(); column++) {
      String name = column < classes.size() ? classes.get(column).value() : "(unreadable)";
      Graphics2D turned = (Graphics2D) g.create();
      turned.translate(baseline(metrics, column * CELL), -6);
      turned.rotate(-Math.PI / 2);
      turned.drawString(name, 0, 0);
      turned.dispose();
    }
  }

  private static int baseline(FontMetrics metrics, int cellStart) {
    return cellStart + (CELL + metrics.getAscent() - metrics.getDescent()) / 2;
  }

  /** Square root, so that a few confused photos remain visible beside many right ones. */
  private static Color blend(Color full, double share) {
    double weight = Math.sqrt(share);
    return new Color(
        mix(full.getRed(), weight), mix(full.getGreen(), weight), mix(full.getBlue(), weight));
  }

  private static int mix(int channel, double weight) {
    return (int) Math.round(255 + (channel - 255) * weight);
  }
}
