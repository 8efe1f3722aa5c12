package org.plantdiseasedetector.ui.review;

import atlantafx.base.theme.Tweaks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.ui.common.CasePictures;

/**
 * Thumbnails in rows, of which only those in sight exist: a list whose rows hold several tiles. The
 * grid has the keyboard focus as a whole; the cursor is the view model's.
 */
final class PhotoGrid extends StackPane {

  private static final int GAP = 8;
  private static final int ROW = ReviewTile.HEIGHT + GAP;
  private static final int SCROLL_BAR = 24;

  private final ReviewViewModel viewModel;
  private final ReviewWords words;
  private final CasePictures pictures;
  private final ListView<Integer> rows = new ListView<>();
  private final List<ReviewTile> tiles = new ArrayList<>();
  private int columns = 1;
  private int size = -1;
  private int cursor = -1;

  PhotoGrid(ReviewViewModel viewModel, ReviewWords words, CasePictures pictures) {
    this.viewModel = viewModel;
    this.words = words;
    this.pictures = pictures;
    setId("review-grid");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    getStyleClass().add("review-grid");
    rows.setFocusTraversable(false);
    rows.setFixedCellSize(ROW);
    rows.setCellFactory(view -> new Row());
    rows.setSelectionModel(null);
    rows.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "review-rows");
    getChildren().add(rows);
    addEventFilter(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    widthProperty().subscribe(width -> fit(width.doubleValue()));
    viewModel.revisionProperty().subscribe(revision -> refresh());
  }

  private void fit(double width) {
    int fitting = Math.max(1, (int) ((width - SCROLL_BAR) / (ReviewTile.WIDTH + GAP)));
    if (fitting != columns) {
      columns = fitting;
      size = -1;
      refresh();
    }
  }

  private void refresh() {
    int now = viewModel.cases().size();
    if (now != size) {
      size = now;
      tiles.forEach(tile -> tile.show(-1));
      int count = (now + columns - 1) / columns;
      rows.setItems(FXCollections.observableArrayList(IntStream.range(0, count).boxed().toList()));
      cursor = -1;
    }
    tiles.forEach(ReviewTile::refresh);
    if (viewModel.selection().cursor() != cursor) {
      cursor = viewModel.selection().cursor();
      reveal();
    }
  }

  private void reveal() {
    if (cursor >= 0 && flow() instanceof VirtualFlow<?> flow) {
      flow.scrollTo(cursor / columns);
      // From far away the first jump may leave the row half in sight.
      rows.layout();
      flow.scrollTo(cursor / columns);
    }
  }

  private @Nullable Node flow() {
    return rows.lookup(".virtual-flow");
  }

  /** Returns how the tiles are laid out now. */
  GridSelection.Layout arrangement() {
    int inSight = 1;
    if (flow() instanceof VirtualFlow<?> flow) {
      IndexedCell<?> first = flow.getFirstVisibleCell();
      IndexedCell<?> last = flow.getLastVisibleCell();
      if (first != null && last != null) {
        inSight = Math.max(1, last.getIndex() - first.getIndex());
      }
    }
    return new GridSelection.Layout(columns, inSight);
  }

  /** One row; it keeps its tiles and gives them other cases as it is used for other rows. */
  private final class Row extends ListCell<Integer> {

    private final HBox line = new HBox();

    Row() {
      line.getStyleClass().add("review-row");
      line.setAlignment(Pos.TOP_CENTER);
      getStyleClass().add("review-row-cell");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Integer row, boolean empty) {
      super.updateItem(row, empty);
      if (row == null || empty) {
        line.getChildren().forEach(tile -> ((ReviewTile) tile).show(-1));
        setGraphic(null);
        return;
      }
      while (line.getChildren().size() < columns) {
        ReviewTile tile = new ReviewTile(viewModel, words, pictures);
        tiles.add(tile);
        line.getChildren().add(tile);
      }
      while (line.getChildren().size() > columns) {
        tiles.remove((ReviewTile) line.getChildren().removeLast());
      }
      for (int i = 0; i < columns; i++) {
        ((ReviewTile) line.getChildren().get(i)).show(row * columns + i);
      }
      setGraphic(line);
    }
  }
}
