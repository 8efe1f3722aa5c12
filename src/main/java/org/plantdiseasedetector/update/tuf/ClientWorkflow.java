package org.plantdiseasedetector.update.tuf;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.update.tuf.TufException.Reason;

/**
 * The client's workflow of The Update Framework 1.0 (section 5 of its specification,
 * https://theupdateframework.github.io/specification/), numbered by its steps. Steps 5.6.7 and 5.7,
 * finding and fetching a file, are {@link TargetsMetadata#find} and {@link TargetFetch}. Every
 * download is cut at its limit before it is looked at. Not thread-safe.
 */
public final class ClientWorkflow {

  /** Limit W of step 5.3.3, in bytes. */
  public static final int MOST_ROOT = 256 << 10;

  /** Limit X of step 5.4.1, in bytes. */
  public static final int MOST_TIMESTAMP = 16 << 10;

  /** Limit of steps 5.5.1 and 5.6.1 where the signed metadata tell no length, in bytes. */
  public static final int MOST_OTHER = TrustedStore.MOST_BYTES;

  /** Most roots to follow at once; a yearly rotation would take centuries. */
  private static final int MOST_ROTATIONS = 256;

  private final TrustedStore store;
  private final MetadataSource source;
  private final Clock clock;
  private final Freshness freshness;
  private Instant start = Instant.EPOCH;
  private @Nullable Instant staleSince;

  /**
   * Makes a workflow.
   *
   * @param store what is trusted already; what is found genuine is added
   * @param source where new metadata come from
   * @param clock asked once, at the start
   * @param freshness what happens with expired metadata
   */
  public ClientWorkflow(
      TrustedStore store, MetadataSource source, Clock clock, Freshness freshness) {
    this.store = store;
    this.source = source;
    this.clock = clock;
    this.freshness = freshness;
  }

  /**
   * Brings the trusted metadata up to date.
   *
   * @throws TufException if the source offers anything that is not genuine, current and consistent
   * @throws IOException if the source or the store fails
   */
  public TrustedMetadata refresh() throws TufException, IOException {
    // 5.1 Record the fixed update start time.
    start = clock.instant();
    staleSince = null;
    RootMetadata root = updateRoot();
    TimestampMetadata timestamp = updateTimestamp(root);
    SnapshotMetadata snapshot = updateSnapshot(root, timestamp);
    TargetsMetadata targets = updateTargets(root, snapshot);
    return new TrustedMetadata(root, targets, Optional.ofNullable(staleSince));
  }

  private RootMetadata updateRoot() throws TufException, IOException {
    // 5.2 Load the trusted root; 5.3.2 its version is N.
    RootMetadata trusted = store.root();
    for (int rotation = 0; rotation < MOST_ROTATIONS; rotation++) {
      // 5.3.3 Try version N + 1.
      Optional<byte[]> next = download((trusted.version() + 1) + ".root.json", MOST_ROOT, "5.3.3");
      if (next.isEmpty()) {
        // 5.3.10 Freeze attack; intermediate roots may be expired (5.3.6).
        requireFresh(Role.ROOT, trusted.expires(), "5.3.10", false);
        return trusted;
      }
      // 5.3.4 Signatures by the old and the new keys; 5.3.5 exactly N + 1.
      RootMetadata root = store.verifier().nextRoot(trusted, next.get());
      forgetAfterRotation(trusted, root);
      // 5.3.7 and 5.3.8 Set and persist; 5.3.9 repeat.
      store.writeRoot(root.version(), next.get());
      trusted = root;
    }
    throw new TufException(
        Reason.TOO_LARGE,
        "5.3.3",
        "The source offers more than %d roots.".formatted(MOST_ROTATIONS));
  }

  /**
   * 5.3.11 When keys of timestamp or snapshot changed, their old versions count no more: whoever
   * stole a key cannot block updates with huge version numbers. Done before the root is stored, so
   * that it cannot be left out by a crash.
   */
  private void forgetAfterRotation(RootMetadata before, RootMetadata after) throws IOException {
    if (!before.of(Role.TIMESTAMP).equals(after.of(Role.TIMESTAMP))
        || !before.of(Role.SNAPSHOT).equals(after.of(Role.SNAPSHOT))) {
      store.delete(Role.TIMESTAMP);
      store.delete(Role.SNAPSHOT);
    }
  }

  private TimestampMetadata updateTimestamp(RootMetadata root) throws TufException, IOException {
    Optional<TimestampMetadata> old = store.timestamp(root);
    // 5.4.1 Download.
    byte[] bytes = require(Role.TIMESTAMP.file(), MOST_TIMESTAMP, "5.4.1");
    // 5.4.2 Signatures.
    TimestampMetadata offered =
        store.verifier().signed(Role.TIMESTAMP, "5.4.2", bytes, root, TimestampMetadata::parse);
    // 5.4.3 Rollback of the timestamp (.1) and of the snapshot (.2).
    if (old.isPresent()) {
      requireNotOlder(Role.TIMESTAMP, offered.version(), old.get().version(), "5.4.3.1");
      requireNotOlder(
          Role.SNAPSHOT, offered.snapshot().version(), old.get().snapshot().version(), "5.4.3.2");
    }
    boolean known = old.isPresent() && old.get().version() == offered.version();
    TimestampMetadata timestamp = known ? old.get() : offered;
    // 5.4.4 Freeze attack.
    requireFresh(Role.TIMESTAMP, timestamp.expires(), "5.4.4", true);
    // 5.4.5 Persist; the same version again is discarded (5.4.3.1).
    if (!known) {
      store.write(Role.TIMESTAMP, bytes);
    }
    return timestamp;
  }

