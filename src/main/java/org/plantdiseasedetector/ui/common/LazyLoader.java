package org.plantdiseasedetector.ui.common;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads things in the background while they are looked at: the latest wish first, none that was
 * called off or pushed out, and keeps the last ones. Used from the user-interface thread.
 *
 * @param <K> what identifies a thing
 * @param <V> the thing
 */
public final class LazyLoader<K, V> {

  private static final Logger LOG = LoggerFactory.getLogger(LazyLoader.class);

  private final Function<K, Optional<V>> source;
  private final Executor background;
  private final Executor ui;
  private final Limits limits;
  private final Map<K, Optional<V>> cache;
  private final Deque<Wish<K, V>> wishes = new ArrayDeque<>();
  private int running;
  private int generation;

  /**
   * How much is done and kept.
   *
   * @param parallel most loads at a time
   * @param cached most things that are kept
   * @param pending most wishes that are kept; the oldest beyond it is forgotten
   */
  public record Limits(int parallel, int cached, int pending) {}

  /** Compared by identity: two tiles may wish for the same thing. */
  private static final class Wish<K, V> {
    private final K key;
    private final Consumer<Optional<V>> show;
    private boolean calledOff;

    Wish(K key, Consumer<Optional<V>> show) {
      this.key = key;
      this.show = show;
    }

    void fulfil(Optional<V> value) {
      if (!calledOff) {
        show.accept(value);
      }
    }
  }

  /**
   * Makes a loader.
   *
   * @param source loads a thing, on the background executor; empty if it cannot be had
   * @param background runs the loading
   * @param ui runs the callbacks
   * @param limits how much is done and kept
   */
  public LazyLoader(
      Function<K, Optional<V>> source, Executor background, Executor ui, Limits limits) {
    this.source = source;
    this.background = background;
    this.ui = ui;
    this.limits = limits;
    this.cache =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Optional<V>> eldest) {
            return size() > limits.cached();
          }
        };
  }

  /**
   * Asks for a thing.
   *
   * @param key which one
   * @param show receives it on the user-interface thread, at once if it is at hand
   * @return calls the wish off
   */
  public Subscription request(K key, Consumer<Optional<V>> show) {
    Optional<V> known = cache.get(key);
    if (known != null) {
      show.accept(known);
      return Subscription.EMPTY;
    }
    Wish<K, V> wish = new Wish<>(key, show);
    wishes.addFirst(wish);
    if (wishes.size() > limits.pending()) {
      wishes.removeLast();
    }
    next();
    return () -> {
      wish.calledOff = true;
      wishes.remove(wish);
    };
  }

  /**
   * Changes a thing that is kept; does nothing if it is not.
   *
   * @param key which one
   * @param change makes the new one
   */
  public void replace(K key, UnaryOperator<V> change) {
    Optional<V> known = cache.get(key);
    if (known != null) {
      cache.put(key, known.map(change));
    }
  }

  /** Forgets everything, also what is being loaded. */
  public void clear() {
    generation++;
    running = 0;
    wishes.clear();
    cache.clear();
  }

  private void next() {
    while (running < limits.parallel() && !wishes.isEmpty()) {
      Wish<K, V> wish = wishes.removeFirst();
      Optional<V> known = cache.get(wish.key);
      if (known != null) {
        wish.fulfil(known);
      } else {
        start(wish);
      }
    }
  }

  private void start(Wish<K, V> wish) {
    running++;
    int mine = generation;
    background.execute(
        () -> {
          Optional<V> value = load(wish.key);
          ui.execute(() -> finish(mine, wish, value));
        });
  }

  private Optional<V> load(K key) {
    try {
      return source.apply(key);
    } catch (RuntimeException | OutOfMemoryError broken) {
      LOG.warn("event=load_failed key={} reason={}", key, broken.toString());
      return Optional.empty();
    }
  }

  private void finish(int mine, Wish<K, V> wish, Optional<V> value) {
    if (mine != generation) {
      return;
    }
    running--;
    cache.put(wish.key, value);
    wish.fulfil(value);
    next();
  }
}
