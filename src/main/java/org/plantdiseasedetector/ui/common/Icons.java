package org.plantdiseasedetector.ui.common;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes icons whose size and colour come from the style sheet. */
public final class Icons {

  private Icons() {}

  /**
   * Makes an icon.
   *
   * @param code which one
   * @param styleClasses style classes that give size and colour
   * @return a new icon; it carries no text of its own for a screen reader, the control that shows
   *     it does
   */
  public static FontIcon of(Ikon code, String... styleClasses) {
    FontIcon icon = new FontIcon(code);
    icon.getStyleClass().addAll(styleClasses);
    return icon;
  }
}
