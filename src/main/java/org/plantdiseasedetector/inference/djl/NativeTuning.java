package org.plantdiseasedetector.inference.djl;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings of the C library and of the threads behind the engine, which are read when its libraries
 * load. Concerns glibc ({@code mallopt(3)}) and GNU OpenMP; elsewhere nothing happens. Thread-safe.
 */
public final class NativeTuning {

  private static final Logger LOG = LoggerFactory.getLogger(NativeTuning.class);

  /** Parameters of {@code mallopt}, from {@code malloc.h}. */
  private static final int M_TRIM_THRESHOLD = -1;

  private static final int M_MMAP_THRESHOLD = -3;
  private static final int M_ARENA_MAX = -8;

  /** The most that glibc takes: half of a heap of 64 MiB. */
  private static final int MMAP_BYTES = 32 << 20;

  /** More than the activations of a full batch. */
  private static final int TRIM_BYTES = 1 << 30;

  /**
   * How often an engine thread looks whether the others are done before it sleeps. The default
   * (hundreds of thousands) makes an inference on two threads ten times slower as soon as another
   * program wants the processor; this keeps nearly all of the gain on an idle one
   * (docs/performance.md).
   */
  private static final String SPIN_COUNT = "10000";

  private NativeTuning() {}

  /**
   * Lets threads of the engine sleep soon when they wait for one another. Lets all threads share
   * one heap: with heaps of their own, which are seldom returned, the memory of a long batch creeps
   * up although nothing leaks (docs/robustness.md). And keeps that heap from being handed back to
   * the system after every inference, only to be fetched again, page by page, for the next
   * (docs/performance.md). Works best before other threads are started.
   *
   * @return whether the C library took the settings of memory; false where it is not glibc
   */
  public static boolean tune() {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> mallopt = linker.defaultLookup().find("mallopt");
    linker.defaultLookup().find("setenv").ifPresent(setenv -> limitSpinning(linker, setenv));
    return mallopt.isPresent() && tune(linker, mallopt.get());
  }

  /** A value that the user has set stays. */
  @SuppressWarnings("restricted")
  private static void limitSpinning(Linker linker, MemorySegment address) {
    ValueLayout.OfInt number = ValueLayout.JAVA_INT;
    AddressLayout text = ValueLayout.ADDRESS;
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle setenv =
          linker.downcallHandle(address, FunctionDescriptor.of(number, text, text, number));
      int refused =
          (int)
              setenv.invokeExact(
                  arena.allocateFrom("GOMP_SPINCOUNT"), arena.allocateFrom(SPIN_COUNT), 0);
      LOG.debug("event=spinning_limited refused={}", refused);
    } catch (Throwable failure) {
      LOG.warn("event=spinning_not_limited", failure);
    }
  }

  @SuppressWarnings("restricted")
  private static boolean tune(Linker linker, MemorySegment address) {
    ValueLayout.OfInt number = ValueLayout.JAVA_INT;
    try {
      MethodHandle mallopt =
          linker.downcallHandle(address, FunctionDescriptor.of(number, number, number));
      int arenas = (int) mallopt.invokeExact(M_ARENA_MAX, 1);
      int mmap = (int) mallopt.invokeExact(M_MMAP_THRESHOLD, MMAP_BYTES);
      int trim = (int) mallopt.invokeExact(M_TRIM_THRESHOLD, TRIM_BYTES);
      return arenas == 1 && mmap == 1 && trim == 1;
    } catch (Throwable refused) {
      // Only speed and memory are at stake: the app works without the settings.
      LOG.warn("event=native_memory_not_tuned", refused);
      return false;
    }
  }
}
