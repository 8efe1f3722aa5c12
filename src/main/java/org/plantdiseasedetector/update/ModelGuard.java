package org.plantdiseasedetector.update;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ModelBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the model at every start: only a genuine one, checked byte by byte. When the one in use
 * is not genuine, or does not start, the last good one takes its place, and the user is told.
 * Thread-safe.
 */
public final class ModelGuard {

  private static final Logger LOG = LoggerFactory.getLogger(ModelGuard.class);

  private final ModelFolders folders;
  private final List<String> notices = new ArrayList<>();
  private @Nullable ProcessLock trial;
  private String chosen = "";
  private boolean wentBack;

  /**
   * Makes a guard; touches no file.
   *
   * @param folders where models lie
   */
  public ModelGuard(ModelFolders folders) {
    this.folders = folders;
  }

  /** Returns what the user must know of the choice, a sentence each. */
  public synchronized List<String> notices() {
    return List.copyOf(notices);
  }

  /**
   * Chooses and reads the model to start.
   *
   * @return empty if no genuine model is left; then the notices tell why
   * @throws IOException if the data folder cannot be read or written
   */
  public synchronized Optional<ModelBundle> choose() throws IOException {
    notices.clear();
    ModelState state = afterDeadTrial(folders.state().read());
    Optional<ModelBundle> picked = pick(state);
    if (!chosen.isEmpty()) {
      startTrial(state, chosen);
    }
    return picked;
  }

  /**
   * Returns the model that the next start would use, without recording a start.
   *
   * @throws IOException if the data folder cannot be read
   */
  public synchronized Optional<ModelBundle> look() throws IOException {
    return pick(folders.state().read());
  }

  /** Hashes the shipped models only where one of them may be used: that is half of the time. */
  private Optional<ModelBundle> pick(ModelState state) {
    List<String> installedOnes =
        state.active().isEmpty() || shipsNewer(state)
            ? List.of()
            : List.of(state.active(), state.previous());
    for (String name : installedOnes) {
      if (!name.isEmpty()) {
        Optional<ModelBundle> installed = genuine(name);
        if (installed.isPresent()) {
          chosen = name;
          return installed;
        }
      }
    }
    chosen = "";
    return shipped();
  }

  private Optional<ModelBundle> shipped() {
    ShippedModels.Found found = folders.shipped().find();
    found.problems().forEach(this::tell);
    return found.newest();
  }

  /** A newer app can bring a newer model than the last update did. */
  private boolean shipsNewer(ModelState state) {
    return state.highest().entrySet().stream()
        .anyMatch(used -> folders.shipped().manifest().hasNewer(used.getKey(), used.getValue()));
  }

  private Optional<ModelBundle> genuine(String name) {
    Optional<String> problem = folders.installed().problem(name);
    if (problem.isPresent()) {
      tell(
          "The installed model %s is refused: %s. An older model is used instead."
              .formatted(name, problem.get()));
      return Optional.empty();
    }
    try {
      return Optional.of(BundleFiles.read(folders.installed().path(name)));
    } catch (BundleException unusable) {
      tell(unusable.getMessage() + " An older model is used instead.");
      return Optional.empty();
    }
  }

  /** The mark of a first start that never ended means that the process died in it. */
  private ModelState afterDeadTrial(ModelState state) throws IOException {
    if (state.trial() != ModelState.Trial.STARTING || !takeTrialLock()) {
      return state;
    }
    return goBack(state, "the app ended while it was started for the first time");
  }

  private void startTrial(ModelState state, String name) throws IOException {
    if (state.trial() == ModelState.Trial.UNTRIED
        && name.equals(state.active())
        && takeTrialLock()) {
      folders.state().write(state.withTrial(ModelState.Trial.STARTING));
    }
  }

  private boolean takeTrialLock() throws IOException {
    if (trial == null) {
      trial = ProcessLock.tryTake(folders.updates().resolve("trial.lock")).orElse(null);
    }
    return trial != null;
  }

  /**
   * Tells that the chosen model has started.
   *
   * @throws IOException if the data folder cannot be written
   */
  public synchronized void started() throws IOException {
    if (trial != null) {
      ModelState state = folders.state().read();
      if (state.trial() == ModelState.Trial.STARTING && state.active().equals(chosen)) {
        folders.state().write(state.withTrial(ModelState.Trial.PASSED));
      }
      abandon();
    }
  }

  /**
   * Tells that the chosen model did not start. An installed one is left, once, for the last good
   * one.
   *
   * @param reason half a sentence
   * @return what to start instead, or empty if there is nothing else
   * @throws IOException if the data folder cannot be read or written
   */
  public synchronized Optional<ModelBundle> failed(String reason) throws IOException {
    if (chosen.isEmpty() || wentBack) {
      return Optional.empty();
    }
    wentBack = true;
    ModelState state = folders.state().read();
    if (state.active().equals(chosen)) {
      goBack(state, reason);
    } else {
      folders.state().write(state.rolledBackTo(""));
    }
    List<String> told = List.copyOf(notices);
    Optional<ModelBundle> other = choose();
    notices.addAll(0, told);
    return other;
  }

  /** Lets go of everything as the end of the process would, without recording anything. */
  synchronized void abandon() throws IOException {
    if (trial != null) {
      trial.close();
      trial = null;
    }
  }

  private ModelState goBack(ModelState state, String reason) throws IOException {
    ModelState back = state.withoutFailed();
    folders.state().write(back);
    folders
        .switches()
        .append(
            new SwitchLog.Line(
                Instant.now(), SwitchLog.Kind.WENT_BACK, state.active(), back.active(), reason));
    tell(
        "The model %s was left because %s. The last good one is used again."
            .formatted(state.active(), reason));
    return back;
  }

  private void tell(String sentence) {
    LOG.warn("event=model_notice text=\"{}\"", sentence);
    notices.add(sentence);
  }
}
