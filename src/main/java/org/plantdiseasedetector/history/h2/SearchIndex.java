package org.plantdiseasedetector.history.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.CaseIndex;
import org.plantdiseasedetector.history.CasePage;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.HistoryException;

/**
 * The index of a history, read in the background from the moment of opening on. Changes that come
 * meanwhile are put in afterwards. Thread-safe.
 */
final class SearchIndex {

  private final List<Consumer<CaseIndex>> changes = new ArrayList<>();
  private @Nullable CaseIndex index;
  private @Nullable HistoryException failure;
  private @Nullable Thread reader;
  private volatile boolean stopped;

  /** Opens a connection of the reader's own. */
  @FunctionalInterface
  interface Connector {
    Connection open() throws HistoryException;
  }

  /** Starts reading. */
  synchronized void start(Connector connector) {
    reader = Thread.ofPlatform().daemon().name("history-index").start(() -> read(connector));
  }

  private void read(Connector connector) {
    try (Connection connection = connector.open()) {
      connection.setReadOnly(true);
      done(new IndexRows(connection).read(() -> stopped), null);
    } catch (CancellationException stoppedByClosing) {
      done(null, closed());
    } catch (HistoryException broken) {
      done(null, broken);
    } catch (SQLException | RuntimeException | OutOfMemoryError broken) {
      done(null, failure("The cases cannot be read: " + broken.getMessage(), broken));
    }
  }

  private static HistoryException closed() {
    return failure("The history was closed", new CancellationException());
  }

  private static HistoryException failure(String what, Throwable cause) {
    return new HistoryException(
        HistoryException.Reason.INPUT_OUTPUT, what + ". Open the history again.", cause);
  }

  private synchronized void done(@Nullable CaseIndex read, @Nullable HistoryException broken) {
    index = read;
    failure = broken;
    if (read != null) {
      changes.forEach(change -> change.accept(read));
    }
    changes.clear();
    notifyAll();
  }

  /** Changes the index, now or as soon as it is there. */
  synchronized void change(Consumer<CaseIndex> change) {
    if (index == null) {
      changes.add(change);
    } else {
      change.accept(index);
    }
  }

  /** Searches; waits until all cases have been read. */
  CasePage search(CaseQuery query, int offset, int limit) throws HistoryException {
    return ask(words -> words.search(query, offset, limit));
  }

  /** Asks; waits until all cases have been read. */
  synchronized <T> T ask(Function<CaseIndex, T> question) throws HistoryException {
    try {
      while (index == null && failure == null) {
        wait();
      }
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw failure("The search was cancelled", cancelled);
    }
    if (index != null) {
      return question.apply(index);
    }
    throw failure == null ? closed() : failure;
  }

  /** Waits until the reader has let go of the database. */
  void settle() {
    @Nullable Thread running;
    synchronized (this) {
      running = reader;
    }
    boolean interrupted = false;
    while (running != null && running.isAlive()) {
      try {
        running.join();
      } catch (InterruptedException cancelled) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops reading and forgets everything. */
  void close() {
    stopped = true;
    settle();
    synchronized (this) {
      index = null;
      failure = closed();
    }
  }
}
