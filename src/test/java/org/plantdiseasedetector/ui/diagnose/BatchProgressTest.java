package org.plantdiseasedetector.ui.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.ui.diagnose.BatchProgress.Phase;

class BatchProgressTest {

  @Test
  void tellsSpeedAndTimeLeft() {
    BatchProgress progress = new BatchProgress(Phase.RUNNING, 10, 40, Duration.ofSeconds(5));

    assertThat(progress.fraction()).isEqualTo(0.25);
    assertThat(progress.perSecond()).hasValue(2);
    assertThat(progress.secondsLeft()).hasValue(15);
  }

  @Test
  void claimsNoSpeedAfterTooFewPhotosOrNoTime() {
    assertThat(new BatchProgress(Phase.RUNNING, 2, 40, Duration.ofSeconds(5)).perSecond())
        .isEmpty();
    assertThat(new BatchProgress(Phase.RUNNING, 5, 40, Duration.ZERO).secondsLeft()).isEmpty();
  }

  @Test
  void anEmptyBatchHasNoShareDone() {
    assertThat(new BatchProgress(Phase.IDLE, 0, 0, Duration.ZERO).fraction()).isZero();
  }
}
