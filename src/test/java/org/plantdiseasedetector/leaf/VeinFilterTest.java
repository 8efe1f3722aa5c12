package org.plantdiseasedetector.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class VeinFilterTest {

  private static final int SIDE = 100;
  private static final int MIDDLE = 50 * SIDE + 50;
  private static final boolean[] LEAF = leaf();

  private static boolean[] leaf() {
    boolean[] leaf = new boolean[SIDE * SIDE];
    for (int i = 0; i < leaf.length; i++) {
      leaf[i] = i % SIDE >= 5 && i % SIDE < 95 && i / SIDE >= 5 && i / SIDE < 95;
    }
    return leaf;
  }

  private static float[] plane(IntBinaryOperator lightness) {
    float[] plane = new float[SIDE * SIDE];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = lightness.applyAsInt(i % SIDE, i / SIDE);
    }
    return plane;
  }

  private static VeinFilter filter(IntBinaryOperator lightness) {
    return new VeinFilter(SIDE, SIDE, plane(lightness), LEAF);
  }

  @Test
  void aLightLineIsAVeinInEveryDirection() {
    assertThat(filter((x, y) -> Math.abs(y - 50) < 3 ? 60 : 40).light(MIDDLE)).isGreaterThan(15);
    assertThat(filter((x, y) -> Math.abs(x - 50) < 3 ? 60 : 40).light(MIDDLE)).isGreaterThan(15);
    assertThat(filter((x, y) -> Math.abs(x - y) < 3 ? 60 : 40).light(MIDDLE)).isGreaterThan(15);
    assertThat(filter((x, y) -> Math.abs(x + y - 100) < 3 ? 60 : 40).light(MIDDLE))
        .isGreaterThan(15);
  }

  @Test
  void aDarkLineIsADarkVeinOnly() {
    VeinFilter filter = filter((x, y) -> Math.abs(y - 50) < 3 ? 30 : 40);

    assertThat(filter.dark(MIDDLE)).isGreaterThan(7);
    assertThat(filter.light(MIDDLE)).isZero();
  }

  @Test
  void aSpotIsNoVein() {
    VeinFilter filter = filter((x, y) -> Math.hypot(x - 50, y - 50) < 5 ? 60 : 40);

    assertThat(filter.light(MIDDLE)).isZero();
    assertThat(filter.dark(MIDDLE)).isZero();
  }

  @Test
  void anEvenLeafHasNoVeinsNotEvenAtItsEdge() {
    VeinFilter filter = filter((x, y) -> LEAF[y * SIDE + x] ? 40 : 90);

    for (int i = 0; i < LEAF.length; i++) {
      assertThat(filter.light(i)).isZero();
      assertThat(filter.dark(i)).isZero();
    }
  }

  @Test
  void curvatureTellsLinesFromSpots() {
    float[] line = plane((x, y) -> Math.abs(y - 50) < 3 ? 60 : 40);
    float[] spot = plane((x, y) -> Math.hypot(x - 50, y - 50) < 4 ? 60 : 40);
    float[] even = new float[SIDE * SIDE];
    Arrays.fill(even, 40);

    assertThat(curvatures(line, MIDDLE)[0]).isLessThan(-30);
    assertThat(Math.abs(curvatures(line, MIDDLE)[1])).isLessThan(1);
    assertThat(curvatures(spot, MIDDLE)[0]).isLessThan(-30);
    assertThat(curvatures(spot, MIDDLE)[1]).isLessThan(-30);
    assertThat(curvatures(even, MIDDLE)).containsOnly(0);
    assertThat(curvatures(spot, 5 * SIDE + 5)).containsOnly(0);
  }

  private static float[] curvatures(float[] plane, int pixel) {
    float[] largest = new float[1];
    float[] smallest = new float[1];
    new Curvature(SIDE, plane, LEAF).write(pixel, largest, smallest, 0);
    return new float[] {largest[0], smallest[0]};
  }
}
