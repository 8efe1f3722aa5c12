package org.plantdiseasedetector.update.tuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.update.tuf.TufException.Reason;
import tools.jackson.databind.node.ObjectNode;

/** One test, or a few, for each attack that TUF names. */
class AttackTest {

  @TempDir private Path folder;
  private final RepositoryForTest repository = new RepositoryForTest();
  private final byte[] shipped = repository.root(1);
  private Clock clock = Clock.fixed(RepositoryForTest.NOW, ZoneOffset.UTC);

  private TrustedStore store() {
    return new TrustedStore(folder, shipped, WireForm.CANONICAL);
  }

  private TrustedMetadata refresh(Freshness freshness) throws Exception {
    return new ClientWorkflow(store(), repository, clock, freshness).refresh();
  }

  private TrustedMetadata refresh() throws Exception {
    return refresh(Freshness.ONLINE);
  }

  private void assertRefused(Reason reason, String step) {
    assertRefused(reason, step, Freshness.ONLINE);
  }

  private void assertRefused(Reason reason, String step, Freshness freshness) {
    TufException refused = catchThrowableOfType(TufException.class, () -> refresh(freshness));
    assertThat(refused).isNotNull();
    assertThat(refused.step() + " " + refused.reason()).isEqualTo(step + " " + reason);
  }

  @Test
  void aGenuineRepositoryIsTrustedAndItsFileFetched() throws Exception {
    TrustedMetadata trusted = refresh();

    byte[] file = new TargetFetch(trusted, repository).small(RepositoryForTest.FILE, 100);

    assertThat(file).isEqualTo(repository.content);
    assertThat(trusted.staleSince()).isEmpty();
    assertThat(store().targets()).contains(trusted.targets());
  }

  @Test
  void arbitrarySoftwareIsRefusedWhenAStrangerSigns() {
    repository.keys.put(Role.TARGETS, List.of(RepositoryForTest.newKey()));
    repository.publish();

    assertRefused(Reason.UNSIGNED, "5.6.3");
  }

  @Test
  void arbitrarySoftwareIsRefusedWhenAFileWasExchanged() throws Exception {
    TrustedMetadata trusted = refresh();
    repository.files.replaceAll((name, file) -> "wEights".getBytes(StandardCharsets.UTF_8));

    assertFileRefused(trusted, RepositoryForTest.FILE, Reason.WRONG_CONTENT, "5.7.2");
  }

  @Test
  void aLongerFileWithTheSignedBeginningIsRefused() throws Exception {
    TrustedMetadata trusted = refresh();
    repository.files.replaceAll((name, file) -> "weights!".getBytes(StandardCharsets.UTF_8));

    assertFileRefused(trusted, RepositoryForTest.FILE, Reason.WRONG_CONTENT, "5.7.2");
  }

  @Test
  void extraneousFilesAreNotFetched() throws Exception {
    TrustedMetadata trusted = refresh();
    repository.files.put("leafnet-2.0.0/extra.so", new byte[1]);

    assertFileRefused(trusted, "leafnet-2.0.0/extra.so", Reason.MISSING, "5.7.1");
  }

  private void assertFileRefused(TrustedMetadata trusted, String path, Reason reason, String step) {
    TufException refused =
        catchThrowableOfType(
            TufException.class, () -> new TargetFetch(trusted, repository).small(path, 100));
    assertThat(refused.step() + " " + refused.reason()).isEqualTo(step + " " + reason);
  }

  @Test
  void anOlderTimestampIsRefused() throws Exception {
    byte[] old = Objects.requireNonNull(repository.metadata.get("timestamp.json"));
    repository.next();
    refresh();
    repository.metadata.put("timestamp.json", old);

    assertRefused(Reason.ROLLBACK, "5.4.3.1");
    assertRefused(Reason.ROLLBACK, "5.4.3.1", Freshness.CARRIED);
  }

  @Test
  void aNewerTimestampWithAnOlderSnapshotIsRefused() throws Exception {
    repository.next();
    refresh();
    repository.versions.put(Role.SNAPSHOT, 1L);
    repository.versions.put(Role.TARGETS, 1L);
    repository.versions.put(Role.TIMESTAMP, 3L);
    repository.publish();

    assertRefused(Reason.ROLLBACK, "5.4.3.2");
  }

  @Test
  void aNewerSnapshotWithOlderTargetsIsRefused() throws Exception {
    repository.next();
    refresh();
    repository.next();
    repository.versions.put(Role.TARGETS, 1L);
    repository.publish();

    assertRefused(Reason.ROLLBACK, "5.5.5");
  }

  @Test
  void fastForwardedVersionsBlockNothingOnceTheKeysAreReplaced() throws Exception {
    repository.versions.put(Role.TIMESTAMP, (long) Integer.MAX_VALUE);
    repository.versions.put(Role.SNAPSHOT, (long) Integer.MAX_VALUE);
    repository.publish();
    refresh();
    repository.versions.put(Role.TIMESTAMP, 2L);
    repository.versions.put(Role.SNAPSHOT, 2L);
    repository.publish();
    assertRefused(Reason.ROLLBACK, "5.4.3.1");

    repository.keys.put(Role.TIMESTAMP, List.of(RepositoryForTest.newKey()));
    repository.rotate(repository.keys(Role.ROOT));
    repository.publish();

    assertThat(refresh().root().version()).isEqualTo(2);
  }

