package org.plantdiseasedetector.benchmark;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Whether a machine keeps its speed under load (ADR 0111). The first third of the windows is
 * compared with the last. The test is slower at its end if the 95 % interval of the median window
 * latency lies wholly above that of the first third, and the medians differ by more than a tenth.
 */
public enum Steadiness {
  /** As fast in the end as in the beginning. */
  STEADY,
  /** Slower in the end, and other programs are not the reason: heat, or a change of power. */
  THROTTLED,
  /** Slower in the end while other programs used more of the processors than in the beginning. */
  DISTURBED,
  /** Too few windows to say anything. */
  TOO_SHORT;

  /** A third of the test needs so many windows for an interval with both ends. */
  private static final int LEAST_IN_THIRD = 6;

  private static final double SLOWER = 1.1;

  /** So much more of the processors explains a tenth more time. */
  private static final double OTHERS_MORE = 0.05;

  /** Judges a test. */
  static Steadiness of(LoadRun run) {
    List<LoadRun.Window> windows = run.windows();
    int third = windows.size() / 3;
    if (third < LEAST_IN_THIRD) {
      return TOO_SHORT;
    }
    List<LoadRun.Window> first = windows.subList(0, third);
    List<LoadRun.Window> last = windows.subList(windows.size() - third, windows.size());
    Figure before = median(first, LoadRun.Window::median);
    Figure after = median(last, LoadRun.Window::median);
    boolean isSlower =
        after.low().orElse(0) > before.high().orElse(Double.MAX_VALUE)
            && after.value() > SLOWER * before.value();
    if (!isSlower) {
      return STEADY;
    }
    OptionalDouble more = more(first, last);
    return more.isPresent() && more.getAsDouble() > OTHERS_MORE ? DISTURBED : THROTTLED;
  }

  /** Returns how much more of the processors others used in the last third; empty if unknown. */
  private static OptionalDouble more(List<LoadRun.Window> first, List<LoadRun.Window> last) {
    OptionalDouble before = others(first);
    OptionalDouble after = others(last);
    return before.isPresent() && after.isPresent()
        ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble others(List<LoadRun.Window> windows) {
    return windows.stream()
        .flatMap(window -> window.othersShare().stream().boxed())
        .mapToDouble(share -> share)
        .average();
  }

  /** Returns the median over windows with its interval. */
  static Figure median(List<LoadRun.Window> windows, ToDoubleFunction<LoadRun.Window> of) {
    if (windows.isEmpty()) {
      throw new NoSuchElementException("The load test has no window");
    }
    return Statistics.quantile(windows.stream().mapToDouble(of).toArray(), 0.5);
  }
}
