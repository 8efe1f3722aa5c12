package org.plantdiseasedetector.casebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.history.HistoryException;

/**
 * Looks into a folder again and again and makes cases of the photos that are new there. A photo is
 * taken when two looks in a row found it with the same size and time, so that one that is still
 * being copied is left alone. What was done with a photo is remembered until it is changed: a bad
 * file is told of once and never stands in the way of others. After a restart the history itself
 * tells which photos it has. Looks at the folder instead of asking the system for changes, which
 * network drives and cards do not tell reliably. Used by one thread at a time.
 */
public final class FolderWatch {

  private final Path folder;
  private final PhotoImport photos;
  private final Map<Path, Stamp> seen = new HashMap<>();
  private final Map<Path, Stamp> done = new HashMap<>();

  private record Stamp(long size, FileTime changed) {}

  /**
   * Starts to watch; the first look only notes what is there.
   *
   * @param folder the folder, with its subfolders
   * @param photos makes cases
   */
  public FolderWatch(Path folder, PhotoImport photos) {
    this.folder = folder;
    this.photos = photos;
  }

  /** Returns the folder. */
  public Path folder() {
    return folder;
  }

  /**
   * Looks once.
   *
   * @param diagnose diagnoses a photo
   * @param listener hears of each photo that was taken
   * @param cancelled asked before each photo
   * @throws IOException if the folder is not there; the next look may find it again
   * @throws HistoryException if the history is locked or cannot be written; the photo under way is
   *     taken again by a later look
   */
  public void look(
      Function<Path, Diagnosis> diagnose, PhotoImport.Listener listener, BooleanSupplier cancelled)
      throws IOException, HistoryException {
    List<Path> stable = stable(PhotoImport.photos(folder));
    for (int i = 0; i < stable.size() && !cancelled.getAsBoolean(); i++) {
      Path photo = stable.get(i);
      Stamp before = seen.get(photo);
      PhotoImport.Result result = photos.take(photo, diagnose);
      if (before != null) {
        done.put(photo, before);
      }
      listener.done(i + 1, stable.size(), result);
    }
  }

  private List<Path> stable(List<Path> found) {
    List<Path> stable = new ArrayList<>();
    Map<Path, Stamp> now = new HashMap<>();
    for (Path photo : found) {
      Stamp stamp = stamp(photo);
      now.put(photo, stamp);
      if (stamp.equals(seen.get(photo)) && !stamp.equals(done.get(photo))) {
        stable.add(photo);
      }
    }
    seen.clear();
    seen.putAll(now);
    done.keySet().retainAll(now.keySet());
    return stable;
  }

  /** A file that cannot be looked at is taken all the same: the diagnosis says why. */
  private static Stamp stamp(Path photo) {
    try {
      BasicFileAttributes facts = Files.readAttributes(photo, BasicFileAttributes.class);
      return new Stamp(facts.size(), facts.lastModifiedTime());
    } catch (IOException unreadable) {
      return new Stamp(-1, FileTime.fromMillis(0));
    }
  }
}
