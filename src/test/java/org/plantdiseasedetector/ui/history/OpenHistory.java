package org.plantdiseasedetector.ui.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.WindowSettingsFile;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.Cases;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.testkit.TestBook;
import org.plantdiseasedetector.ui.vault.VaultViewModel;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.Vaults;

/** A real history that was made and opened as the window does it. */
final class OpenHistory {

  static final Texts TEXTS = Texts.load(Locale.ENGLISH);

  final MovableClock clock = new MovableClock();
  final CaseBook book;
  final VaultViewModel vault;

  OpenHistory(Path data) {
    book = TestBook.of(data, clock);
    vault =
        new VaultViewModel(
            new VaultViewModel.Dependencies(
                book,
                new WindowSettingsFile(data.resolve("history-window.json")),
                Runnable::run,
                Runnable::run,
                clock,
                TEXTS));
    vault.start();
    vault.create(secret(), secret());
    vault.keyIsKept();
  }

  static char[] secret() {
    return Vaults.PASSPHRASE.toCharArray();
  }

  /** Saves a case of a farm, with the machine's late blight of tomato. */
  void save(String farm, String notes) throws HistoryException, IOException {
    CaseDetails details = Cases.details(farm, notes);
    byte[] bytes = (farm + notes).getBytes(StandardCharsets.UTF_8);
    book.use(open -> open.save(Cases.of(details, Cases.photo(farm + ".jpg", bytes))));
  }
}
