package org.plantdiseasedetector.imaging;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.FailureCode;

/**
 * Runs another decoder on its own threads and gives up after a time limit. The thread of a decode
 * that was given up is interrupted and ends at the decoder's next read. Until it has ended it keeps
 * its slot, so that decodes that cannot be stopped do not pile up: when all slots are taken,
 * further photos wait for one and then fail. A decode that exhausts memory or the stack harms only
 * its own photo. Thread-safe.
 */
public final class TimeLimitedDecoder implements PhotoDecoder {

  /**
   * Enough for the largest photo within {@link DecodeLimits#STANDARD} on a slow laptop: such a
   * photo takes a few seconds.
   */
  public static final Duration STANDARD_LIMIT = Duration.ofSeconds(30);

  private final PhotoDecoder decoder;
  private final ExecutorService threads;
  private final Duration limit;
  private final Semaphore slots;

  /**
   * Wraps a decoder.
   *
   * @param decoder does the work
   * @param threads runs it; must have a thread for every slot, or waiting in its queue counts as
   *     decoding
   * @param limit how long one photo may take, and how long it waits for a slot; greater than 0
   * @param slots how many decodes may run at a time, those included that were given up and have not
   *     ended; at least the number of concurrent callers
   */
  public TimeLimitedDecoder(
      PhotoDecoder decoder, ExecutorService threads, Duration limit, int slots) {
    this.decoder = decoder;
    this.threads = threads;
    this.limit = limit;
    this.slots = new Semaphore(slots);
  }

  /**
   * Returns a number of slots: one for each caller, as many again for decodes that do not end, and
   * two for a single photo between the batches.
   *
   * @param callers number of threads that decode at a time, at least 1
   */
  public static int slots(int callers) {
    return 2 * callers + 2;
  }

  @Override
  public DecodedPhoto decode(byte[] bytes, int minSide) throws PhotoException {
    Future<DecodedPhoto> result = start(bytes, minSide);
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new PhotoException(FailureCode.DECODE_TIMEOUT, "not decoded in " + limit, late);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new PhotoException(FailureCode.DECODE_TIMEOUT, "interrupted while decoding", stop);
    } catch (ExecutionException failed) {
      throw translate(failed.getCause());
    } finally {
      result.cancel(true);
    }
  }

  private Future<DecodedPhoto> start(byte[] bytes, int minSide) throws PhotoException {
    try {
      if (!slots.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new PhotoException(FailureCode.DECODE_TIMEOUT, "other photos block all decoders");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new PhotoException(FailureCode.DECODE_TIMEOUT, "interrupted while waiting", stop);
    }
    SlotTask task = new SlotTask(() -> decoder.decode(bytes, minSide), slots);
    try {
      threads.execute(task);
      return task;
    } catch (RejectedExecutionException closing) {
      task.cancel(true);
      throw new PhotoException(FailureCode.DECODE_TIMEOUT, "the app is closing", closing);
    }
  }

  private static PhotoException translate(@Nullable Throwable cause) {
    return switch (cause) {
      case PhotoException photo -> photo;
      case OutOfMemoryError memory ->
          new PhotoException(FailureCode.IMAGE_TOO_LARGE, "out of memory", memory);
      case StackOverflowError stack ->
          new PhotoException(FailureCode.IMAGE_DAMAGED, "nested too deeply", stack);
      case null -> new PhotoException(FailureCode.INTERNAL_ERROR, "decoder failed");
      default -> new PhotoException(FailureCode.INTERNAL_ERROR, "decoder failed: " + cause, cause);
    };
  }
}