  private SnapshotMetadata updateSnapshot(RootMetadata root, TimestampMetadata timestamp)
      throws TufException, IOException {
    FileMeta told = timestamp.snapshot();
    Optional<SnapshotMetadata> old = store.snapshot(root);
    // 5.5.1 Download; 5.5.2 hashes.
    byte[] bytes = download(root, Role.SNAPSHOT, told, "5.5.1", "5.5.2");
    // 5.5.3 Signatures.
    SnapshotMetadata snapshot =
        store.verifier().signed(Role.SNAPSHOT, "5.5.3", bytes, root, SnapshotMetadata::parse);
    // 5.5.4 Mix and match.
    requireVersion(Role.SNAPSHOT, snapshot.version(), told.version(), "5.5.4");
    // 5.5.5 Rollback of what the snapshot names.
    if (old.isPresent()) {
      requireNoneOlder(snapshot, old.get());
    }
    // 5.5.6 Freeze attack; 5.5.7 persist.
    requireFresh(Role.SNAPSHOT, snapshot.expires(), "5.5.6", true);
    store.write(Role.SNAPSHOT, bytes);
    return snapshot;
  }

  private TargetsMetadata updateTargets(RootMetadata root, SnapshotMetadata snapshot)
      throws TufException, IOException {
    FileMeta told = snapshot.targets();
    // 5.6.1 Download; 5.6.2 hashes.
    byte[] bytes = download(root, Role.TARGETS, told, "5.6.1", "5.6.2");
    // 5.6.3 Signatures.
    TargetsMetadata targets =
        store.verifier().signed(Role.TARGETS, "5.6.3", bytes, root, TargetsMetadata::parse);
    // 5.6.4 Mix and match.
    requireVersion(Role.TARGETS, targets.version(), told.version(), "5.6.4");
    // 5.6.5 Freeze attack; 5.6.6 persist.
    requireFresh(Role.TARGETS, targets.expires(), "5.6.5", false);
    store.write(Role.TARGETS, bytes);
    return targets;
  }

  private byte[] download(
      RootMetadata root, Role role, FileMeta told, String lengthStep, String hashStep)
      throws TufException, IOException {
    String name = root.consistentSnapshot() ? told.version() + "." + role.file() : role.file();
    int most = (int) Math.min(told.length().orElse((long) MOST_OTHER), MOST_OTHER);
    byte[] bytes = require(name, most, lengthStep);
    boolean wholly = told.length().isEmpty() || told.length().get() == bytes.length;
    if (!wholly || !told.hashes().map(hashes -> hashes.match(bytes)).orElse(true)) {
      throw new TufException(
          Reason.WRONG_CONTENT, hashStep, name + " is not the file that was signed.");
    }
    return bytes;
  }

  private byte[] require(String name, int most, String step) throws TufException, IOException {
    return download(name, most, step)
        .orElseThrow(() -> new TufException(Reason.MISSING, step, name + " is missing."));
  }

  private Optional<byte[]> download(String name, int most, String step)
      throws TufException, IOException {
    Optional<InputStream> found = source.metadata(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = found.get()) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new TufException(
            Reason.TOO_LARGE, step, "%s is longer than %d bytes.".formatted(name, most));
      }
      return Optional.of(bytes);
    }
  }

  private static void requireNoneOlder(SnapshotMetadata snapshot, SnapshotMetadata old)
      throws TufException {
    for (Map.Entry<String, FileMeta> before : old.meta().entrySet()) {
      FileMeta now = snapshot.meta().get(before.getKey());
      if (now == null || now.version() < before.getValue().version()) {
        throw new TufException(
            Reason.ROLLBACK,
            "5.5.5",
            "%s is older than what is known, or gone.".formatted(before.getKey()));
      }
    }
  }

  private static void requireNotOlder(Role role, long offered, long known, String step)
      throws TufException {
    if (offered < known) {
      throw new TufException(
          Reason.ROLLBACK,
          step,
          "%s has version %d, but version %d is known already."
              .formatted(role.file(), offered, known));
    }
  }

  private static void requireVersion(Role role, long version, long told, String step)
      throws TufException {
    if (version != told) {
      throw new TufException(
          Reason.MIXED,
          step,
          "%s has version %d, but version %d belongs here.".formatted(role.file(), version, told));
    }
  }

  private void requireFresh(Role role, Instant expires, String step, boolean carriable)
      throws TufException {
    if (expires.isAfter(start)) {
      return;
    }
    if (!carriable || freshness == Freshness.ONLINE) {
      throw new TufException(
          Reason.EXPIRED, step, "%s expired on %s.".formatted(role.file(), expires));
    }
    staleSince = staleSince == null || expires.isBefore(staleSince) ? expires : staleSince;
  }
}
