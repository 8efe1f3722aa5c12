package org.plantdiseasedetector.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameBudgetExecutorTest {

  private final Queue<Runnable> turns = new ArrayDeque<>();
  private final List<Integer> done = new ArrayList<>();
  private long now;
  private final FrameBudgetExecutor executor =
      new FrameBudgetExecutor(turns::add, Duration.ofMillis(8), () -> now);

  @Test
  void putsManySmallTasksIntoOneTurnInOrder() {
    IntStream.range(0, 1000).forEach(i -> executor.execute(() -> done.add(i)));

    assertThat(turns).hasSize(1);
    turns.remove().run();

    assertThat(done).hasSize(1000).isSorted();
    assertThat(turns).isEmpty();
  }

  @Test
  void givesTheThreadBackWhenTheBudgetIsUsedUp() {
    IntStream.range(0, 4)
        .forEach(
            i ->
                executor.execute(
                    () -> {
                      done.add(i);
                      now += Duration.ofMillis(5).toNanos();
                    }));

    turns.remove().run();
    assertThat(done).containsExactly(0, 1);

    turns.remove().run();
    assertThat(done).containsExactly(0, 1, 2, 3);
    assertThat(turns).isEmpty();
  }

  @Test
  void goesOnAfterATaskThatFailed() {
    executor.execute(
        () -> {
          throw new IllegalStateException("broken task");
        });
    executor.execute(() -> done.add(1));

    assertThatThrownBy(() -> turns.remove().run()).hasMessage("broken task");
    turns.remove().run();

    assertThat(done).containsExactly(1);
  }
}
