package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plantdiseasedetector.cli.HistoryServices;
import org.plantdiseasedetector.history.BackupStatus;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HistorySettings;
import org.plantdiseasedetector.readiness.checks.BackupPlan;
import org.plantdiseasedetector.readiness.checks.UpdateFacts;
import org.plantdiseasedetector.update.ModelFolders;
import org.plantdiseasedetector.update.ModelGuard;
import org.plantdiseasedetector.update.ModelList;
import org.plantdiseasedetector.update.TrustState;
import org.plantdiseasedetector.update.tuf.TufException;

/**
 * Looks at history and models for the readiness checks; changes nothing.
 *
 * @param data the app's own folder
 * @param models folder of the models that came with the app
 * @param history the open history; empty while it is locked
 */
record ReadinessFacts(Path data, Path models, Callable<Optional<History>> history) {

  /** Returns how long cases are kept; empty if nobody decided. */
  Optional<String> retention() throws HistoryException {
    return HistorySettings.read(data)
        .retentionYears()
        .map(
            years ->
                "%d full years after the visit pdd history retention offers a case for erasure"
                    .formatted(years));
  }

  /** Returns when backups are due, and how the history stands. */
  BackupPlan backupPlan() throws Exception {
    HistorySettings settings = HistorySettings.read(data);
    Path folder = data.resolve(HistoryServices.HISTORY);
    Path backups = data.resolve(HistoryServices.BACKUPS);
    Instant now = Instant.now();
    Optional<History> open = history.call();
    BackupStatus status =
        open.isPresent()
            ? BackupStatus.of(open.get().upkeep().unsaved(), backups, settings, now)
            : BackupStatus.ofLocked(folder, backups, settings, now);
    return new BackupPlan(
        Duration.ofHours(settings.backupAfterHours()),
        settings.keepDays() + settings.keepWeeks(),
        List.of(backups),
        status);
  }

  /** Returns whether every model on this computer is genuine, and until when that counts. */
  UpdateFacts updates() {
    try {
      return updates(ModelFolders.ofApp(data, models));
    } catch (IOException | TufException broken) {
      return new UpdateFacts(
          false, Optional.empty(), "The models cannot be checked: " + broken.getMessage() + ".");
    }
  }

  /** Checks the models of these folders. */
  static UpdateFacts updates(ModelFolders folders) throws IOException, TufException {
    List<ModelList.Entry> entries = new ModelList(folders).read();
    ModelGuard guard = new ModelGuard(folders);
    boolean hasModel = guard.look().isPresent();
    List<String> faults = new ArrayList<>(guard.notices());
    for (ModelList.Entry entry : entries) {
      entry.problem().ifPresent(problem -> faults.add(entry.name() + ": " + problem + "."));
    }
    if (!hasModel) {
      faults.add("No genuine model can be used.");
    }
    List<String> used =
        entries.stream().filter(ModelList.Entry::active).map(ModelList.Entry::name).toList();
    TrustState trust = TrustState.read(folders);
    String evidence =
        "Models on this computer: %d, in use %s; %d faults%s. The root of trust expires on %s; %s."
            .formatted(
                entries.size(),
                used,
                faults.size(),
                faults.isEmpty() ? "" : ": " + String.join(" ", faults),
                trust.root(),
                trust
                    .targets()
                    .map(end -> "the signed list of models on " + end)
                    .orElse("no update has brought a signed list of models yet"));
    return new UpdateFacts(faults.isEmpty(), Optional.of(trust.first()), evidence);
  }
}
