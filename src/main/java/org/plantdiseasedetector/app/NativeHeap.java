package org.plantdiseasedetector.app;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings of the C library's memory. glibc gives threads heaps of their own and seldom returns
 * what they hold; with one heap for all threads the memory of a long batch grows less
 * (docs/robustness.md has the figures).
 */
final class NativeHeap {

  private static final Logger LOG = LoggerFactory.getLogger(NativeHeap.class);

  /** {@code M_ARENA_MAX} of glibc's malloc.h. */
  private static final int ARENA_MAX = -8;

  private NativeHeap() {}

  /**
   * Lets all threads share one heap. To be called before other threads are started.
   *
   * @return whether the C library took the setting; false where it is not glibc
   */
  @SuppressWarnings("restricted")
  static boolean share() {
    try {
      Linker linker = Linker.nativeLinker();
      Optional<MemorySegment> mallopt = linker.defaultLookup().find("mallopt");
      if (mallopt.isEmpty()) {
        return false;
      }
      FunctionDescriptor takesTwoNumbers =
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
      MethodHandle call = linker.downcallHandle(mallopt.get(), takesTwoNumbers);
      return (int) call.invokeExact(ARENA_MAX, 1) == 1;
    } catch (Throwable unavailable) {
      // Only memory is at stake: the app works without the setting.
      LOG.info("event=native_heap_not_shared", unavailable);
      return false;
    }
  }
}
