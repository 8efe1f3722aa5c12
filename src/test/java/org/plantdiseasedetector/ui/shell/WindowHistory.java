package org.plantdiseasedetector.ui.shell;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.CaseExchange;
import org.plantdiseasedetector.casebook.CaseMaker;
import org.plantdiseasedetector.casebook.PhotoImport;
import org.plantdiseasedetector.casebook.WatchedFolderFile;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.Thumbnail;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.history.CaseLink;
import org.plantdiseasedetector.ui.history.HistoryPage;
import org.plantdiseasedetector.ui.history.ImportViewModel;
import org.plantdiseasedetector.ui.vault.VaultGate;
import org.plantdiseasedetector.ui.vault.VaultViewModel;
import org.plantdiseasedetector.vault.Vaults;

/** The history of a window under test, on a real history in a temporary folder. */
record WindowHistory(
    VaultViewModel vault,
    CaseBook book,
    CaseMaker maker,
    Path data,
    Executor background,
    Executor ui,
    Texts texts) {

  ImportViewModel imports() {
    return new ImportViewModel(
        new ImportViewModel.Dependencies(
            vault,
            new PhotoImport(book, maker),
            new WatchedFolderFile(data.resolve(WatchedFolderFile.NAME)),
            background,
            ui,
            texts));
  }

  Page page(
      VaultGate.Parts gate,
      DiseaseNames names,
      Locale locale,
      Navigation to,
      CaseLink link,
      ImportViewModel imports) {
    SafePhotoDecoder decoder = new SafePhotoDecoder();
    return HistoryPage.of(
        new HistoryPage.Parts(
            vault,
            gate,
            (delay, task) -> ui.execute(task),
            background,
            ui,
            decoder,
            names,
            texts,
            locale,
            to,
            (owner, cases) -> {},
            link,
            new CaseExchange(
                book, new Thumbnail(decoder), Vaults.cheapCalibration(), new SecureRandom()),
            imports));
  }
}
