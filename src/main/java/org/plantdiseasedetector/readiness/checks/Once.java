package org.plantdiseasedetector.readiness.checks;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A fact that several rows need and that is found out once per run, when the first asks. Its
 * failure is remembered as well. Thread-safe.
 *
 * @param <T> the fact
 */
final class Once<T> {

  private final Callable<T> source;
  private @Nullable T value;
  private @Nullable Exception failure;

  Once(Callable<T> source) {
    this.source = source;
  }

  /** Returns the fact, or throws what its source threw. */
  synchronized T get() throws Exception {
    if (failure != null) {
      throw failure;
    }
    T known = value;
    if (known != null) {
      return known;
    }
    try {
      T found = source.call();
      value = found;
      return found;
    } catch (Exception broken) {
      failure = broken;
      throw broken;
    }
  }
}
