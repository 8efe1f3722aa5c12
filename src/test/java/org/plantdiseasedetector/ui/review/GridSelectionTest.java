package org.plantdiseasedetector.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.ui.review.GridSelection.Layout;
import org.plantdiseasedetector.ui.review.GridSelection.Move;

class GridSelectionTest {

  private static final Layout FOUR_BY_THREE = new Layout(4, 3);
  private final GridSelection selection = new GridSelection();

  @Test
  void theCursorKeepsToTheGrid() {
    selection.reset(10);
    assertThat(after(Move.LEFT, Move.UP, Move.PAGE_UP)).isZero();
    assertThat(after(Move.DOWN, Move.DOWN)).isEqualTo(8);
    assertThat(after(Move.DOWN)).isEqualTo(8);
    assertThat(after(Move.RIGHT, Move.RIGHT)).isEqualTo(9);
    assertThat(after(Move.UP, Move.RIGHT, Move.RIGHT)).isEqualTo(7);
    assertThat(after(Move.DOWN)).isEqualTo(9);
    assertThat(after(Move.HOME)).isZero();
    assertThat(after(Move.END)).isEqualTo(9);
  }

  @Test
  void pagesTurnByWhatIsInSight() {
    selection.reset(100);
    selection.go(2, false);
    assertThat(after(Move.PAGE_DOWN)).isEqualTo(14);
    assertThat(after(Move.PAGE_UP, Move.PAGE_UP)).isEqualTo(2);
    selection.go(97, false);
    assertThat(after(Move.PAGE_DOWN)).isEqualTo(99);
    selection.go(7, false);
    assertThat(after(Move.PAGE_UP)).isEqualTo(3);
  }

  @Test
  void extendingChoosesFromTheAnchorInBothDirections() {
    selection.reset(20);
    selection.go(5, false);
    selection.move(Move.RIGHT, FOUR_BY_THREE, true);
    selection.move(Move.RIGHT, FOUR_BY_THREE, true);
    assertThat(selection.indices()).containsExactly(5, 6, 7);
    selection.move(Move.UP, FOUR_BY_THREE, true);
    assertThat(selection.indices()).containsExactly(3, 4, 5);
    selection.move(Move.LEFT, FOUR_BY_THREE, false);
    assertThat(selection.indices()).containsExactly(2);
  }

  @Test
  void singleTilesAreAddedAndTakenAway() {
    selection.reset(9);
    selection.toggle(4);
    selection.toggle(8);
    selection.toggle(0);
    assertThat(selection.indices()).containsExactly(4, 8);
    assertThat(selection.cursor()).isZero();
  }

  @Test
  void goingOnStopsAtTheEnd() {
    selection.reset(3);
    selection.chooseAll();
    selection.advance();
    assertThat(selection.count()).isEqualTo(3);
    selection.go(1, false);
    selection.advance();
    assertThat(selection.indices()).isEqualTo(List.of(2));
  }

  @Test
  void anEmptyGridHasNoCursor() {
    selection.reset(0);
    assertThat(after(Move.RIGHT, Move.END, Move.PAGE_DOWN)).isEqualTo(-1);
    selection.chooseAll();
    selection.advance();
    assertThat(selection.count()).isZero();
  }

  private int after(Move... moves) {
    for (Move move : moves) {
      selection.move(move, FOUR_BY_THREE, false);
    }
    return selection.cursor();
  }
}
