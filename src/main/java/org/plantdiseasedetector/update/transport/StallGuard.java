package org.plantdiseasedetector.update.transport;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Closes a stream from which nothing comes for too long; a read that waits then fails. */
final class StallGuard extends InputStream {

  private final InputStream in;
  private final ScheduledExecutorService timer;
  private final Duration limit;
  private volatile boolean stalled;

  StallGuard(InputStream in, ScheduledExecutorService timer, Duration limit) {
    this.in = in;
    this.timer = timer;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    ScheduledFuture<?> watch =
        timer.schedule(this::giveUp, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      int count = in.read(bytes, from, length);
      if (stalled) {
        throw new IOException("nothing came for " + limit.toSeconds() + " s");
      }
      return count;
    } catch (IOException broken) {
      throw stalled
          ? new IOException("nothing came for " + limit.toSeconds() + " s", broken)
          : broken;
    } finally {
      watch.cancel(false);
    }
  }

  private void giveUp() {
    stalled = true;
    try {
      in.close();
    } catch (IOException alreadyBroken) {
      stalled = true;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
