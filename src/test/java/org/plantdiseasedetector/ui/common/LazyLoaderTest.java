package org.plantdiseasedetector.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;

class LazyLoaderTest {

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<Integer> loaded = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final LazyLoader<Integer, String> loader =
      new LazyLoader<>(this::load, background::add, Runnable::run, new LazyLoader.Limits(2, 3, 10));

  private Optional<String> load(int key) {
    loaded.add(key);
    if (key == 13) {
      throw new IllegalStateException("unlucky");
    }
    return Optional.of("v" + key);
  }

  @Test
  void theLatestWishIsServedFirstAndNeverMoreAtATimeThanAllowed() {
    for (int key = 1; key <= 5; key++) {
      ask(key);
    }
    assertThat(background).hasSize(2);
    runAll();
    assertThat(loaded).containsExactly(1, 2, 5, 4, 3);
    assertThat(shown).containsExactly("v1", "v2", "v5", "v4", "v3");
  }

  @Test
  void whatWasCalledOffIsNotLoadedOrNotShown() {
    ask(1);
    Subscription running = ask(2);
    Subscription waiting = ask(3);
    running.unsubscribe();
    waiting.unsubscribe();
    runAll();
    assertThat(loaded).containsExactly(1, 2);
    assertThat(shown).containsExactly("v1");
  }

  @Test
  void onlyTheLastOnesAreKept() {
    for (int key = 1; key <= 4; key++) {
      ask(key);
      runAll();
    }
    ask(4);
    assertThat(background).isEmpty();
    assertThat(shown).endsWith("v4", "v4");
    ask(1);
    runAll();
    assertThat(loaded).containsExactly(1, 2, 3, 4, 1);
  }

  @Test
  void aFailedLoadShowsNothingAndTheOthersGoOn() {
    ask(13);
    ask(1);
    ask(2);
    runAll();
    assertThat(shown).containsExactly("none", "v1", "v2");
  }

  @Test
  void afterForgettingNothingOldTurnsUp() {
    ask(1);
    ask(2);
    ask(3);
    loader.clear();
    runAll();
    assertThat(shown).isEmpty();
    ask(4);
    runAll();
    assertThat(shown).containsExactly("v4");
  }

  @Test
  void aChangedThingReplacesTheKeptOneOnly() {
    ask(1);
    runAll();
    loader.replace(1, old -> old + " changed");
    loader.replace(2, old -> "never");
    ask(1);
    ask(2);
    runAll();
    assertThat(shown).containsExactly("v1", "v1 changed", "v2");
  }

  private Subscription ask(int key) {
    return loader.request(key, value -> shown.add(value.orElse("none")));
  }

  private void runAll() {
    for (Runnable task = background.poll(); task != null; task = background.poll()) {
      task.run();
    }
  }
}
