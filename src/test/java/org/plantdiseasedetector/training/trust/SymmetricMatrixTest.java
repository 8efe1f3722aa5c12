package org.plantdiseasedetector.training.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymmetricMatrixTest {

  private static final SymmetricMatrix MATRIX =
      new SymmetricMatrix(3, new double[] {4, 2, 0, 2, 5, 1, 0, 1, 3});

  @Test
  void theFactorSolvesTheSystem() {
    double[] x = MATRIX.cholesky().solve(MATRIX.times(new double[] {1, -2, 3}));

    assertThat(x).containsExactly(new double[] {1, -2, 3}, within(1e-9));
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteIsRefused() {
    assertThatThrownBy(() -> MATRIX.plusDiagonal(-5).cholesky())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theDominantSubspaceIsThatOfTheGreatestVariance() {
    double[][] basis =
        new SymmetricMatrix(3, new double[] {1, 0, 0, 0, 9, 0, 0, 0, 4}).dominantSubspace(2);

    assertThat(Math.abs(basis[0][1])).isCloseTo(1, within(1e-3));
    assertThat(Math.abs(basis[1][2])).isCloseTo(1, within(1e-3));
  }

  @Test
  void rowsCanBeTakenOutOfACovariance() {
    List<float[]> rows = List.of(new float[] {1, 2}, new float[] {3, -1}, new float[] {0, 4});
    List<float[]> zeros = Collections.nCopies(3, new float[2]);
    SymmetricMatrix all = SymmetricMatrix.covariance(rows, zeros);
    SymmetricMatrix last = SymmetricMatrix.covariance(rows.subList(2, 3), zeros);

    assertThat(all.without(3, last, 1).values())
        .containsExactly(
            SymmetricMatrix.covariance(rows.subList(0, 2), zeros).values(), within(1e-9));
  }
}
