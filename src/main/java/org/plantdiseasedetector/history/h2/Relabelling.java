package org.plantdiseasedetector.history.h2;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.history.CaseDigest;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelChange;
import org.plantdiseasedetector.history.PlantCase;

/**
 * Changes human labels within the caller's transaction. Not thread-safe.
 *
 * @param rows the cases
 * @param audit gets a line for each change
 */
record Relabelling(CaseRows rows, AuditTable audit) {

  /** Makes all changes; on a failure the caller rolls back. */
  List<PlantCase> apply(List<LabelChange> changes, Instant now, String who)
      throws SQLException, HistoryException {
    List<PlantCase> changed = new ArrayList<>(changes.size());
    for (LabelChange change : changes) {
      PlantCase old = rows.find(change.number()).orElseThrow(() -> missing(change));
      if (!change.fits(old)) {
        throw new HistoryException(
            HistoryException.Reason.CHANGED,
            "Case %d was given another label meanwhile; nothing was changed. Look at it again."
                .formatted(change.number()),
            null);
      }
      PlantCase kept = old.with(change.after(), now);
      rows.update(kept);
      audit.append(
          now,
          who,
          action(change),
          HistoryCheck.subject(kept.number()),
          change.after().map(Relabelling::words).orElseGet(() -> "was " + before(change)),
          CaseDigest.of(kept));
      changed.add(kept);
    }
    return changed;
  }

  private static HistoryException missing(LabelChange change) {
    return new HistoryException(
        HistoryException.Reason.NO_SUCH_CASE, "There is no case " + change.number() + ".", null);
  }

  /** A label that is older than the one it replaces comes back by an undo. */
  private static String action(LabelChange change) {
    if (change.after().isEmpty()) {
      return "label_cleared";
    }
    Instant at = change.after().get().at();
    return change.before().filter(replaced -> at.isBefore(replaced.at())).isPresent()
        ? "label_restored"
        : "labelled";
  }

  private static String before(LabelChange change) {
    return change.before().map(Relabelling::words).orElse("none");
  }

  private static String words(HumanLabel label) {
    Optional<String> named = label.classId().map(id -> " " + id);
    return label.state().id() + named.orElse("") + " by " + label.by();
  }
}
