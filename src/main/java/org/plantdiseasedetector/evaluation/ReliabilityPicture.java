package org.plantdiseasedetector.evaluation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws the reliability diagram: accuracy against confidence in 15 bins, with the share of photos
 * in each bin below. Bars on the diagonal mean that 80 % confidence is right in 80 % of cases.
 */
final class ReliabilityPicture {

  private static final int PLOT = 450;
  private static final int LEFT = 70;
  private static final int TOP = 60;
  private static final int GAP = 26;
  private static final int SHARES = 90;
  private static final int TICKS = 5;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font TITLE_FONT = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Color BAR = new Color(0x2E7D4F);
  private static final Color SHARE_BAR = new Color(0x8A97A3);
  private static final Color GRID = new Color(0xE3E6E8);
  private static final Color DIAGONAL = new Color(0xB3261E);

  private final String name;
  private final ReliabilityBins bins;
  private final int photos;

  private ReliabilityPicture(String name, ReliabilityBins bins) {
    this.name = name;
    this.bins = bins;
    int sum = 0;
    for (int bin = 0; bin < ReliabilityBins.BINS; bin++) {
      sum += bins.count(bin);
    }
    this.photos = sum;
  }

  /** Draws the diagram of all photos, and beside it one for each domain if there are several. */
  static BufferedImage draw(EvaluationReport report) {
    List<BufferedImage> panels = new ArrayList<>();
    panels.add(new ReliabilityPicture("all photos", report.bins()).draw());
    if (report.domains().size() > 1) {
      report
          .binsByDomain()
          .forEach((name, bins) -> panels.add(new ReliabilityPicture(name, bins).draw()));
    }
    int width = panels.getFirst().getWidth();
    BufferedImage image =
        new BufferedImage(
            width * panels.size(), panels.getFirst().getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    for (int i = 0; i < panels.size(); i++) {
      g.drawImage(panels.get(i), i * width, 0, null);
    }
    g.dispose();
    return image;
  }

  private BufferedImage draw() {
    BufferedImage image =
        new BufferedImage(
            LEFT + PLOT + 30, TOP + PLOT + GAP + SHARES + 50, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, image.getWidth(), image.getHeight());
      title(g);
      g.translate(LEFT, TOP);
      grid(g);
      bars(g);
      diagonal(g);
    } finally {
      g.dispose();
    }
    return image;
  }

  private void title(Graphics2D g) {
    g.setColor(Color.BLACK);
    g.setFont(TITLE_FONT);
    g.drawString("Reliability: accuracy by confidence, " + name, LEFT, 24);
    g.setFont(FONT);
    g.drawString(
        String.format(
            Locale.ROOT,
            "%d photos, expected calibration error %.3f",
            photos,
            bins.expectedCalibrationError()),
        LEFT,
        44);
  }

  private static void grid(Graphics2D g) {
    for (int tick = 0; tick <= TICKS; tick++) {
      double at = (double) tick / TICKS;
      int pixel = (int) Math.round(at * PLOT);
      g.setColor(GRID);
      g.drawLine(pixel, 0, pixel, PLOT);
      g.drawLine(0, PLOT - pixel, PLOT, PLOT - pixel);
      g.setColor(Color.BLACK);
      String label = String.format(Locale.ROOT, "%.1f", at);
      g.drawString(label, -32, PLOT - pixel + 5);
      g.drawString(label, pixel - 9, PLOT + GAP + SHARES + 18);
    }
    g.drawString("confidence of the diagnosis", PLOT / 2 - 80, PLOT + GAP + SHARES + 38);
    vertical(g, "accuracy", PLOT / 2 + 26);
    vertical(g, "share of photos", PLOT + GAP + SHARES);
  }

  private static void vertical(Graphics2D g, String text, int y) {
    Graphics2D turned = (Graphics2D) g.create();
    turned.translate(-46, y);
    turned.rotate(-Math.PI / 2);
    turned.drawString(text, 0, 0);
    turned.dispose();
  }

  private void bars(Graphics2D g) {
    for (int bin = 0; bin < ReliabilityBins.BINS; bin++) {
      int x = bin * PLOT / ReliabilityBins.BINS + 1;
      int width = PLOT / ReliabilityBins.BINS - 2;
      if (bins.count(bin) > 0) {
        int accuracy = (int) Math.round(bins.accuracy(bin) * PLOT);
        g.setColor(BAR);
        g.fillRect(x, PLOT - accuracy, width, accuracy);
        int share = (int) Math.ceil((double) bins.count(bin) / photos * SHARES);
        g.setColor(SHARE_BAR);
        g.fillRect(x, PLOT + GAP + SHARES - share, width, share);
      }
    }
  }

  private static void diagonal(Graphics2D g) {
    g.setColor(DIAGONAL);
    g.setStroke(new BasicStroke(2));
    g.drawLine(0, PLOT, PLOT, 0);
  }
}
