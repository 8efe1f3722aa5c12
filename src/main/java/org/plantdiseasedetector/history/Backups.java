package org.plantdiseasedetector.history;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plantdiseasedetector.vault.DurableFile;
import org.plantdiseasedetector.vault.SealBrokenException;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;
import org.plantdiseasedetector.vault.VaultStore;

/**
 * Makes backups, proves each by restoring it, and restores them. Works on closed histories only.
 *
 * @param opener opens restored copies
 * @param vaults finds the vault of a folder
 * @param clock dates the files
 * @param space free space of a disk
 */
public record Backups(
    HistoryOpener opener, Function<Path, VaultStore> vaults, Clock clock, DiskSpace space) {

  private static final String PREFIX = "pdd-history-";
  private static final String SUFFIX = ".pddbackup";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** Opens the vault of a restored folder. */
  @FunctionalInterface
  public interface Unlocker {
    /**
     * Opens it.
     *
     * @param vault the vault of the backup
     * @throws VaultException if the passphrase or recovery key does not fit
     */
    UnlockedVault unlock(VaultStore vault) throws VaultException;
  }

  /**
   * Makes a backup of a closed history and restores it into a temporary folder to prove it; only
   * then it gets its name.
   *
   * @param folder the closed history
   * @param vault its keys
   * @param target folder for backups; made if missing
   * @param rotation which backups stay in {@code target}
   * @param who name for the audit log of the trial
   * @return the file
   * @throws HistoryException if it cannot be made or does not come back whole
   * @throws VaultException if the vault's file is damaged
   */
  public Path create(
      Path folder, UnlockedVault vault, Path target, BackupRotation rotation, String who)
      throws HistoryException, VaultException {
    FolderLock lock = FolderLock.take(folder);
    try {
      return create(vault, target, rotation, who, any -> BackupFile.sources(folder));
    } finally {
      lock.close();
    }
  }

  /**
   * Makes a backup of an open history, which can be used meanwhile but for a moment, proves it in
   * the same way, and notes it in the audit log.
   *
   * @param history the open history
   * @param folder where it is
   * @param vault its keys
   * @param target folder for backups; made if missing
   * @param rotation which backups stay in {@code target}
   * @param who name for the audit log of the trial
   * @return the file
   * @throws HistoryException if it cannot be made or does not come back whole
   * @throws VaultException if the vault's file is damaged
   */
  public Path createOpen(
      History history,
      Path folder,
      UnlockedVault vault,
      Path target,
      BackupRotation rotation,
      String who)
      throws HistoryException, VaultException {
    List<Upkeep.Snapshot> taken = new ArrayList<>();
    Path file =
        create(
            vault,
            target,
            rotation,
            who,
            staging -> {
              Upkeep.Snapshot snapshot = history.upkeep().snapshot(staging);
              taken.add(snapshot);
              SortedMap<String, Path> sources = BackupFile.sources(staging);
              snapshot.photos().forEach(name -> sources.put(name, folder.resolve(name)));
              return sources;
            });
    history.upkeep().backedUp(file, taken.getFirst());
    return file;
  }

  /** Says which files make the backup; may put copies of some into a temporary folder. */
  @FunctionalInterface
  private interface Sources {
    SortedMap<String, Path> find(Path staging) throws IOException, HistoryException;
  }

  private Path create(
      UnlockedVault vault, Path target, BackupRotation rotation, String who, Sources wanted)
      throws HistoryException, VaultException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Path file = target.resolve(PREFIX + STAMP.format(now) + SUFFIX);
    Path draft = target.resolve(file.getFileName() + DurableFile.TEMPORARY);
    try {
      Files.createDirectories(target);
      refuseExisting(file);
      Leftovers.sweep(target, now);
      Path staging = Files.createTempDirectory(target, ".staging-");
      try {
        SortedMap<String, Path> sources = wanted.find(staging);
        space.require(target, 2 * size(sources));
        Files.deleteIfExists(draft);
        BackupFile.write(sources, draft, vault.id(), now, vault.seals());
      } finally {
        Leftovers.delete(staging);
      }
      trial(draft, target, vault, who);
      DurableFile.publish(draft, file);
      for (Path old : rotation.superfluous(list(target))) {
        // Where the clock was moved back, the newest backup has not the newest name.
        if (!old.equals(file)) {
          Files.delete(old);
        }
      }
      return file;
    } catch (IOException refused) {
      throw failure("The backup " + file + " could not be made", refused);
    } finally {
      deleteQuietly(draft);
    }
  }

  private static void refuseExisting(Path file) throws HistoryException {
    if (Files.exists(file)) {
      throw new HistoryException(
          HistoryException.Reason.INVALID,
          file + " exists already. It was left as it is; try again in a second.",
          null);
    }
  }

  private void trial(Path draft, Path target, UnlockedVault vault, String who)
      throws IOException, HistoryException, VaultException {
    Path restored = Files.createTempDirectory(target, ".trial-");
    try {
      BackupFile.extract(draft, restored);
      try (UnlockedVault copy = vaults.apply(restored).unlockCopyOf(vault)) {
        verify(restored, copy, who);
      }
    } finally {
      Leftovers.delete(restored);
    }
  }

  private void verify(Path folder, UnlockedVault vault, String who) throws HistoryException {
    try (History history = opener.open(folder, vault, who)) {
      List<Finding> findings = history.verify(() -> {});
      if (!findings.isEmpty()) {
        Finding first = findings.getFirst();
        throw new HistoryException(
            HistoryException.Reason.TAMPERED,
            "The backup is not whole: %s: %s Nothing was replaced."
                .formatted(first.subject(), first.problem()),
            null);
      }
    }
  }

  /**
   * Lists backups.
   *
   * @param target folder with backups; may be missing
   * @return the oldest first
   * @throws IOException if the folder cannot be read
   */
  public static List<Path> list(Path target) throws IOException {
    List<Path> backups = new ArrayList<>();
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(target, PREFIX + "*" + SUFFIX)) {
        files.forEach(backups::add);
      }
    }
    backups.sort(Comparator.naturalOrder());
    return backups;
  }

  /**
   * Tells when a backup was made, by its name.
   *
   * @param backup as listed
   * @return the epoch if the name does not say
   */
  public static Instant madeAt(Path backup) {
    String name = String.valueOf(backup.getFileName());
    try {
      return STAMP.parse(
          name.substring(PREFIX.length(), name.length() - SUFFIX.length()), Instant::from);
    } catch (DateTimeException | IndexOutOfBoundsException otherName) {
      return Instant.EPOCH;
    }
  }

  /**
   * Reads a backup from begin to end.
   *
   * @param file the backup
   * @param vault keys of the vault that it should be of
   * @return what is wrong; empty if all is well
   * @throws HistoryException if it cannot be read
   */
  public List<Finding> check(Path file, UnlockedVault vault) throws HistoryException {
    try {
      BackupFile.Head head = BackupFile.head(file);
      if (!head.manifest().isAuthentic(head.text(), vault.seals())) {
        return List.of(new Finding(file.toString(), "It was changed, or is of another history."));
      }
      BackupFile.check(file);
      return List.of();
    } catch (SealBrokenException broken) {
      return List.of(new Finding(file.toString(), "Damaged: " + broken.getMessage() + "."));
    } catch (IOException refused) {
      throw failure(file + " cannot be read", refused);
    }
  }

  /**
   * Restores a backup. It is unpacked beside the target, unlocked and checked to the last byte
   * before anything is replaced; a replaced history is moved aside, never deleted.
   *
   * @param file the backup
   * @param folder where the history shall be
   * @param replace whether a history that is there may be moved aside
   * @param unlocker opens the backup's vault
   * @param who name for the audit log
   * @return where the replaced history is now; the folder itself if there was none
   * @throws HistoryException if the backup is damaged or the target is in the way
   * @throws VaultException if passphrase or recovery key do not fit
   */
  public Path restore(Path file, Path folder, boolean replace, Unlocker unlocker, String who)
      throws HistoryException, VaultException {
    boolean occupied = isOccupied(folder);
    if (occupied && !replace) {
      throw new HistoryException(
          HistoryException.Reason.INVALID,
          "There is a history in "
              + folder
              + " already. With --replace it is moved aside; nothing is deleted.",
          null);
    }
    Path parent = folder.toAbsolutePath().resolveSibling(".");
    try {
      Files.createDirectories(parent);
      Leftovers.sweep(parent, clock.instant());
      space.require(parent, Files.size(file));
      Path restored = Files.createTempDirectory(parent.normalize(), ".restore-");
      try {
        unpack(file, restored, unlocker, who);
        DurableFile.forceTree(restored);
        return occupied ? exchange(restored, folder) : moveIn(restored, folder);
      } finally {
        Leftovers.delete(restored);
      }
    } catch (NoSuchFileException missing) {
      throw failure("There is no backup " + file, missing);
    } catch (SealBrokenException broken) {
      throw new HistoryException(
          HistoryException.Reason.TAMPERED,
          "The backup %s is damaged: %s. Nothing was replaced; take another one."
              .formatted(file, broken.getMessage()),
          broken);
    } catch (IOException refused) {
      throw failure("The backup " + file + " could not be restored", refused);
    }
  }

  private void unpack(Path file, Path restored, Unlocker unlocker, String who)
      throws IOException, HistoryException, VaultException {
    BackupFile.extract(file, restored);
    try (UnlockedVault vault = unlocker.unlock(vaults.apply(restored))) {
      BackupFile.Head head = BackupFile.head(file);
      if (!head.manifest().isAuthentic(head.text(), vault.seals())) {
        throw new SealBrokenException("its list of files was changed", null);
      }
      verify(restored, vault, who);
      try (History history = opener.open(restored, vault, who)) {
        history.record("restored", "backup " + file.getFileName(), "");
      }
    }
  }

  /** A folder without a vault file may still hold photos and the database of a damaged history. */
  private static boolean isOccupied(Path folder) throws HistoryException {
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder);
    }
    try (Stream<Path> content = Files.list(folder)) {
      return content.anyMatch(file -> !file.endsWith(FolderLock.FILE));
    } catch (IOException refused) {
      throw failure(folder + " cannot be read", refused);
    }
  }

  private static Path moveIn(Path restored, Path folder) throws IOException {
    Leftovers.delete(folder);
    Files.move(restored, folder, StandardCopyOption.ATOMIC_MOVE);
    DurableFile.forceFolder(folder.resolveSibling("."));
    return folder;
  }

  /** A crash after the first move leaves a copy that {@link #finish} knows by its name. */
  private Path exchange(Path restored, Path folder) throws IOException, HistoryException {
    Path aside = folder.resolveSibling("history-replaced-" + STAMP.format(clock.instant()));
    FolderLock.take(folder).close();
    Path ready = ready(folder);
    Leftovers.delete(ready);
    Files.move(restored, ready, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException stuck) {
      Leftovers.delete(ready);
      throw stuck;
    }
    moveIn(ready, folder);
    return aside;
  }

  private static Path ready(Path folder) {
    return folder.resolveSibling(folder.getFileName() + "-restored");
  }

  /**
   * Ends a restore that was cut off after the replaced history was moved aside: without that there
   * would seem to be no history at all.
   *
   * @param folder where the history shall be
   * @throws IOException if the checked copy cannot be moved there
   */
  public static void finish(Path folder) throws IOException {
    if (!Files.exists(folder) && Files.isDirectory(ready(folder))) {
      moveIn(ready(folder), folder);
    }
  }

  private static long size(SortedMap<String, Path> sources) throws IOException {
    long size = 0;
    for (Path source : sources.values()) {
      size += Files.size(source);
    }
    return size;
  }

  /** The failure that led here is the one to tell; {@link Leftovers#sweep} deletes it later. */
  private static void deleteQuietly(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException refused) {
      return;
    }
  }

  private static HistoryException failure(String what, IOException cause) {
    return new HistoryException(
        HistoryException.Reason.INPUT_OUTPUT,
        "%s: %s. Check the path, the disk's free space and its rights."
            .formatted(what, cause.getMessage()),
        cause);
  }
}
