package org.plantdiseasedetector.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.ModelIdentity;

class SteadinessTest {

  private static final ModelIdentity MODEL = new ModelIdentity("leafnet", "1");

  @Test
  void aMachineThatKeepsItsSpeedIsSteady() {
    assertThat(LoadRuns.of(MODEL, 200, 200, 0).steadiness()).isEqualTo(Steadiness.STEADY);
  }

  @Test
  void aTwentiethSlowerIsNoThrottling() {
    assertThat(LoadRuns.of(MODEL, 200, 210, 0).steadiness()).isEqualTo(Steadiness.STEADY);
  }

  @Test
  void slowerInTheEndWithoutAnotherReasonIsThrottling() {
    assertThat(LoadRuns.of(MODEL, 200, 260, 0).steadiness()).isEqualTo(Steadiness.THROTTLED);
  }

  @Test
  void slowerWhileOthersWorkMoreIsNotHeldAgainstTheMachine() {
    assertThat(LoadRuns.of(MODEL, 200, 260, 0, 0.3).steadiness()).isEqualTo(Steadiness.DISTURBED);
  }

  @Test
  void aFewWindowsSayNothing() {
    LoadRun whole = LoadRuns.of(MODEL, 200, 260, 0);
    List<LoadRun.Window> few = whole.windows().subList(30, 47);

    assertThat(new LoadRun(whole.start(), few, false, whole.end()).steadiness())
        .isEqualTo(Steadiness.TOO_SHORT);
  }
}
