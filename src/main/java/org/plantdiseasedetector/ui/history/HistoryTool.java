package org.plantdiseasedetector.ui.history;

import java.util.function.Function;
import javafx.scene.Node;

/**
 * Something that is done with the whole history, on a page of its own.
 *
 * @param textKey its name in the menu
 * @param id of its item in the menu
 * @param maker makes what is shown; is given what goes back to the cases
 */
record HistoryTool(String textKey, String id, Function<Runnable, Node> maker) {

  Node view(Runnable back) {
    return maker.apply(back);
  }
}
