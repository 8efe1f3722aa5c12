package org.plantdiseasedetector.ui.diseases;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.plantdiseasedetector.knowledge.CardSheet;

/** Makes the nodes of a card, one per paragraph, from top to bottom. */
final class SheetNodes {

  private static final String BULLET = "•  ";

  private SheetNodes() {}

  static List<Region> of(CardSheet sheet) {
    List<Region> nodes = new ArrayList<>();
    nodes.add(flow("sheet-title", text(sheet.title(), "sheet-title-text")));
    nodes.add(flow("sheet-crop", text(sheet.crop(), "sheet-crop-text")));
    nodes.add(flow("sheet-summary", text(sheet.summary(), "sheet-text")));
    for (CardSheet.Block block : sheet.blocks()) {
      nodes.add(flow("sheet-heading", text(block.heading(), "sheet-heading-text")));
      block.lines().forEach(line -> nodes.add(line(line)));
    }
    nodes.add(flow("sheet-note", text(sheet.note(), "sheet-note-text")));
    return nodes;
  }

  private static Region line(CardSheet.Line line) {
    List<Text> parts = new ArrayList<>();
    if (line.isBullet()) {
      parts.add(text(BULLET, "sheet-text"));
    }
    line.label().ifPresent(label -> parts.add(text(label + "  ", "sheet-label-text")));
    parts.add(text(line.text(), "sheet-text"));
    return flow("sheet-line", parts.toArray(Text[]::new));
  }

  private static Text text(String words, String styleClass) {
    Text text = new Text(words);
    text.getStyleClass().add(styleClass);
    return text;
  }

  private static TextFlow flow(String styleClass, Text... parts) {
    TextFlow flow = new TextFlow(parts);
    flow.getStyleClass().add(styleClass);
    flow.setAccessibleRole(AccessibleRole.TEXT);
    StringBuilder words = new StringBuilder();
    for (Text part : parts) {
      words.append(part.getText());
    }
    flow.setAccessibleText(words.toString());
    return flow;
  }
}
