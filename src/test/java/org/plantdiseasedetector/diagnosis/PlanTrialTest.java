package org.plantdiseasedetector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

class PlanTrialTest {

  private static final BatchPlan PLAIN = BatchPlan.independent(2);
  private static final BatchPlan FOUR = new BatchPlan(2, 1, 4);
  private static final BatchPlan THREE = new BatchPlan(3, 1, 1);
  private static final PlanTrial TRIAL = new PlanTrial(List.of(PLAIN, FOUR, THREE));

  private final List<BatchPlan> order = new ArrayList<>();
  private final Map<BatchPlan, Integer> turns = new HashMap<>();

  /** The speed of a plan in a round; the first round, number 0, warms up. */
  private Optional<PlanTrial.Result> run(ToDoubleBiFunction<BatchPlan, Integer> speed) {
    return TRIAL.run(
        plan -> {
          order.add(plan);
          int round = turns.merge(plan, 1, Integer::sum) - 1;
          double rate = speed.applyAsDouble(plan, round);
          return Double.isNaN(rate) ? OptionalDouble.empty() : OptionalDouble.of(rate);
        });
  }

  @Test
  void aPlanThatIsAlwaysClearlyFasterIsTaken() {
    PlanTrial.Result result =
        run((plan, round) -> (10 + round) * (plan.equals(FOUR) ? 1.1 : 1)).orElseThrow();

    assertThat(result.plan()).isEqualTo(FOUR);
    assertThat(result.times()).isCloseTo(1.1, within(1e-9));
  }

  @Test
  void theFastestOfSeveralFasterPlansIsTaken() {
    PlanTrial.Result result =
        run((plan, round) -> plan.equals(THREE) ? 13 : plan.equals(FOUR) ? 12 : 10).orElseThrow();

    assertThat(result.plan()).isEqualTo(THREE);
    assertThat(result.rates())
        .containsExactly(
            new PlanTrial.Rate(PLAIN, 10),
            new PlanTrial.Rate(FOUR, 12),
            new PlanTrial.Rate(THREE, 13));
  }

  @Test
  void whatIsFasterInMostRoundsOnlyIsTakenForNoise() {
    PlanTrial.Result result =
        run((plan, round) -> plan.equals(FOUR) ? (round == 3 ? 9.9 : 15) : 10).orElseThrow();

    assertThat(result.plan()).isEqualTo(PLAIN);
    assertThat(result.times()).isEqualTo(1);
  }

  @Test
  void aGainThatIsSmallIsNotWorthTheChange() {
    assertThat(run((plan, round) -> plan.equals(FOUR) ? 10.2 : 10).orElseThrow().plan())
        .isEqualTo(PLAIN);
  }

  @Test
  void theWarmUpCountsForNothing() {
    PlanTrial.Result result =
        run((plan, round) -> round == 0 ? (plan.equals(PLAIN) ? 1 : 1000) : 10).orElseThrow();

    assertThat(result.plan()).isEqualTo(PLAIN);
    assertThat(result.rates()).allMatch(rate -> rate.photosPerSecond() == 10);
  }

  @Test
  void thePlansTakeTurnsAndNoneIsAlwaysFirst() {
    run((plan, round) -> 10);

    assertThat(order).hasSize(TRIAL.measurements());
    List<BatchPlan> firsts = new ArrayList<>();
    for (int i = 0; i < order.size(); i += 3) {
      assertThat(order.subList(i, i + 3)).containsExactlyInAnyOrder(PLAIN, FOUR, THREE);
      firsts.add(order.get(i));
    }
    assertThat(firsts).contains(PLAIN, FOUR, THREE);
  }

  @Test
  void aStopEndsTheTrialWithoutAResult() {
    assertThat(run((plan, round) -> round == 2 ? Double.NaN : 10)).isEmpty();
    assertThat(order).hasSizeLessThan(TRIAL.measurements());
  }

  @Test
  void withoutAPlanThereIsNoTrial() {
    assertThatThrownBy(() -> new PlanTrial(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
