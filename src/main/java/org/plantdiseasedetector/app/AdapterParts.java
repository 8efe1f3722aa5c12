package org.plantdiseasedetector.app;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.plantdiseasedetector.adaptation.AdapterStore;
import org.plantdiseasedetector.casebook.AdapterDesk;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.adapter.AdapterPage;
import org.plantdiseasedetector.ui.adapter.AdapterViewModel;
import org.plantdiseasedetector.ui.shell.Page;
import org.plantdiseasedetector.ui.vault.VaultGate;
import org.plantdiseasedetector.ui.vault.VaultViewModel;

/** Wires what learns from corrections. */
final class AdapterParts {

  private static final String FOLDER = "adapters";

  private AdapterParts() {}

  static AdapterStore store(Environment environment) {
    return new AdapterStore(
        environment.dataDirectory(Optional.empty()).resolve(FOLDER), InstantSource.system());
  }

  static Page page(
      Composition composition,
      VaultViewModel vault,
      VaultGate.Parts gate,
      Executor background,
      Executor ui,
      DiseaseNames names) {
    return AdapterPage.of(
        new AdapterPage.Parts(
            vault,
            gate,
            new KeptDesk(composition),
            background,
            ui,
            id -> names.nameOf(id).host() + ": " + names.nameOf(id).commonName()));
  }

  /** One desk for all work, so that the engine starts for it once at most. */
  private static final class KeptDesk implements AdapterViewModel.DeskSource {

    private final Composition composition;
    private Optional<AdapterDesk> desk = Optional.empty();

    KeptDesk(Composition composition) {
      this.composition = composition;
    }

    @Override
    public synchronized AdapterDesk open() throws IOException {
      try {
        AdapterDesk kept = desk.isPresent() ? desk.get() : composition.adapterDeskToKeep();
        desk = Optional.of(kept);
        return kept;
      } catch (ModelUnavailableException unavailable) {
        throw new IOException(unavailable.getMessage(), unavailable);
      }
    }
  }
}
