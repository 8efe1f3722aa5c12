package org.plantdiseasedetector.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.Severity;
import org.plantdiseasedetector.domain.SeverityGrade;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.testing.Pictures;
import org.plantdiseasedetector.testing.SharedFiles;

class SeverityMeterTest {

  private static final int PAPER = 0xD8D8DC;
  private static final int LEAF = 0x4E8A2C;
  private static final int LESION = 0x6B4220;

  private final SeverityMeter meter = new SeverityMeter(LesionNet.shipped());

  @Test
  void brownSpotsOnAGreenLeafAreMeasured() {
    LeafMap map = meter.measure(leafWithSpots(4)).orElseThrow();

    double drawn = 100.0 * 4 * 13 * 13 / (110 * 70);
    assertThat(map.severity().orElseThrow().percent()).isBetween(0.7 * drawn, 1.5 * drawn);
    assertThat(map.at(100, 100)).isEqualTo(LeafMap.HEALTHY);
    assertThat(map.at(70, 80)).isEqualTo(LeafMap.LESION);
    assertThat(map.at(5, 5)).isEqualTo(LeafMap.BACKGROUND);
  }

  @Test
  void aGreenLeafHasNoLesions() {
    LeafMap map = meter.measure(leafWithSpots(0)).orElseThrow();

    assertThat(map.severity().orElseThrow().percent()).isLessThan(0.5);
  }

  @Test
  void withoutALeafThereIsNoPercentage() {
    assertThat(meter.measure(Pictures.rgb(200, 200, (x, y) -> PAPER))).isEmpty();
    assertThat(meter.measure(Pictures.rgb(200, 200, (x, y) -> LEAF))).isEmpty();
  }

  @Test
  void aCanopyOfLikeLeavesIsNotMeasured() {
    RgbImage canopy =
        Pictures.rgb(
            240, 240, (x, y) -> Math.floorMod(x * 7 + y * 3, 40) < 20 ? 0x3F7A25 : 0x35691F);

    assertThat(meter.measure(canopy)).isEmpty();
  }

  @Test
  void coffeeLeavesAgreeWithTheirMasks() throws IOException, PhotoException {
    List<MaskedPhoto> photos =
        MaskedPhoto.list(SharedFiles.orSkip("data/severity/val")).subList(0, 25);
    List<Double> measured = new ArrayList<>();
    List<Double> drawn = new ArrayList<>();
    for (MaskedPhoto photo : photos) {
      RgbImage image =
          new SafePhotoDecoder().decode(Files.readAllBytes(photo.photo()), 224).image();
      measured.add(percent(meter.measure(image)));
      drawn.add(percent(Optional.of(photo.readMask())));
    }

    double agreement =
        Concordance.of(
            measured.stream().mapToDouble(Double::doubleValue).toArray(),
            drawn.stream().mapToDouble(Double::doubleValue).toArray());
    assertThat(agreement).isGreaterThan(0.8);
  }

  @Test
  void gradesFollowTheScale() {
    assertThat(new Severity(0).grade()).isEqualTo(new SeverityGrade(1, 0, 0));
    assertThat(new Severity(3).grade().number()).isEqualTo(2);
    assertThat(new Severity(3.1).grade()).isEqualTo(new SeverityGrade(3, 3, 6));
    assertThat(new Severity(50).grade().number()).isEqualTo(6);
    assertThat(new Severity(99.9).grade().number()).isEqualTo(11);
    assertThat(new Severity(100).grade().id()).isEqualTo("Horsfall-Barratt 12");
  }

  @Test
  void aFolderWithoutMasksIsRefusedInWords(@TempDir Path folder) {
    assertThatThrownBy(() -> MaskedPhoto.list(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No photo with a mask in");
  }

  private static double percent(Optional<LeafMap> map) {
    return map.flatMap(LeafMap::severity).map(Severity::percent).orElse(0.0);
  }

  /**
   * A leaf of 110 x 70 pixels on paper, with square spots of 13 pixels, with the grain of tissue.
   */
  private static RgbImage leafWithSpots(int spots) {
    return Pictures.rgb(
        200,
        180,
        (x, y) -> {
          boolean leaf = x >= 45 && x < 155 && y >= 60 && y < 130;
          int spot = (x - 64) / 24;
          boolean lesion = x >= 64 && spot < spots && (x - 64) % 24 < 13 && y >= 74 && y < 87;
          int grain = Math.floorMod(x * 31 + y * 17 + x * y, 7) * 0x020201;
          return lesion && leaf ? LESION + grain : leaf ? LEAF + grain : PAPER;
        });
  }
}
