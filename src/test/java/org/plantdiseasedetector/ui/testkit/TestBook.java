package org.plantdiseasedetector.ui.testkit;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.casebook.KeychainDoor;
import org.plantdiseasedetector.history.Backups;
import org.plantdiseasedetector.history.DiskSpace;
import org.plantdiseasedetector.history.h2.H2HistoryOpener;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.Vaults;

/** A real history whose vault costs little. */
public final class TestBook {

  private TestBook() {}

  /** The history of a data folder. */
  public static CaseBook of(Path data, MovableClock clock) {
    return of(data, clock, KeychainDoor.NONE);
  }

  /** The same with a keychain. */
  public static CaseBook of(Path data, MovableClock clock, KeychainDoor keychain) {
    H2HistoryOpener opener = new H2HistoryOpener(clock, new SecureRandom(), DiskSpace.REAL);
    return new CaseBook(
        new CaseBook.Services(
            data.resolve("history"),
            data.resolve("backups"),
            folder -> Vaults.cheap(folder, clock),
            opener,
            new Backups(opener, folder -> Vaults.cheap(folder, clock), clock, DiskSpace.REAL),
            keychain,
            "ada",
            clock));
  }
}
