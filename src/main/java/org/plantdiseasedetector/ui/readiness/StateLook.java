package org.plantdiseasedetector.ui.readiness;

import java.util.Optional;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.readiness.State;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** Icon, colour and word of each state; never colour alone. */
final class StateLook {

  private StateLook() {}

  static FontIcon icon(Optional<State> state) {
    return Icons.of(
        state.map(StateLook::code).orElse(Material2AL.HOURGLASS_EMPTY),
        "tone-icon",
        state.map(StateLook::styleClass).orElse("tone-quiet"));
  }

  private static String styleClass(State state) {
    return switch (state) {
      case PASS, ATTESTED -> "tone-confident";
      case WARN, COULD_NOT_CHECK -> "tone-uncertain";
      case FAIL, ERROR, EXPIRED -> "tone-rejected";
      case DOES_NOT_APPLY -> "tone-quiet";
    };
  }

  private static Ikon code(State state) {
    return switch (state) {
      case PASS -> Material2AL.CHECK_CIRCLE;
      case ATTESTED -> Material2MZ.PERSON;
      case WARN -> Material2MZ.WARNING;
      case COULD_NOT_CHECK -> Material2AL.HELP;
      case FAIL -> Material2AL.CANCEL;
      case ERROR -> Material2AL.BUG_REPORT;
      case EXPIRED -> Material2AL.HISTORY;
      case DOES_NOT_APPLY -> Material2MZ.REMOVE_CIRCLE_OUTLINE;
    };
  }

  static String word(Optional<State> state, Texts texts) {
    if (state.isEmpty()) {
      return texts.get("readiness.state.open");
    }
    return switch (state.get()) {
      case PASS -> texts.get("readiness.state.pass");
      case ATTESTED -> texts.get("readiness.state.attested");
      case WARN -> texts.get("readiness.state.warn");
      case COULD_NOT_CHECK -> texts.get("readiness.state.could-not-check");
      case FAIL -> texts.get("readiness.state.fail");
      case ERROR -> texts.get("readiness.state.error");
      case EXPIRED -> texts.get("readiness.state.expired");
      case DOES_NOT_APPLY -> texts.get("readiness.state.does-not-apply");
    };
  }
}
