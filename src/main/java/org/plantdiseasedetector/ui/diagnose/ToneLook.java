package org.plantdiseasedetector.ui.diagnose;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.Icons;

/** The icon and the style class of each tone; the words stand beside it, never colour alone. */
final class ToneLook {

  private ToneLook() {}

  static FontIcon icon(Tone tone) {
    return Icons.of(code(tone), "tone-icon", styleClass(tone));
  }

  static String styleClass(Tone tone) {
    return switch (tone) {
      case CONFIDENT -> "tone-confident";
      case UNCERTAIN -> "tone-uncertain";
      case NOT_RECOGNISED -> "tone-not-recognised";
      case REJECTED -> "tone-rejected";
      case WAITING, STOPPED -> "tone-quiet";
      case RUNNING -> "tone-running";
    };
  }

  private static Ikon code(Tone tone) {
    return switch (tone) {
      case CONFIDENT -> Material2AL.CHECK_CIRCLE;
      case UNCERTAIN -> Material2AL.HELP;
      case NOT_RECOGNISED -> Material2MZ.SEARCH_OFF;
      case REJECTED -> Material2AL.BROKEN_IMAGE;
      case WAITING -> Material2AL.HOURGLASS_EMPTY;
      case RUNNING -> Material2AL.AUTORENEW;
      case STOPPED -> Material2MZ.PAUSE_CIRCLE_OUTLINE;
    };
  }
}
