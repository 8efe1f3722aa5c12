package org.plantdiseasedetector.app;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.plantdiseasedetector.adaptation.AdapterStore;
import org.plantdiseasedetector.casebook.AdapterDesk;
import org.plantdiseasedetector.cli.AdapterDesks;
import org.plantdiseasedetector.cli.CommandFailure;
import org.plantdiseasedetector.cli.ExitCode;
import org.plantdiseasedetector.inference.AdaptedClassifier;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.ui.adapter.AdapterPage;
import org.plantdiseasedetector.ui.shell.Page;
import org.plantdiseasedetector.ui.vault.VaultGate;
import org.plantdiseasedetector.ui.vault.VaultViewModel;

/** Wires what learns from corrections. Thread-safe. */
final class AdapterParts {

  private static final String FOLDER = "adapters";

  private final AdapterStore store;
  private final ModelSource models;
  private final LazyEmbedder.Loader loader;
  private Optional<AdapterDesk> kept = Optional.empty();

  AdapterParts(Environment environment, ModelSource models, LazyEmbedder.Loader loader) {
    this.store =
        new AdapterStore(
            environment.dataDirectory(Optional.empty()).resolve(FOLDER), InstantSource.system());
    this.models = models;
    this.loader = loader;
  }

  /** Makes a loaded model answer with the adapter that is switched on. */
  Classifier answering(Classifier model) {
    return new AdaptedClassifier(model, () -> store.current(model.bundle()));
  }

  /** Opens a desk for one command. */
  AdapterDesks.Running running() throws CommandFailure {
    try {
      ModelBundle bundle = models.current();
      LazyEmbedder embedder = new LazyEmbedder(bundle, loader);
      return new AdapterDesks.Running(new AdapterDesk(bundle, store, embedder), embedder::close);
    } catch (ModelUnavailableException unavailable) {
      throw new CommandFailure(ExitCode.INTERNAL, unavailable.getMessage(), unavailable);
    }
  }

  /** Makes the page of the window. */
  Page page(
      VaultViewModel vault,
      VaultGate.Parts gate,
      Executor background,
      Executor ui,
      DiseaseNames names) {
    return AdapterPage.of(
        new AdapterPage.Parts(
            vault,
            gate,
            this::keptDesk,
            background,
            ui,
            id -> names.nameOf(id).host() + ": " + names.nameOf(id).commonName()));
  }

  /** One desk for all work of the window, so that the engine starts for it once at most. */
  private synchronized AdapterDesk keptDesk() throws IOException {
    if (kept.isEmpty()) {
      try {
        ModelBundle bundle = models.current();
        kept = Optional.of(new AdapterDesk(bundle, store, new LazyEmbedder(bundle, loader)));
      } catch (ModelUnavailableException unavailable) {
        throw new IOException(unavailable.getMessage(), unavailable);
      }
    }
    return kept.get();
  }
}
