package org.plantdiseasedetector.ui.diseases;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.knowledge.CardSheet;
import org.plantdiseasedetector.ui.theme.Theme;

/** Breaks a card into pages of paper. Used on the user-interface thread. */
final class CardPages {

  private static final double FOOTER = 24;

  private final double width;
  private final double height;
  private final List<VBox> pages = new ArrayList<>();

  private CardPages(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /**
   * Makes the pages.
   *
   * @param sheet the card
   * @param width printable width in points
   * @param height printable height in points
   * @return the pages, each not higher than the paper unless a single paragraph is
   */
  static List<VBox> of(CardSheet sheet, double width, double height) {
    CardPages maker = new CardPages(width, height);
    maker.fill(SheetNodes.of(sheet));
    maker.number(sheet.title() + " – " + sheet.crop());
    return List.copyOf(maker.pages);
  }

  private void fill(List<Region> nodes) {
    VBox page = newPage();
    for (int i = 0; i < nodes.size(); i++) {
      Region node = nodes.get(i);
      page.getChildren().add(node);
      if (heightOf(page) > height - FOOTER && page.getChildren().size() > 1) {
        page.getChildren().remove(node);
        Region heading = lastHeading(page);
        page = newPage();
        if (heading != null) {
          page.getChildren().add(heading);
        }
        page.getChildren().add(node);
      }
    }
  }

  /** Takes a heading off the end of a page, so that it does not stand alone there. */
  private static @Nullable Region lastHeading(VBox page) {
    Region last = (Region) page.getChildren().getLast();
    if (last.getStyleClass().contains("sheet-heading") && page.getChildren().size() > 1) {
      page.getChildren().remove(last);
      return last;
    }
    return null;
  }

  private VBox newPage() {
    VBox page = new VBox();
    page.getStyleClass().addAll("sheet", "sheet-print");
    new Scene(page, width, height).getStylesheets().add(Theme.styleSheet());
    pages.add(page);
    return page;
  }

  private double heightOf(VBox page) {
    page.applyCss();
    page.layout();
    return page.prefHeight(width);
  }

  private void number(String title) {
    for (int i = 0; i < pages.size(); i++) {
      Label footer = new Label("%s   %d / %d".formatted(title, i + 1, pages.size()));
      footer.getStyleClass().add("sheet-footer");
      pages.get(i).getChildren().add(footer);
      heightOf(pages.get(i));
    }
  }
}
