package org.plantdiseasedetector.shards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All parts of a run, checked: each is there, complete and unchanged, and all saw the same photos
 * and were answered by the same model.
 *
 * @param folder of the run
 * @param shards in order, not empty
 */
public record ShardSet(Path folder, List<ShardManifest> shards) {

  private static final Pattern MANIFEST = Pattern.compile("shard-\\d{6}-of-\\d{6}\\.json");

  /** Copies the list. */
  public ShardSet {
    shards = List.copyOf(shards);
  }

  /**
   * Reads and checks a run.
   *
   * @param folder of the run
   * @throws ShardException if parts are missing, do not belong together or were changed; all
   *     missing ones are named
   * @throws IOException if the folder cannot be read
   */
  public static ShardSet read(Path folder) throws ShardException, IOException {
    List<ShardManifest> found = new ArrayList<>();
    for (Path manifest : manifests(folder)) {
      found.add(ShardManifest.read(manifest));
    }
    if (found.isEmpty()) {
      throw ShardException.usage(
          folder + " holds no complete part of a run. Name the folder of pdd diagnose --shard.");
    }
    ShardSet set = new ShardSet(folder, found);
    set.checkTogether();
    set.checkNoneIsMissing();
    set.checkRows();
    return set;
  }

  private static List<Path> manifests(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> MANIFEST.matcher(String.valueOf(file.getFileName())).matches())
          .sorted()
          .toList();
    }
  }

  /** Returns what all parts have in common. */
  public ShardManifest.Run run() {
    return shards.getFirst().run();
  }

  Path rows(ShardManifest shard) {
    return new ShardFiles(folder, shard.shard()).rows();
  }

  private void checkTogether() throws ShardException {
    ShardManifest first = shards.getFirst();
    for (ShardManifest other : shards) {
      if (other.shard().count() != first.shard().count()) {
        throw different(first, other, "number of parts");
      }
      if (!other.run().model().equals(first.run().model())) {
        throw different(
            first, other, "model (%s and %s)".formatted(first.run().model(), other.run().model()));
      }
      if (!other.run().modelFiles().equals(first.run().modelFiles())) {
        throw different(first, other, "model's files, though not its version");
      }
      if (!other.run().app().equals(first.run().app())) {
        throw different(first, other, "version of the app");
      }
      if (!other.run().equals(first.run())) {
        throw different(
            first, other, "photos: some came, went or changed while the run was under way");
      }
    }
  }

  private ShardException different(ShardManifest a, ShardManifest b, String what) {
    return ShardException.usage(
        ("Parts %s and %s in %s do not belong together; they differ in the %s. Delete the files of"
                + " the wrong ones and start these parts again.")
            .formatted(a.shard(), b.shard(), folder, what));
  }

  private void checkNoneIsMissing() throws ShardException {
    BitSet there = new BitSet();
    shards.forEach(shard -> there.set(shard.shard().index()));
    int count = shards.getFirst().shard().count();
    List<String> missing = new ArrayList<>();
    for (int from = there.nextClearBit(1); from <= count; ) {
      int next = there.nextSetBit(from);
      int to = (next < 0 ? count + 1 : next) - 1;
      missing.add(from == to ? String.valueOf(from) : from + "-" + to);
      from = there.nextClearBit(to + 1);
    }
    if (!missing.isEmpty()) {
      throw ShardException.usage(
          "%d of %d parts are not complete in %s: %s. Start them again; done photos are kept."
              .formatted(count - there.cardinality(), count, folder, String.join(", ", missing)));
    }
    long photos = shards.stream().mapToLong(ShardManifest::photos).sum();
    if (photos != run().photos()) {
      throw ShardException.damaged(
          ("The parts in %s have %d photos together, the run has %d."
                  + " Start the run again in an empty folder.")
              .formatted(folder, photos, run().photos()));
    }
  }

  private void checkRows() throws ShardException, IOException {
    for (ShardManifest shard : shards) {
      Path rows = rows(shard);
      if (!Files.isRegularFile(rows) || !ShardFiles.hash(rows).equals(shard.rowsSha256())) {
        throw ShardException.damaged(
            ("%s is missing, or not what it was when it was completed. Delete the files of part %s"
                    + " and start it again.")
                .formatted(rows, shard.shard()));
      }
    }
  }
}
