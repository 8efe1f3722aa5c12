package org.plantdiseasedetector.benchmark;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Tells how much of the processors other programs use. Used by one thread.
 *
 * <p>The share of others is the busy time of all processors less this process's own. Time that a
 * virtual machine was not given counts as others' too.
 */
public final class ProcessorWatch {

  /** From this share on figures are marked as taken under load. */
  public static final double LOADED = 0.1;

  private static final double MILLIS_PER_TICK = 10;

  private final MachineProbe probe;
  private final Supplier<Optional<Duration>> own;
  private Optional<MachineProbe.Ticks> ticks;
  private Optional<Duration> before;

  /**
   * Starts to watch.
   *
   * @param probe looks at all processors
   * @param own processor time of this process so far; empty if unknown
   */
  public ProcessorWatch(MachineProbe probe, Supplier<Optional<Duration>> own) {
    this.probe = probe;
    this.own = own;
    this.ticks = probe.ticks();
    this.before = own.get();
  }

  /** Returns what the system says about this process. */
  public static Supplier<Optional<Duration>> ofThisProcess() {
    return () -> ProcessHandle.current().info().totalCpuDuration();
  }

  /**
   * Returns the share of all processors, from 0 to 1, that others used since the last call, and
   * starts anew; empty if unknown.
   */
  public OptionalDouble othersShare() {
    Optional<MachineProbe.Ticks> now = probe.ticks();
    Optional<Duration> mine = own.get();
    OptionalDouble share = OptionalDouble.empty();
    if (ticks.isPresent() && now.isPresent() && before.isPresent() && mine.isPresent()) {
      double all = now.get().all() - ticks.get().all();
      double busy = now.get().busy() - ticks.get().busy();
      double used = mine.get().minus(before.get()).toNanos() / 1e6 / MILLIS_PER_TICK;
      if (all > 0) {
        share = OptionalDouble.of(Math.clamp((busy - used) / all, 0, 1));
      }
    }
    ticks = now;
    before = mine;
    return share;
  }
}
