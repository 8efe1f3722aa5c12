package org.plantdiseasedetector.readiness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.history.HistoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the rows of a checklist one after the other. Never on the user-interface thread. */
public final class ReadinessRun {

  private static final Logger LOG = LoggerFactory.getLogger(ReadinessRun.class);

  private final Checklist checklist;
  private final Map<String, Check> checks = new HashMap<>();
  private final Clock clock;
  private final LongSupplier nanoTime;

  /** Told of each answer. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A row was answered.
     *
     * @param done how many rows are answered
     * @param of how many there are
     * @param result the answer
     */
    void answered(int done, int of, RowResult result);
  }

  /**
   * Makes a run.
   *
   * @param checklist the rows
   * @param checks exactly one for each row
   * @param clock dates the answers
   * @param nanoTime measures how long each took
   * @throws IllegalArgumentException if a row has none or two, or a check has no row
   */
  public ReadinessRun(Checklist checklist, List<Check> checks, Clock clock, LongSupplier nanoTime) {
    this.checklist = checklist;
    this.clock = clock;
    this.nanoTime = nanoTime;
    for (Check check : checks) {
      if (checklist.find(check.row()).isEmpty() || this.checks.put(check.row(), check) != null) {
        throw new IllegalArgumentException("Row " + check.row() + " is unknown or answered twice");
      }
    }
    for (ChecklistRow row : checklist.rows()) {
      if (!this.checks.containsKey(row.id())) {
        throw new IllegalArgumentException("Row " + row.id() + " is not answered");
      }
    }
  }

  /**
   * Answers all rows.
   *
   * @param listener told of each
   * @param cancelled asked between rows
   * @return the answers so far, in order
   */
  public List<RowResult> all(Listener listener, BooleanSupplier cancelled) {
    List<RowResult> results = new ArrayList<>();
    for (ChecklistRow row : checklist.rows()) {
      if (cancelled.getAsBoolean()) {
        break;
      }
      RowResult result = answer(row);
      results.add(result);
      listener.answered(results.size(), checklist.rows().size(), result);
    }
    return results;
  }

  /**
   * Answers one row.
   *
   * @param id of the row
   * @throws IllegalArgumentException if there is no such row
   */
  public RowResult one(String id) {
    return answer(
        checklist.find(id).orElseThrow(() -> new IllegalArgumentException("No row " + id)));
  }

  private RowResult answer(ChecklistRow row) {
    Check check = checks.get(row.id());
    if (check == null) {
      throw new IllegalStateException("Row " + row.id() + " is not answered");
    }
    Instant at = clock.instant();
    long start = nanoTime.getAsLong();
    Finding finding = evaluate(check);
    Duration took = Duration.ofNanos(nanoTime.getAsLong() - start);
    return new RowResult(row, check.kind(), finding, check.documents(), at, took);
  }

  private static Finding evaluate(Check check) {
    try {
      return check.evaluator().evaluate();
    } catch (HistoryException refused) {
      if (refused.reason() == HistoryException.Reason.INVALID) {
        // Settings that cannot be used are a fault of the installation, not of the check.
        return new Finding.Fail(
            refused.getMessage(), "Do that, then answer the checklist again: pdd readiness.");
      }
      return broken(check, refused);
    } catch (Exception | LinkageError broken) {
      if (broken instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return broken(check, broken);
    }
  }

  private static Finding broken(Check check, Throwable broken) {
    LOG.warn("event=check_broken row={}", check.row(), broken);
    return new Finding.Broken(
        broken.getClass().getSimpleName() + ": " + String.valueOf(broken.getMessage()));
  }
}
