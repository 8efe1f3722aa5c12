package org.plantdiseasedetector.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;

/** The two sets of colours. Light is the default, since it reads better in sunlight. */
public enum Theme {
  /** Dark letters on white. */
  LIGHT(new PrimerLight().getUserAgentStylesheet()),
  /** Light letters on a dark ground. */
  DARK(new PrimerDark().getUserAgentStylesheet());

  private static final String STYLE_SHEET = "/org/plantdiseasedetector/ui/ui.css";

  private final String userAgentStyleSheet;

  Theme(String userAgentStyleSheet) {
    this.userAgentStyleSheet = userAgentStyleSheet;
  }

  /** Uses these colours in all windows. Called on the user-interface thread. */
  public void apply() {
    Application.setUserAgentStylesheet(userAgentStyleSheet);
  }

  /**
   * Returns the app's own style sheet, which takes its colours from the theme.
   *
   * @return an address for {@link javafx.scene.Scene#getStylesheets()}
   */
  public static String styleSheet() {
    URL url = Theme.class.getResource(STYLE_SHEET);
    return Objects.requireNonNull(url, STYLE_SHEET).toExternalForm();
  }
}
