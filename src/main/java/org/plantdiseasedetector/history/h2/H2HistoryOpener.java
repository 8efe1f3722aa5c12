package org.plantdiseasedetector.history.h2;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.plantdiseasedetector.history.DiskSpace;
import org.plantdiseasedetector.history.FolderLock;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HistoryOpener;
import org.plantdiseasedetector.history.PhotoStore;
import org.plantdiseasedetector.vault.SealedFiles;
import org.plantdiseasedetector.vault.UnlockedVault;

/**
 * Opens histories in H2.
 *
 * @param clock time of changes
 * @param random source of salts
 * @param space tells the free space of a disk
 */
public record H2HistoryOpener(Clock clock, SecureRandom random, DiskSpace space)
    implements HistoryOpener {

  @Override
  public History open(Path folder, UnlockedVault vault, String who) throws HistoryException {
    FolderLock lock = FolderLock.take(folder);
    try {
      space.require(folder, 0);
      PhotoStore files =
          new PhotoStore(folder, new SealedFiles(vault.photos(), random), vault.id());
      H2History history =
          new H2History(
              new H2Session(
                  folder, vault, files, new H2Session.Surroundings(clock, space, who, lock)));
      history.begin(vault.failedUnlocks());
      return history;
    } catch (HistoryException | RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }
}
