package org.plantdiseasedetector.imaging;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.FailureCode;

/**
 * Runs another decoder on its own threads and gives up after a time limit. The thread of a decode
 * that was given up is interrupted and ends at the decoder's next read. A decode that exhausts
 * memory or the stack harms only its own photo. Thread-safe.
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

  /**
   * Wraps a decoder.
   *
   * @param decoder does the work
   * @param threads runs it; must have a free thread for every concurrent caller, or waiting in its
   *     queue counts as decoding
   * @param limit how long one photo may take, greater than 0
   */
  public TimeLimitedDecoder(PhotoDecoder decoder, ExecutorService threads, Duration limit) {
    this.decoder = decoder;
    this.threads = threads;
    this.limit = limit;
  }

  @Override
  public DecodedPhoto decode(byte[] bytes, int minSide) throws PhotoException {
    Future<DecodedPhoto> result = threads.submit(() -> decoder.decode(bytes, minSide));
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
