package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.View;
import org.plantdiseasedetector.testing.Pictures;

class SquareViewsTest {

  /** Red left and right quarters around a green middle. */
  private static final RgbImage WIDE =
      Pictures.rgb(200, 100, (x, y) -> x < 50 || x >= 150 ? 0xFF0000 : 0x00FF00);

  @Test
  void wholeKeepsTheMargins() {
    RgbImage view = views(View.WHOLE).prepare(WIDE).views().getFirst();
    assertThat(Pictures.pixel(view, 0, 32)).isEqualTo(0xFF0000);
    assertThat(Pictures.pixel(view, 63, 32)).isEqualTo(0xFF0000);
    assertThat(Pictures.pixel(view, 32, 32)).isEqualTo(0x00FF00);
  }

  @Test
  void centreCutsTheLargestSquare() {
    RgbImage view = views(View.CENTER).prepare(WIDE).views().getFirst();
    assertThat(Pictures.pixel(view, 0, 0)).isEqualTo(0x00FF00);
    assertThat(Pictures.pixel(view, 63, 63)).isEqualTo(0x00FF00);
  }

  @Test
  void centreOfATallPictureIsCutFromItsMiddle() {
    RgbImage tall = Pictures.rgb(80, 240, (x, y) -> y < 80 || y >= 160 ? 0xFF0000 : 0x0000FF);
    RgbImage view = views(View.CENTER).prepare(tall).views().getFirst();
    assertThat(Pictures.pixel(view, 5, 0)).isEqualTo(0x0000FF);
    assertThat(Pictures.pixel(view, 5, 63)).isEqualTo(0x0000FF);
  }

  @Test
  void viewsComeInTheConfiguredOrderAndSize() {
    SquareViews views = views(View.CENTER, View.WHOLE);
    List<RgbImage> prepared = views.prepare(WIDE).views();
    assertThat(prepared).hasSize(2);
    assertThat(Pictures.pixel(prepared.get(0), 0, 0)).isEqualTo(0x00FF00);
    assertThat(Pictures.pixel(prepared.get(1), 0, 0)).isEqualTo(0xFF0000);
    assertThat(prepared).allMatch(view -> view.width() == 64 && view.height() == 64);
    assertThat(views.minSide()).isEqualTo(64);
  }

  private static SquareViews views(View... views) {
    return new SquareViews(
        new InputSpec(64, List.of(views), new float[] {0, 0, 0}, new float[] {1, 1, 1}));
  }
}
