package org.plantdiseasedetector.diagnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notices new photos in a folder by looking now and then, since network drives and cards tell of
 * nothing. A photo is reported once it has kept its size and time for a while, so that none is read
 * while it is still being copied. Whether it is in the history already is for the caller to find
 * out, by its content. Not thread-safe.
 */
public final class WatchedFolder {

  private final Path folder;
  private final Clock clock;
  private final Duration quiet;
  private final PhotoFinder finder = new PhotoFinder();
  private final Map<Path, Sighting> waiting = new HashMap<>();
  private final Map<Path, Look> reported = new HashMap<>();

  /** What a file looked like. */
  private record Look(long size, Instant changed) {}

  /** Since when a file has looked the same. */
  private record Sighting(Look look, Instant since) {}

  /**
   * Watches a folder with its subfolders; photos that are there already count as new.
   *
   * @param folder may be missing, such as a card that is not in
   * @param clock the present
   * @param quiet how long a file must not change before it is reported
   */
  public WatchedFolder(Path folder, Clock clock, Duration quiet) {
    this.folder = folder;
    this.clock = clock;
    this.quiet = quiet;
  }

  /**
   * Looks once.
   *
   * @return photos that are complete and were not reported before, or have changed since, sorted by
   *     path; empty while the folder is missing
   */
  public List<Path> poll() {
    if (!Files.isDirectory(folder)) {
      waiting.clear();
      return List.of();
    }
    Instant now = clock.instant();
    Set<Path> present = new HashSet<>();
    List<Path> complete = new ArrayList<>();
    for (Path photo : finder.find(List.of(folder))) {
      present.add(photo);
      if (isComplete(photo, now)) {
        complete.add(photo);
      }
    }
    waiting.keySet().retainAll(present);
    reported.keySet().retainAll(present);
    return complete;
  }

  private boolean isComplete(Path photo, Instant now) {
    Look look;
    try {
      BasicFileAttributes attributes = Files.readAttributes(photo, BasicFileAttributes.class);
      look = new Look(attributes.size(), attributes.lastModifiedTime().toInstant());
    } catch (IOException goneOrLocked) {
      waiting.remove(photo);
      return false;
    }
    if (look.equals(reported.get(photo))) {
      return false;
    }
    Sighting seen = waiting.get(photo);
    // Where the clock was moved back, the wait begins anew.
    if (seen == null || !seen.look().equals(look) || now.isBefore(seen.since())) {
      waiting.put(photo, new Sighting(look, now));
      return false;
    }
    if (look.size() == 0 || now.isBefore(seen.since().plus(quiet))) {
      return false;
    }
    waiting.remove(photo);
    reported.put(photo, look);
    return true;
  }
}