  @Test
  void rotationForgetsOldVersionsEvenIfTheOldKeyStays() throws Exception {
    repository.versions.put(Role.TIMESTAMP, 900L);
    repository.publish();
    refresh();
    repository.keys.put(
        Role.TIMESTAMP,
        List.of(repository.keys(Role.TIMESTAMP).getFirst(), RepositoryForTest.newKey()));
    repository.rotate(repository.keys(Role.ROOT));
    repository.versions.put(Role.TIMESTAMP, 2L);
    repository.publish();

    assertThat(refresh().root().version()).isEqualTo(2);
  }

  @Test
  void aFrozenTimestampIsRefusedOnlineAndShownOffline() throws Exception {
    Instant expired = RepositoryForTest.NOW.minusSeconds(1);
    repository.expires.put(Role.TIMESTAMP, expired);
    repository.publish();

    assertRefused(Reason.EXPIRED, "5.4.4");
    assertThat(refresh(Freshness.CARRIED).staleSince()).contains(expired);
  }

  @Test
  void theSameTimestampAgainIsRefusedOnceItHasExpired() throws Exception {
    refresh();
    clock = Clock.fixed(RepositoryForTest.NOW.plusSeconds(86_400), ZoneOffset.UTC);

    assertRefused(Reason.EXPIRED, "5.3.10");
    repository.expires.put(Role.ROOT, RepositoryForTest.NOW.plusSeconds(90_000));
    repository.rotate(repository.keys(Role.ROOT));
    assertRefused(Reason.EXPIRED, "5.4.4");
  }

  @Test
  void aFrozenSnapshotIsRefusedOnlineAndShownOffline() throws Exception {
    repository.expires.put(Role.SNAPSHOT, RepositoryForTest.NOW);
    repository.publish();

    assertRefused(Reason.EXPIRED, "5.5.6");
    assertThat(refresh(Freshness.CARRIED).staleSince()).contains(RepositoryForTest.NOW);
  }

  @Test
  void expiredTargetsAndRootsAreRefusedEverywhere() {
    repository.expires.put(Role.TARGETS, RepositoryForTest.NOW);
    repository.publish();
    assertRefused(Reason.EXPIRED, "5.6.5", Freshness.CARRIED);

    repository.expires.put(Role.ROOT, RepositoryForTest.NOW);
    repository.rotate(repository.keys(Role.ROOT));
    assertRefused(Reason.EXPIRED, "5.3.10", Freshness.CARRIED);
  }

  @Test
  void theClockIsAskedOnce() throws Exception {
    AtomicLong asked = new AtomicLong();
    clock =
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return RepositoryForTest.NOW.plusSeconds(80_000 * asked.getAndIncrement());
          }
        };

    refresh();

    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.root.json", "timestamp.json", "1.snapshot.json", "1.targets.json"})
  void endlessDataAreCutAtTheLimit(String name) {
    AtomicLong read = new AtomicLong();
    MetadataSource endless =
        new MetadataSource() {
          @Override
          public Optional<InputStream> metadata(String asked) {
            return asked.equals(name) ? Optional.of(endless(read)) : repository.metadata(asked);
          }

          @Override
          public Optional<InputStream> target(String path, long offset) {
            return Optional.empty();
          }
        };

    TufException refused =
        catchThrowableOfType(
            TufException.class,
            () -> new ClientWorkflow(store(), endless, clock, Freshness.ONLINE).refresh());

    assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(read.get()).isLessThanOrEqualTo(ClientWorkflow.MOST_OTHER + 1L);
  }

  private static InputStream endless(AtomicLong read) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        read.incrementAndGet();
        return ' ';
      }
    };
  }

  @Test
  void aSnapshotOfAnotherMomentIsRefused() {
    byte[] mixed = repository.sign(Role.SNAPSHOT, repository.snapshot().put("version", 5));
    repository.put(Role.SNAPSHOT, mixed);
    assertRefused(Reason.WRONG_CONTENT, "5.5.2");

    repository.versions.put(Role.TIMESTAMP, 2L);
    ObjectNode timestamp = repository.timestamp();
    Fields.object(Fields.object(timestamp, "meta"), "snapshot.json").put("version", 1);
    repository.put(Role.TIMESTAMP, repository.sign(Role.TIMESTAMP, timestamp));
    assertRefused(Reason.MIXED, "5.5.4");
  }

  @Test
  void targetsOfAnotherMomentAreRefused() {
    repository.put(
        Role.TARGETS, repository.sign(Role.TARGETS, repository.targets().put("version", 7)));
    assertRefused(Reason.WRONG_CONTENT, "5.6.2");

    repository.versions.put(Role.TIMESTAMP, 2L);
    repository.put(Role.SNAPSHOT, repository.sign(Role.SNAPSHOT, repository.snapshot()));
    repository.put(Role.TIMESTAMP, repository.sign(Role.TIMESTAMP, repository.timestamp()));
    assertRefused(Reason.MIXED, "5.6.4");
  }

  @Test
  void nothingIsRememberedOfARefusedUpdate() throws Exception {
    refresh();
    TargetsMetadata before = store().targets().orElseThrow();
    repository.next();
    repository.put(
        Role.TARGETS, repository.sign(Role.TARGETS, repository.targets().put("version", 9)));
    assertRefused(Reason.WRONG_CONTENT, "5.6.2");

    assertThat(store().targets()).contains(before);
  }
}
