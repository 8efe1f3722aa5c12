package org.plantdiseasedetector.evaluation;

import java.util.Locale;
import java.util.Optional;
import org.plantdiseasedetector.imaging.BackgroundPainter;
import org.plantdiseasedetector.imaging.PlainBackgroundMask;
import org.plantdiseasedetector.imaging.RgbImage;

/**
 * The shortcut probe: paints the leaf over.
 *
 * <p>What a model still gets right then, it knows from the background, as eight background pixels
 * alone identify 49 % of PlantVillage photos (Noyan 2022, arXiv 2206.04374).
 *
 * @param fill what to paint with
 */
public record BlankLeaf(Fill fill) implements PhotoEdit {

  /** The leaf is grown by this share of the shorter side, to cover soft edges and fringes. */
  private static final double MARGIN = 0.02;

  /** What the leaf is painted over with. */
  public enum Fill {
    /** The background's mean colour. The outline stays, which tells much about the crop. */
    FLAT,
    /** The background's local colour and grain, over shadows too: hides the outline as well. */
    GRAIN;

    /** Returns the name in {@code metrics.json}. */
    public String editName() {
      return "blank-leaf-" + name().toLowerCase(Locale.ROOT);
    }

    /** Returns the section of a bundle's {@code metrics.json}. */
    public String section() {
      return "blank_leaf_" + name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Optional<RgbImage> apply(RgbImage photo) {
    return PlainBackgroundMask.find(photo).map(mask -> paint(photo, mask));
  }

  private RgbImage paint(RgbImage photo, PlainBackgroundMask mask) {
    int margin = (int) Math.ceil(MARGIN * Math.min(photo.width(), photo.height()));
    BackgroundPainter painter = new BackgroundPainter(photo, mask.dilated(margin));
    return switch (fill) {
      case FLAT -> painter.flat();
      case GRAIN -> painter.grain();
    };
  }
}
