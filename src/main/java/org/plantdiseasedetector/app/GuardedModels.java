package org.plantdiseasedetector.app;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.update.ModelGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The model that the guard lets through. Thread-safe. */
final class GuardedModels implements ModelSource {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedModels.class);

  private final GuardMaker maker;
  private volatile List<String> notices = List.of();
  private volatile Optional<ModelGuard> guard = Optional.empty();

  /** Makes the guard, which reads the app's own files. */
  @FunctionalInterface
  interface GuardMaker {
    /**
     * Makes it.
     *
     * @throws IOException if the app is damaged
     */
    ModelGuard make() throws IOException;
  }

  GuardedModels(GuardMaker maker) {
    this.maker = maker;
  }

  @Override
  public synchronized ModelBundle current() throws ModelUnavailableException {
    try {
      ModelGuard started = maker.make();
      guard = Optional.of(started);
      Optional<ModelBundle> chosen = started.choose();
      remember(started);
      return chosen.orElseThrow(
          () ->
              new ModelUnavailableException(
                  "No model can be used. " + String.join(" ", started.notices()), null));
    } catch (IOException broken) {
      throw new ModelUnavailableException(
          "The models cannot be checked: %s. Look at the data folder, or install the app again."
              .formatted(broken.getMessage()),
          broken);
    }
  }

  @Override
  public void started() {
    try {
      if (guard.isPresent()) {
        guard.get().started();
      }
    } catch (IOException refused) {
      // The model runs; only its mark is missing, and the next start will try it anew.
      LOG.warn("event=model_start_not_recorded", refused);
    }
  }

  @Override
  public Optional<ModelBundle> failed(ModelUnavailableException failure) {
    if (guard.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<ModelBundle> other = guard.get().failed("it did not start");
      remember(guard.get());
      LOG.warn("event=model_did_not_start other={}", other.isPresent(), failure);
      return other;
    } catch (IOException refused) {
      LOG.warn("event=model_rollback_failed", refused);
      return Optional.empty();
    }
  }

  /** Cards and reports look at the model, too, which must not take away what was to be told. */
  private synchronized void remember(ModelGuard of) {
    notices = Stream.concat(notices.stream(), of.notices().stream()).distinct().toList();
  }

  @Override
  public List<String> notices() {
    return notices;
  }
}
