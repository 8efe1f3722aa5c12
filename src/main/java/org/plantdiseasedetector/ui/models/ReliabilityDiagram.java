package org.plantdiseasedetector.ui.models;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.plantdiseasedetector.evaluation.MeasuredTrust;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * The reliability diagram of the model card in the window's colours: share of right photos against
 * confidence, and below it how many photos have that confidence. Bars on the diagonal mean that 80
 * % confidence is right in 80 % of cases.
 */
final class ReliabilityDiagram extends Pane {

  private static final double PLOT = 260;
  private static final double LEFT = 66;
  private static final double TOP = 8;
  private static final double GAP = 14;
  private static final double SHARES = 48;
  private static final double BOTTOM = 40;
  private static final double RIGHT = 18;
  private static final int TICKS = 4;

  ReliabilityDiagram(ModelDetails.Group group, Texts texts) {
    getStyleClass().add("reliability");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(group.description());
    setFocusTraversable(true);
    setMinSize(LEFT + PLOT + RIGHT, TOP + PLOT + GAP + SHARES + BOTTOM);
    setMaxSize(getMinWidth(), getMinHeight());
    grid(texts);
    bars(group.bins());
    Line diagonal = new Line(LEFT, TOP + PLOT, LEFT + PLOT, TOP);
    add(diagonal, "reliability-diagonal");
  }

  private void grid(Texts texts) {
    for (int tick = 0; tick <= TICKS; tick++) {
      double at = PLOT * tick / TICKS;
      add(new Line(LEFT + at, TOP, LEFT + at, TOP + PLOT), "reliability-grid");
      add(new Line(LEFT, TOP + at, LEFT + PLOT, TOP + at), "reliability-grid");
      String label = texts.format("trust.tick", (double) tick / TICKS);
      text(label, LEFT - 40, TOP + PLOT - at + 5);
      text(label, LEFT + at - 12, TOP + PLOT + GAP + SHARES + 16);
    }
    text(texts.get("trust.axis.confidence"), LEFT + PLOT / 2 - 40, sharesBottom() + 34);
    turned(texts.get("trust.axis.right"), TOP + PLOT / 2 + 30);
    turned(texts.get("trust.axis.photos"), sharesBottom());
  }

  private static double sharesBottom() {
    return TOP + PLOT + GAP + SHARES;
  }

  private void bars(List<MeasuredTrust.Bin> bins) {
    double photos = Math.max(1, bins.stream().mapToInt(MeasuredTrust.Bin::photos).sum());
    for (MeasuredTrust.Bin bin : bins) {
      if (bin.photos() > 0) {
        double right = PLOT * bin.accuracy();
        add(bar(bin, TOP + PLOT - right, right), "reliability-bar");
        double share = Math.max(1, SHARES * bin.photos() / photos);
        add(bar(bin, sharesBottom() - share, share), "reliability-share");
      }
    }
  }

  private static Rectangle bar(MeasuredTrust.Bin bin, double y, double height) {
    double x = LEFT + PLOT * bin.low();
    return new Rectangle(x + 1, y, PLOT * (bin.high() - bin.low()) - 2, height);
  }

  private Text text(String words, double x, double y) {
    Text text = new Text(x, y, words);
    add(text, "reliability-text");
    return text;
  }

  private void turned(String words, double y) {
    Text text = text(words, 0, 0);
    text.setRotate(-90);
    double half = text.getLayoutBounds().getWidth() / 2;
    text.setX(10 - half);
    text.setY(y - half);
  }

  private void add(Node node, String styleClass) {
    node.getStyleClass().add(styleClass);
    getChildren().add(node);
  }
}
