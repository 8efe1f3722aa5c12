package org.plantdiseasedetector.shards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.PriorityQueue;
import org.plantdiseasedetector.domain.Sha256;

/**
 * All photos of a run with their sizes, sorted by path. Every task looks at the same folders and
 * comes to the same parts without talking to the others; that they did see the same is told by the
 * hash over paths and sizes.
 *
 * @param photos sorted by path
 */
public record PhotoSet(List<Sized> photos) {

  private static final Comparator<Sized> BY_PATH = Comparator.comparing(Sized::name);
  private static final Comparator<Sized> LARGEST_FIRST =
      Comparator.comparingLong(Sized::bytes).reversed().thenComparing(BY_PATH);
  private static final Comparator<Load> LEAST_LOADED =
      Comparator.comparingLong(Load::bytes)
          .thenComparingInt(load -> load.photos.size())
          .thenComparingInt(load -> load.index);

  /**
   * A photo with its size.
   *
   * @param path as rows name it
   * @param bytes size; 0 if there is no such file
   */
  public record Sized(Path path, long bytes) {
    String name() {
      return path.toString();
    }
  }

  /** Sorts the photos. */
  public PhotoSet {
    photos = photos.stream().sorted(BY_PATH).toList();
  }

  /**
   * Looks at the photos' sizes.
   *
   * @param photos any paths, each once
   */
  public static PhotoSet of(List<Path> photos) {
    return new PhotoSet(photos.stream().map(photo -> new Sized(photo, size(photo))).toList());
  }

  private static long size(Path photo) {
    try {
      return Files.size(photo);
    } catch (IOException absent) {
      return 0;
    }
  }

  /** Returns the bytes of all photos. */
  public long bytes() {
    return photos.stream().mapToLong(Sized::bytes).sum();
  }

  /**
   * Returns the photos of a part. The largest photo goes first, each to the part with the fewest
   * bytes so far (R. L. Graham, "Bounds on multiprocessing timing anomalies", SIAM J. Appl. Math.
   * 17:416, 1969), so that parts differ by less than the largest photo.
   *
   * @param shard the part
   * @return sorted by path; empty if there are fewer photos than parts
   */
  public PhotoSet part(ShardNumber shard) {
    PriorityQueue<Load> loads = new PriorityQueue<>(LEAST_LOADED);
    List<Load> all = new ArrayList<>();
    for (int i = 0; i < shard.count(); i++) {
      all.add(new Load(i));
    }
    loads.addAll(all);
    for (Sized photo : photos.stream().sorted(LARGEST_FIRST).toList()) {
      Load least = loads.remove();
      least.take(photo);
      loads.add(least);
    }
    return new PhotoSet(all.get(shard.index() - 1).photos);
  }

  /** Returns a SHA-256 over paths and sizes, which tells whether two tasks saw the same. */
  public String fingerprint() {
    MessageDigest digest = Sha256.digest();
    for (Sized photo : photos) {
      PathDigest.add(digest, photo.name());
      digest.update((photo.bytes() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns a SHA-256 over the paths alone, which the rows of all parts must give again. */
  public String pathsHash() {
    PathDigest digest = new PathDigest();
    photos.forEach(photo -> digest.add(photo.name()));
    return digest.hex();
  }

  /** A part while photos are dealt out. */
  private static final class Load {

    private final int index;
    private final List<Sized> photos = new ArrayList<>();
    private long bytes;

    Load(int index) {
      this.index = index;
    }

    long bytes() {
      return bytes;
    }

    void take(Sized photo) {
      photos.add(photo);
      bytes += photo.bytes();
    }
  }
}
