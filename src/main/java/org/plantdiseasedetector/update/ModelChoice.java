package org.plantdiseasedetector.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelCatalogue;
import org.plantdiseasedetector.update.UpdateException.Reason;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the user choose among the models on this computer, and remove those that nobody needs. Every
 * choice is logged with its reason. One process at a time.
 *
 * @param folders where models lie
 * @param clock dates of the log
 */
public record ModelChoice(ModelFolders folders, InstantSource clock) {

  private static final Logger LOG = LoggerFactory.getLogger(ModelChoice.class);

  /**
   * Goes back to the last good model.
   *
   * @param reason why, for the log; may be empty
   * @return folder name of the model in use from now on; empty for the one that came with the app
   * @throws UpdateException if there is none, or it is not genuine
   * @throws IOException if the data folder fails
   */
  public String back(String reason) throws UpdateException, IOException {
    try (ProcessLock _ = ProcessLock.forUpdates(folders)) {
      ModelState state = folders.state().read();
      if (state.active().isEmpty()) {
        throw new UpdateException(
            Reason.MISSING, "The model that came with the app is in use; there is no older one.");
      }
      return change(state, state.previous(), reason);
    }
  }

  /**
   * Uses a model from the next start on.
   *
   * @param name folder name of an installed model, or of the newest one that came with the app
   * @param reason why, for the log; may be empty
   * @return folder name of the model in use from now on; empty for the one that came with the app
   * @throws UpdateException if there is no such model, or it is not genuine
   * @throws IOException if the data folder fails
   */
  public String use(String name, String reason) throws UpdateException, IOException {
    try (ProcessLock _ = ProcessLock.forUpdates(folders)) {
      ModelState state = folders.state().read();
      return change(state, isInstalled(name) ? name : shipped(name), reason);
    }
  }

  private boolean isInstalled(String name) throws IOException {
    return folders.installed().names().contains(name);
  }

  private String shipped(String name) throws UpdateException {
    Optional<ModelBundle> newest = folders.shipped().find().newest();
    if (newest.filter(bundle -> name.equals(folderName(bundle))).isPresent()) {
      return "";
    }
    throw new UpdateException(
        Reason.MISSING, "There is no installed model %s. See: pdd model list".formatted(name));
  }

  private static String folderName(ModelBundle bundle) {
    return bundle.directory().getFileName().toString();
  }

  private String change(ModelState state, String target, String reason)
      throws UpdateException, IOException {
    ModelState before = state.withHighest(folders.shipped().find().newest());
    ModelState after = before.rolledBackTo(target);
    if (!target.isEmpty()) {
      requireGenuine(target);
      ModelIdentity chosen = identity(target);
      String highest = before.highest().getOrDefault(chosen.name(), "");
      if (highest.isEmpty() || ModelCatalogue.compareVersions(chosen.version(), highest) > 0) {
        // The first start of a newer model: if it fails, the present one comes back by itself.
        after = before.activated(target, chosen.name(), chosen.version());
      }
    }
    folders.state().write(after);
    LOG.warn("event=model_chosen from={} to={}", state.active(), target);
    log(SwitchLog.Kind.CHOSEN, state.active(), target, reason);
    return target;
  }

  private void requireGenuine(String name) throws UpdateException {
    Optional<String> problem = folders.installed().problem(name);
    if (problem.isPresent()) {
      throw new UpdateException(
          Reason.TAMPERED, "%s cannot be used: %s.".formatted(name, problem.get()));
    }
  }

  private ModelIdentity identity(String name) throws UpdateException {
    try {
      return BundleFiles.read(folders.installed().path(name)).identity();
    } catch (BundleException unusable) {
      UpdateException refused =
          new UpdateException(Reason.TAMPERED, String.valueOf(unusable.getMessage()));
      refused.initCause(unusable);
      throw refused;
    }
  }

  /**
   * Removes an installed model from the disk; it can be installed again. One that is not genuine is
   * in nobody's use and can always be removed.
   *
   * @param name its folder name
   * @throws UpdateException if there is none, or it is the one in use or the last good one
   * @throws IOException if the data folder fails; then the model is not offered any more, and the
   *     rest goes with the next installation
   */
  public void remove(String name) throws UpdateException, IOException {
    try (ProcessLock _ = ProcessLock.forUpdates(folders)) {
      if (!isInstalled(name)) {
        throw new UpdateException(
            Reason.MISSING,
            "There is no installed model %s. What came with the app cannot be removed."
                .formatted(name));
      }
      ModelState state = folders.state().read();
      boolean isNeeded = name.equals(state.active()) || name.equals(state.previous());
      if (isNeeded && folders.installed().problem(name).isEmpty()) {
        throw new UpdateException(
            Reason.IN_USE,
            "%s is the model in use or the last good one, and stays. Nothing was removed."
                .formatted(name));
      }
      if (isNeeded) {
        // It is refused at every start anyway.
        folders.state().write(state.without(name));
      }
      Path model = folders.installed().path(name);
      Path old = folders.installed().path(FolderTree.OLD + name);
      FolderTree.delete(old);
      Files.move(model, old, StandardCopyOption.ATOMIC_MOVE);
      DurableFile.forceFolder(folders.installed().folder());
      LOG.info("event=model_removed model={}", name);
      log(SwitchLog.Kind.REMOVED, name, state.active(), "");
      FolderTree.delete(old);
    }
  }

  private void log(SwitchLog.Kind kind, String from, String to, String reason) throws IOException {
    Instant now = clock.instant();
    folders.switches().append(new SwitchLog.Line(now, kind, from, to, reason));
  }
}
