package org.plantdiseasedetector.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.imaging.RgbImage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** A printer that draws on pictures, as the toolkit's print pipeline draws on paper. */
class ReportPrinterTest {

  private static final int WIDTH = 100;
  private static final int HEIGHT = 200;

  private final Sheets sheets = new Sheets();

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  private ReportPrinter.Result print(RgbImage... pages) {
    ReportPrinter.Result[] result = new ReportPrinter.Result[1];
    new FxRobot().interact(() -> result[0] = ReportPrinter.print(List.of(pages), sheets));
    return result[0];
  }

  @Test
  void everyPageFillsThePaperWithoutBeingDistorted() {
    assertThat(print(page(400, 600), page(600, 400))).isEqualTo(ReportPrinter.Result.PRINTED);

    assertThat(sheets.ended).isTrue();
    assertThat(sheets.printed).hasSize(2);
    assertThat(sheets.printed.getFirst().getWidth()).isEqualTo(WIDTH);
    assertThat(sheets.printed.getFirst().getHeight()).isEqualTo(150);
    assertThat(sheets.printed.getFirst().getPixelReader().getColor(WIDTH - 2, 148))
        .isEqualTo(Color.BLACK);
    assertThat(sheets.printed.getLast().getHeight()).isEqualTo(67);
  }

  @Test
  void aPrinterThatRefusesGetsNoFurtherPages() {
    sheets.most = 1;

    assertThat(print(page(10, 20), page(10, 20), page(10, 20)))
        .isEqualTo(ReportPrinter.Result.FAILED);
    assertThat(sheets.printed).hasSize(1);
    assertThat(sheets.cancelled).isTrue();
    assertThat(sheets.ended).isFalse();
  }

  private static RgbImage page(int width, int height) {
    return new RgbImage(width, height, new byte[3 * width * height]);
  }

  private static final class Sheets implements ReportPrinter.Job {

    private final List<WritableImage> printed = new ArrayList<>();
    private int most = Integer.MAX_VALUE;
    private boolean ended;
    private boolean cancelled;

    @Override
    public double width() {
      return WIDTH;
    }

    @Override
    public double height() {
      return HEIGHT;
    }

    @Override
    public boolean print(Node page) {
      if (printed.size() >= most) {
        return false;
      }
      printed.add(page.snapshot(null, null));
      return true;
    }

    @Override
    public boolean end() {
      ended = true;
      return true;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
