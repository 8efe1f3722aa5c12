package org.plantdiseasedetector.ui.review;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.PlantCase;

/** Writes labels one step after the other in the background and tells what became of them. */
final class LabelWriter {

  private final Executor writes;
  private final Executor ui;
  private final ReviewWords words;
  private final Receiver receiver;
  private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
  private Optional<ReviewSession> session = Optional.empty();

  /** Told on the user-interface thread. */
  interface Receiver {
    /**
     * Cases have other labels, which are on disk.
     *
     * @param changed the cases
     * @param goThere whether the person should see them: they were not under the cursor
     */
    void labelled(List<PlantCase> changed, boolean goThere);
  }

  private interface Step {
    ReviewSession.Outcome run(ReviewSession session) throws HistoryException;
  }

  LabelWriter(Executor writes, Executor ui, ReviewWords words, Receiver receiver) {
    this.writes = writes;
    this.ui = ui;
    this.words = words;
    this.receiver = receiver;
  }

  /** Starts anew; results of earlier steps are not told any more. */
  void use(Optional<ReviewSession> other) {
    session = other;
    running.set(0);
    undoable.set(false);
    redoable.set(false);
    said.set("");
    problem.set("");
  }

  void label(ReviewAction action, List<Long> numbers, String by) {
    run(mine -> mine.apply(action, numbers, by), outcome -> words.done(action, outcome), false);
  }

  void undo() {
    run(ReviewSession::undo, words::undone, true);
  }

  void redo() {
    run(ReviewSession::redo, words::redone, true);
  }

  private void run(Step step, Function<ReviewSession.Outcome, String> wording, boolean goThere) {
    session.ifPresent(
        mine -> {
          running.set(running.get() + 1);
          writes.execute(
              () -> {
                try {
                  ReviewSession.Outcome outcome = step.run(mine);
                  ui.execute(() -> finish(mine, outcome, wording.apply(outcome), goThere));
                } catch (HistoryException | RuntimeException broken) {
                  ui.execute(() -> failed(mine, broken));
                }
              });
        });
  }

  private void finish(
      ReviewSession mine, ReviewSession.Outcome outcome, String words, boolean goThere) {
    if (isOpen(mine)) {
      running.set(running.get() - 1);
      undoable.set(outcome.canUndo());
      redoable.set(outcome.canRedo());
      said.set(words);
      problem.set("");
      receiver.labelled(outcome.changed(), goThere);
    }
  }

  private void failed(ReviewSession mine, Exception broken) {
    if (isOpen(mine)) {
      running.set(running.get() - 1);
      tell(Objects.requireNonNullElse(broken.getMessage(), broken.toString()));
    }
  }

  private boolean isOpen(ReviewSession mine) {
    return session.filter(known -> known == mine).isPresent();
  }

  /** Shows a problem until the next step works. */
  void tell(String what) {
    problem.set(what);
  }

  ReadOnlyIntegerWrapper running() {
    return running;
  }

  ReadOnlyStringWrapper said() {
    return said;
  }

  ReadOnlyStringWrapper problem() {
    return problem;
  }

  ReadOnlyBooleanWrapper undoable() {
    return undoable;
  }

  ReadOnlyBooleanWrapper redoable() {
    return redoable;
  }
}
