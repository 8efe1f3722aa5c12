package org.plantdiseasedetector.inference.djl;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the C library from handing memory back to the system after every inference, only to fetch
 * it again, page by page, for the next. Concerns glibc ({@code mallopt(3)}); elsewhere nothing
 * happens.
 */
final class NativeAllocator {

  private static final Logger LOG = LoggerFactory.getLogger(NativeAllocator.class);

  /** Parameters of {@code mallopt}, from {@code malloc.h}. */
  private static final int M_TRIM_THRESHOLD = -1;

  private static final int M_MMAP_THRESHOLD = -3;

  /** The most that glibc takes: half of a heap of 64 MiB. */
  private static final int MMAP_BYTES = 32 << 20;

  /** More than the activations of a full batch. */
  private static final int TRIM_BYTES = 1 << 30;

  private NativeAllocator() {}

  /** Sets the thresholds, where there are any. */
  static void keepMemory() {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> mallopt = linker.defaultLookup().find("mallopt");
    mallopt.ifPresent(address -> set(linker, address));
  }

  @SuppressWarnings("restricted")
  private static void set(Linker linker, MemorySegment address) {
    ValueLayout.OfInt number = ValueLayout.JAVA_INT;
    try {
      MethodHandle mallopt =
          linker.downcallHandle(address, FunctionDescriptor.of(number, number, number));
      int mmap = (int) mallopt.invokeExact(M_MMAP_THRESHOLD, MMAP_BYTES);
      int trim = (int) mallopt.invokeExact(M_TRIM_THRESHOLD, TRIM_BYTES);
      LOG.debug("event=allocator_tuned mmap={} trim={}", mmap, trim);
    } catch (Throwable refused) {
      // Only speed is at stake.
      LOG.warn("event=allocator_not_tuned", refused);
    }
  }
}
