package org.plantdiseasedetector.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.domain.PhotoQuality;
import org.plantdiseasedetector.imaging.Resampler;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.testing.Pictures;

class QualityLimitsTest {

  private final PhotoInspector inspector =
      new PhotoInspector(new SeverityMeter(LesionNet.shipped()));

  @Test
  void aSharpBrightLeafGetsNoRemark() {
    QualityLimits.Verdict verdict = verdict(leaf(120, 0x4E8A2C), image -> image);

    assertThat(verdict.remarks()).isEmpty();
    assertThat(verdict.hopeless()).isEmpty();
  }

  @Test
  void aBlurredPhotoIsRemarkedAndAHopelesslyBlurredOneRefused() {
    assertThat(verdict(leaf(120, 0x4E8A2C), image -> blurred(image, 8)).remarks())
        .contains(QualityLimits.Remark.BLURRED);
    PhotoQuality blank = new PhotoQuality(0.1, 0.5, OptionalDouble.empty());
    assertThat(
            QualityLimits.judge(new PhotoInspector.Inspection(blank, 0, Optional.empty()))
                .hopeless())
        .contains(FailureCode.PHOTO_TOO_BLURRED);
  }

  @Test
  void aDarkPhotoIsRemarkedAndABlackOneRefused() {
    assertThat(verdict(leaf(120, 0x14250B), image -> image).remarks())
        .contains(QualityLimits.Remark.DARK);
    assertThat(
            verdict(leaf(120, 0x030501), image -> Pictures.rgb(240, 240, (x, y) -> 0x020302))
                .hopeless())
        .contains(FailureCode.PHOTO_TOO_DARK);
  }

  @Test
  void aWhitePhotoIsRefused() {
    assertThat(
            verdict(leaf(120, 0x4E8A2C), image -> Pictures.rgb(240, 240, (x, y) -> 0xFFFFFF))
                .hopeless())
        .contains(FailureCode.PHOTO_TOO_BRIGHT);
  }

  @Test
  void aSmallLeafIsRemarked() {
    assertThat(verdict(leaf(60, 0x4E8A2C), image -> image).remarks())
        .containsExactly(QualityLimits.Remark.FAR);
  }

  private QualityLimits.Verdict verdict(RgbImage image, UnaryOperator<RgbImage> change) {
    return QualityLimits.judge(inspector.inspect(change.apply(image)));
  }

  /** Shrinks and enlarges again. */
  private static RgbImage blurred(RgbImage image, int factor) {
    int side = image.width() / factor;
    RgbImage small = Resampler.resize(image, 0, 0, image.width(), image.height(), side, side);
    return Resampler.resize(small, 0, 0, side, side, image.width(), image.height());
  }

  /** A square leaf with grain on grey paper. */
  private static RgbImage leaf(int side, int colour) {
    int start = (240 - side) / 2;
    return Pictures.rgb(
        240,
        240,
        (x, y) -> {
          boolean leaf = x >= start && x < start + side && y >= start && y < start + side;
          int grain = Math.floorMod(x * 31 + y * 17 + x * y, 7) > 3 ? 0x030302 : 0;
          return leaf ? colour + grain : 0xC8C8CC;
        });
  }
}
