package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.FailureCode;

class TimeLimitedDecoderTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void passesResultsAndPhotoFailuresOn() throws PhotoException {
    DecodedPhoto photo = new DecodedPhoto(new RgbImage(1, 1, new byte[3]), 1, 1);
    assertThat(limited((bytes, side) -> photo, LONG).decode(new byte[0], 1)).isSameAs(photo);
    assertFails(new SafePhotoDecoder(), LONG, FailureCode.FILE_EMPTY);
  }

  @Test
  void givesUpAndStopsTheDecoderAfterTheLimit() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    PhotoDecoder stuck =
        (bytes, side) -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          throw new PhotoException(FailureCode.IMAGE_DAMAGED, "stopped");
        };
    assertFails(stuck, Duration.ofMillis(1), FailureCode.DECODE_TIMEOUT);
    interrupted.await();
  }

  @Test
  void errorsOfTheDecoderBecomePhotoFailures() {
    assertFails(failing(new OutOfMemoryError("simulated")), LONG, FailureCode.IMAGE_TOO_LARGE);
    assertFails(failing(new StackOverflowError()), LONG, FailureCode.IMAGE_DAMAGED);
    assertFails(failing(new LinkageError("library")), LONG, FailureCode.INTERNAL_ERROR);
  }

  @Test
  void anInterruptedCallerGetsAFailureAndKeepsItsInterrupt() {
    Thread.currentThread().interrupt();
    assertFails(
        (bytes, side) -> {
          throw new PhotoException(FailureCode.DECODE_TIMEOUT, "stopped");
        },
        LONG,
        FailureCode.DECODE_TIMEOUT);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void decodesThatCannotBeStoppedDoNotPileUp() throws InterruptedException, PhotoException {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger started = new AtomicInteger();
    PhotoDecoder stubborn =
        (bytes, side) -> {
          started.incrementAndGet();
          awaitWhateverHappens(release);
          return new DecodedPhoto(new RgbImage(1, 1, new byte[3]), 1, 1);
        };
    TimeLimitedDecoder two =
        new TimeLimitedDecoder(stubborn, threads, Duration.ofMillis(1), /* slots= */ 2);
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> two.decode(new byte[0], 1))
          .isInstanceOfSatisfying(
              PhotoException.class,
              failure -> assertThat(failure.code()).isEqualTo(FailureCode.DECODE_TIMEOUT));
    }
    assertThat(started.get()).isLessThanOrEqualTo(2);

    release.countDown();
    TimeLimitedDecoder patient = new TimeLimitedDecoder(stubborn, threads, LONG, 1);
    assertThat(patient.decode(new byte[0], 1).sourceWidth()).isEqualTo(1);
    assertThat(patient.decode(new byte[0], 1).sourceWidth()).isEqualTo(1);
  }

  private static void awaitWhateverHappens(CountDownLatch latch) {
    boolean waiting = true;
    while (waiting) {
      try {
        latch.await();
        waiting = false;
      } catch (InterruptedException ignored) {
        // A native decoder does not notice either.
      }
    }
  }

  @Test
  void anInterruptedReaderSeesTheEndOfTheFile() {
    AbortableInput input = new AbortableInput(new byte[10]);
    byte[] buffer = new byte[4];
    assertThat(input.read(buffer, 0, 4)).isEqualTo(4);
    Thread.currentThread().interrupt();
    assertThat(input.read(buffer, 0, 4)).isEqualTo(-1);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static PhotoDecoder failing(Error error) {
    return (bytes, side) -> {
      throw error;
    };
  }

  private PhotoDecoder limited(PhotoDecoder decoder, Duration limit) {
    return new TimeLimitedDecoder(decoder, threads, limit, 1);
  }

  private void assertFails(PhotoDecoder decoder, Duration limit, FailureCode code) {
    assertThatThrownBy(() -> limited(decoder, limit).decode(new byte[0], 1))
        .isInstanceOfSatisfying(
            PhotoException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
