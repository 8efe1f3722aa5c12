package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.model.Judgement;

class RejectionFiguresTest {

  private static List<ScoredPhoto> known(double... unfamiliarity) {
    return IntStream.range(0, unfamiliarity.length)
        .mapToObj(
            i ->
                new ScoredPhoto(
                    Samples.photo("p" + i, 0, 1, 0, 0).photo(),
                    Score.of(
                        0,
                        new Judgement(new double[] {1, 0, 0}, 0.2, unfamiliarity[i]),
                        Samples.THRESHOLDS),
                    Optional.empty()))
        .toList();
  }

  @Test
  void aurocCountsPairsInTheRightOrderAndTiesHalf() {
    RejectionFigures figures =
        RejectionFigures.of(known(0, 1, 2), new double[] {1, 3}, 4, 2, new Bootstrap(50, 1));

    // pairs: 1 beats 0, ties with 1, loses to 2; 3 beats all
    assertThat(figures.auroc().value()).isCloseTo(4.5 / 6, within(1e-12));
    assertThat(figures.refused().value()).isEqualTo(0.5);
    assertThat(figures.photos()).isEqualTo(2);
    assertThat(figures.unreadable()).isEqualTo(4);
  }

  @Test
  void theIntervalHoldsTheFigureAndAPerfectSplitIsOne() {
    RejectionFigures figures =
        RejectionFigures.of(known(0, 1, 2), new double[] {5, 6}, 0, 4, new Bootstrap(50, 1));

    assertThat(figures.auroc()).isEqualTo(new Estimate(1, 1, 1));
    assertThat(figures.refusedAtKept().value()).isEqualTo(1);
  }
}
