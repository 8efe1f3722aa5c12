package org.plantdiseasedetector.shards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The simulated figures of docs/scaling.md. The table in the document has to be the one that the
 * simulation gives; a failing test shows the rows to copy.
 */
class ScalingSimulationTest {

  private static final long PHOTOS = 10_000_000;
  private static final long SEED = 135;

  /** docs/scaling.md, "What the simulation starts from". */
  private static final ScalingSimulation.Work MEASURED =
      new ScalingSimulation.Work(0.0645, 0.0088, 2_475_838, 2.6);

  @Test
  void theDocumentHasTheSimulatedFigures() throws IOException {
    List<String> rows = new ArrayList<>();
    for (double gigabytes : new double[] {1, 10}) {
      for (int workers : new int[] {10, 100, 1000}) {
        for (int parts : new int[] {1, 8}) {
          rows.add(
              ScalingSimulation.row(
                  workers, parts, gigabytes, simulation(gigabytes).run(workers, parts, SEED)));
        }
      }
    }
    List<String> document = Files.readAllLines(Path.of("docs/scaling.md"));
    assertThat(document).as("rows of docs/scaling.md").containsSubsequence(rows);
  }

  @Test
  void moreWorkersAreFasterUntilTheStorageIsTheLimit() {
    double hundred = simulation(1).run(100, 1, SEED).hours();
    double thousand = simulation(1).run(1000, 1, SEED).hours();
    double readingAll = PHOTOS * MEASURED.meanBytes() / 1e9 / 3600;
    assertThat(simulation(1).run(10, 1, SEED).hours()).isGreaterThan(hundred);
    assertThat(hundred).isGreaterThan(readingAll);
    assertThat(thousand).isGreaterThan(readingAll);
    assertThat(simulation(100).run(1000, 1, SEED).hours()).isLessThan(thousand / 3);
  }

  @Test
  void smallerPartsLeaveFewerStragglers() {
    ScalingSimulation.Outcome one = simulation(100).run(100, 1, SEED);
    ScalingSimulation.Outcome eight = simulation(100).run(100, 8, SEED);
    assertThat(eight.straggler()).isLessThan(one.straggler());
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    assertThat(simulation(1).run(100, 8, SEED)).isEqualTo(simulation(1).run(100, 8, SEED));
    assertThat(simulation(1).run(100, 8, SEED + 1)).isNotEqualTo(simulation(1).run(100, 8, SEED));
  }

  private static ScalingSimulation simulation(double gigabytesPerSecond) {
    return new ScalingSimulation(
        PHOTOS,
        MEASURED,
        new ScalingSimulation.World(0.1, 0.01, 60, 20_000, gigabytesPerSecond * 1e9));
  }
}
