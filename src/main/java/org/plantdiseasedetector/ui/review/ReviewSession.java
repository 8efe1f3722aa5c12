package org.plantdiseasedetector.ui.review;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelChange;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.ui.common.HistoryAccess;

/**
 * Labels cases of the open history and remembers every step, so that all of them can be taken back
 * and done again. A step is one transaction. Used by one thread at a time, never by that of the
 * user interface.
 */
final class ReviewSession {

  private final HistoryAccess history;
  private final InstantSource clock;
  private final Deque<List<LabelChange>> done = new ArrayDeque<>();
  private final Deque<List<LabelChange>> undone = new ArrayDeque<>();

  ReviewSession(HistoryAccess history, InstantSource clock) {
    this.history = history;
    this.clock = clock;
  }

  /**
   * What a step did.
   *
   * @param changed the cases with their new labels
   * @param skipped numbers of cases that were left as they are: the machine named no class to
   *     confirm, or somebody else labelled them meanwhile
   * @param canUndo whether there is a step to take back
   * @param canRedo whether there is a step to do again
   */
  record Outcome(List<PlantCase> changed, List<Long> skipped, boolean canUndo, boolean canRedo) {}

  /** Labels cases; those that have exactly this label already stay as they are. */
  Outcome apply(ReviewAction action, List<Long> numbers, String by) throws HistoryException {
    return history.use(open -> apply(open, action, numbers, by));
  }

  private Outcome apply(History open, ReviewAction action, List<Long> numbers, String by)
      throws HistoryException {
    List<LabelChange> changes = new ArrayList<>();
    List<Long> skipped = new ArrayList<>();
    for (long number : numbers) {
      PlantCase old = open.find(number);
      if (!action.isPossible(old)) {
        skipped.add(number);
        continue;
      }
      Optional<HumanLabel> label = action.label(old, by, clock.instant());
      if (!isSame(old.human(), label)) {
        changes.add(new LabelChange(number, old.human(), label));
      }
    }
    List<PlantCase> changed = open.relabel(changes);
    if (!changes.isEmpty()) {
      done.push(changes);
      undone.clear();
    }
    return outcome(changed, skipped);
  }

  private static boolean isSame(Optional<HumanLabel> old, Optional<HumanLabel> label) {
    return label
        .map(wanted -> old.filter(known -> saysTheSame(known, wanted)).isPresent())
        .orElseGet(old::isEmpty);
  }

  private static boolean saysTheSame(HumanLabel known, HumanLabel wanted) {
    return known.state() == wanted.state()
        && known.classId().equals(wanted.classId())
        && known.by().equals(wanted.by());
  }

  /** Takes the last step back. */
  Outcome undo() throws HistoryException {
    return history.use(open -> step(open, done, undone, true));
  }

  /** Does the step again that was taken back last. */
  Outcome redo() throws HistoryException {
    return history.use(open -> step(open, undone, done, false));
  }

  private Outcome step(
      History open, Deque<List<LabelChange>> from, Deque<List<LabelChange>> to, boolean reversed)
      throws HistoryException {
    List<LabelChange> last = from.peek();
    if (last == null) {
      return outcome(List.of(), List.of());
    }
    List<LabelChange> kept = new ArrayList<>();
    List<LabelChange> changes = new ArrayList<>();
    List<Long> skipped = new ArrayList<>();
    for (LabelChange change : last) {
      LabelChange wanted = reversed ? change.reversed() : change;
      if (wanted.fits(open.find(change.number()))) {
        kept.add(change);
        changes.add(wanted);
      } else {
        skipped.add(change.number());
      }
    }
    List<PlantCase> changed = open.relabel(changes);
    from.pop();
    if (!kept.isEmpty()) {
      to.push(kept);
    }
    return outcome(changed, skipped);
  }

  private Outcome outcome(List<PlantCase> changed, List<Long> skipped) {
    return new Outcome(changed, List.copyOf(skipped), !done.isEmpty(), !undone.isEmpty());
  }
}
