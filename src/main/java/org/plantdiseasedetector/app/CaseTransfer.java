package org.plantdiseasedetector.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.plantdiseasedetector.casebook.CaseExchange;
import org.plantdiseasedetector.casebook.PhotoImport;
import org.plantdiseasedetector.casebook.WatchedFolderFile;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.ResultPresenter;
import org.plantdiseasedetector.ui.history.CaseLink;
import org.plantdiseasedetector.ui.history.CaseWords;
import org.plantdiseasedetector.ui.history.ImportPart;
import org.plantdiseasedetector.ui.history.ImportViewModel;
import org.plantdiseasedetector.ui.history.SimilarPart;
import org.plantdiseasedetector.ui.shell.Navigation;
import org.plantdiseasedetector.ui.shell.WindowPart;
import org.plantdiseasedetector.ui.vault.VaultViewModel;

/** Wires what moves cases into the window's history, out of it, and beside a diagnosis. */
final class CaseTransfer {

  private final VaultViewModel vault;
  private final Executor background;
  private final Executor ui;
  private final Texts texts;
  private final CaseLink link;
  private final CaseExchange exchange;
  private final ImportViewModel imports;

  CaseTransfer(
      Environment environment,
      Navigation navigation,
      VaultViewModel vault,
      Executor background,
      Executor ui,
      Texts texts) {
    this.vault = vault;
    this.background = background;
    this.ui = ui;
    this.texts = texts;
    Path data = environment.dataDirectory(Optional.empty());
    link = new CaseLink(navigation);
    exchange =
        new CaseExchange(
            vault.book(), HistoryParts.thumbnail(), HistoryParts.calibration(), new SecureRandom());
    imports =
        new ImportViewModel(
            new ImportViewModel.Dependencies(
                vault,
                new PhotoImport(vault.book(), DesktopWiring.maker()),
                new WatchedFolderFile(data.resolve(WatchedFolderFile.NAME)),
                background,
                ui,
                texts));
  }

  /** Called every few seconds on the user-interface thread. */
  void tick() {
    imports.tick();
  }

  CaseLink link() {
    return link;
  }

  CaseExchange exchange() {
    return exchange;
  }

  ImportViewModel imports() {
    return imports;
  }

  WindowPart importPart() {
    return new ImportPart(imports);
  }

  WindowPart similar(DiseaseNames names, PhotoDecoder decoder) {
    ResultPresenter presenter = new ResultPresenter(texts, names, Locale.getDefault());
    CaseWords words = new CaseWords(texts, presenter, Locale.getDefault(), ZoneId.systemDefault());
    return new SimilarPart(new SimilarPart.Parts(vault, words, link, decoder, background, ui));
  }
}
