package org.plantdiseasedetector.ui.diagnose;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.PhotoImages;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diseases.CardTeaser;
import org.plantdiseasedetector.ui.diseases.DiseasesViewModel;

/** The diagnosis page: the empty state at first, then list and result. */
public final class DiagnoseView extends VBox {

  private static final double LIST_SHARE = 0.34;

  /**
   * What the page shows.
   *
   * @param viewModel its state
   * @param explain what the chosen result rests on
   * @param actions the ways in for photos
   * @param presenter words of the results
   * @param names what the model knows
   * @param diseases what is known about that
   * @param texts all other words
   * @param pasteKey the keys that paste, in the words of the system
   * @param beside what else belongs to the result that is shown
   * @param footer what else can be done with photos on the list
   * @param panels shown over list and result while they are visible
   */
  public record Parts(
      DiagnoseViewModel viewModel,
      ExplainViewModel explain,
      DiagnoseActions actions,
      ResultPresenter presenter,
      DiseaseNames names,
      DiseasesViewModel diseases,
      Texts texts,
      String pasteKey,
      List<Node> beside,
      List<Node> footer,
      List<Node> panels) {}

  /**
   * Makes the page.
   *
   * @param parts what it shows
   * @param thumbnails small pictures
   * @param previews large pictures
   */
  public DiagnoseView(Parts parts, PhotoImages thumbnails, PhotoImages previews) {
    DiagnoseViewModel viewModel = parts.viewModel();
    PhotoListPane list = new PhotoListPane(viewModel, parts.presenter(), thumbnails, parts.texts());
    ResultPane result =
        new ResultPane(
            viewModel,
            parts.explain(),
            parts.presenter(),
            previews,
            new CardTeaser(parts.diseases(), parts.texts()),
            parts.beside(),
            parts.texts());
    SplitPane work = new SplitPane(list, result);
    work.setDividerPositions(LIST_SHARE);
    SplitPane.setResizableWithParent(list, false);
    EmptyView empty =
        new EmptyView(viewModel, parts.actions(), parts.texts(), parts.names(), parts.pasteKey());
    StackPane page = new StackPane(empty, work);
    page.getChildren().addAll(parts.panels());
    VBox.setVgrow(page, Priority.ALWAYS);
    getChildren().addAll(new NoticeBar(viewModel, parts.texts()), page);
    getChildren().addAll(parts.footer());
    BooleanBinding noPhotos = Bindings.isEmpty(viewModel.photos());
    parts.footer().forEach(node -> showWhen(node, noPhotos.not()));
    showWhen(empty, noPhotos);
    showWhen(work, noPhotos.not());
    noPhotos.subscribe(
        none -> {
          if (!none) {
            list.focusList();
          }
        });
  }

  private static void showWhen(Node node, BooleanBinding condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
  }
}
