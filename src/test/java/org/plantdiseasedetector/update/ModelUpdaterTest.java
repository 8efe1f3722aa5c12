package org.plantdiseasedetector.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.update.UpdateException.Reason;
import org.plantdiseasedetector.update.tuf.Freshness;
import org.plantdiseasedetector.update.tuf.MetadataSource;
import org.plantdiseasedetector.update.tuf.TufException;

class ModelUpdaterTest {

  @TempDir private Path folder;
  private UpdateWorld world;

  @BeforeEach
  void makeWorld() throws Exception {
    world = new UpdateWorld(folder);
    assertThat(world.start()).isEqualTo("1.0.0");
  }

  private UpdateException refused(Path from) {
    return catchThrowableOfType(UpdateException.class, () -> world.update(from));
  }

  private List<String> installed() throws IOException {
    Path models = world.data().resolve("models");
    if (!Files.exists(models)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(models)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aSignedModelFromAFolderIsUsedFromTheNextStartOn() throws Exception {
    world.publish("2.0.0");

    world.update(world.repository());

    assertThat(world.start()).isEqualTo("2.0.0");
    assertThat(installed()).containsExactly("tiny-2.0.0");
  }

  @Test
  void aSignedModelInOneFileIsUsedFromTheNextStartOn() throws Exception {
    world.publish("2.0.0");

    world.update(world.pack("2.0.0"));

    assertThat(world.start()).isEqualTo("2.0.0");
  }

  @Test
  void theOfferSaysWhatItMeans() throws Exception {
    world.publish("1.9.0");
    world.publish("1.10.0");
    try (UpdateSource source = UpdateSource.carried(world.repository())) {
      UpdateOffer offer = world.updater().check(source);

      assertThat(offer.release().version()).isEqualTo("1.10.0");
      assertThat(offer.release().notes()).containsExactly("News of 1.10.0");
      assertThat(offer.state()).isEqualTo(UpdateOffer.State.NEWER);
      assertThat(offer.bytes()).isGreaterThan(UpdateWorld.NETWORK_BYTES);
    }
    assertThat(installed()).isEmpty();
  }

  @Test
  void anOlderModelThanTheRecordedOneIsRefused() throws Exception {
    world.publish("2.0.0");
    Path old = world.pack("2.0.0");
    world.publish("3.0.0");
    world.update(world.repository());
    assertThat(catchThrowableOfType(TufException.class, () -> world.update(old)).reason())
        .isEqualTo(TufException.Reason.ROLLBACK);

    world.publisher().withdraw("tiny-3.0.0", world.ring);

    assertThat(refused(world.repository()).reason()).isEqualTo(Reason.DOWNGRADE);
  }

  @Test
  void anOlderModelThanTheShippedOneIsRefused() throws Exception {
    world.publish("0.9.0");

    assertThat(refused(world.repository()).reason()).isEqualTo(Reason.DOWNGRADE);
    assertThat(world.start()).isEqualTo("1.0.0");
  }

  @Test
  void aRollbackIsExplicitAndTheNewestCanComeBack() throws Exception {
    world.publish("2.0.0");
    world.update(world.repository());
    world.start();
    world.publish("3.0.0");
    world.update(world.repository());
    assertThat(world.start()).isEqualTo("3.0.0");

    assertThat(world.choice().back("")).isEqualTo("tiny-2.0.0");
    assertThat(world.start()).isEqualTo("2.0.0");
    assertThat(world.choice().use("tiny-3.0.0", "")).isEqualTo("tiny-3.0.0");
    assertThat(world.start()).isEqualTo("3.0.0");
    assertThat(
            catchThrowableOfType(
                    UpdateException.class, () -> world.choice().use("../shipped/tiny-1.0.0", ""))
                .reason())
        .isEqualTo(Reason.MISSING);
  }

  @Test
  void aModelThatIsWorseThanPromisedIsNotInstalled() throws Exception {
    world.publish("2.0.0");
    world.trial = bundle -> 8_999;

    assertThat(refused(world.repository()).reason()).isEqualTo(Reason.SELF_TEST);
    assertThat(installed()).isEmpty();
    assertThat(world.start()).isEqualTo("1.0.0");
  }

  @Test
  void aFileThatIsExchangedAfterItsCheckIsNotInstalled() throws Exception {
    world.publish("2.0.0");
    world.trial =
        bundle -> {
          try {
            Files.write(bundle.network(), new byte[UpdateWorld.NETWORK_BYTES]);
          } catch (IOException broken) {
            throw new AssertionError(broken);
          }
          return 10_000;
        };

    assertThat(refused(world.repository()).reason()).isEqualTo(Reason.TAMPERED);
    assertThat(installed()).isEmpty();
  }

  @Test
  void aLinkThatIsPutInPlaceOfAFileIsNotInstalled() throws Exception {
    world.publish("2.0.0");
    Path outside = Files.write(folder.resolve("outside"), new byte[] {1});
    world.trial =
        bundle -> {
          try {
            Files.move(bundle.network(), outside, StandardCopyOption.REPLACE_EXISTING);
            Files.createSymbolicLink(bundle.network(), outside);
          } catch (IOException broken) {
            throw new AssertionError(broken);
          }
          return 10_000;
        };

    assertThat(refused(world.repository()).reason()).isEqualTo(Reason.TAMPERED);
  }

  @Test
  void aFileWithOtherContentIsNotInstalled() throws Exception {
    Release release = world.publish("2.0.0");
    Path targets = world.repository().resolve("targets").resolve(release.folder());
    try (Stream<Path> files = Files.list(targets)) {
      Path network =
          files
              .filter(file -> file.toString().endsWith("best_model.pth"))
              .findFirst()
              .orElseThrow();
      Files.write(network, new byte[UpdateWorld.NETWORK_BYTES]);
    }

    TufException refused =
        catchThrowableOfType(TufException.class, () -> world.update(world.repository()));

    assertThat(refused.reason()).isEqualTo(TufException.Reason.WRONG_CONTENT);
    assertThat(world.start()).isEqualTo("1.0.0");
  }

  @Test
  void whatWasFetchedBeforeACutIsNotFetchedAgain() throws Exception {
    world.publish("2.0.0");
    CuttingSource source = new CuttingSource(new FolderSource(world.repository()));
    UpdateSource cut = new UpdateSource(source, Freshness.ONLINE, "test");
    ModelUpdater updater = world.updater();
    UpdateOffer offer = updater.check(cut);

    source.left = 200_000;
    assertThat(
            catchThrowableOfType(
                EOFException.class, () -> updater.apply(offer, cut, new UpdateWorld.Progress())))
        .isNotNull();
    source.left = Long.MAX_VALUE;
    long before = source.sent;
    updater.apply(offer, cut, new UpdateWorld.Progress());

    assertThat(source.sent - before).isLessThan(offer.bytes() - 150_000);
    assertThat(world.start()).isEqualTo("2.0.0");
  }

  @Test
  void aChangedRestOfAnEarlierTryIsThrownAway() throws Exception {
    Release release = world.publish("2.0.0");
    Path staging =
        Files.createDirectories(world.data().resolve("models/.staging-" + release.folder()));
    Files.write(staging.resolve("best_model.pth.part"), new byte[1000]);
    Files.write(staging.resolve("stranger.so"), new byte[1000]);

    world.update(world.repository());

    assertThat(world.start()).isEqualTo("2.0.0");
    assertThat(world.data().resolve("models/tiny-2.0.0/stranger.so")).doesNotExist();
  }

  @Test
  void aStoppedInstallationChangesNothing() throws Exception {
    world.publish("2.0.0");
    UpdateWorld.Progress progress = new UpdateWorld.Progress();
    progress.cancelAt = 100_000;
    try (UpdateSource source = UpdateSource.carried(world.repository())) {
      UpdateOffer offer = world.updater().check(source);
      UpdateException stopped =
          catchThrowableOfType(
              UpdateException.class, () -> world.updater().apply(offer, source, progress));

      assertThat(stopped.reason()).isEqualTo(Reason.CANCELLED);
      assertThat(progress.told.getLast()).isLessThan(offer.bytes());
    }
    assertThat(world.start()).isEqualTo("1.0.0");
  }

  @Test
  void twoProcessesDoNotInstallAtTheSameTime() throws Exception {
    world.publish("2.0.0");
    try (ProcessLock lock =
        ProcessLock.tryTake(world.data().resolve("updates/lock")).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(refused(world.repository()).reason()).isEqualTo(Reason.BUSY);
    }
  }

  @Test
  void aStickWithAnExpiredTimestampIsAcceptedAndSaysSo() throws Exception {
    world.publish("2.0.0");
    Path stick = world.pack("2.0.0");
    world.clock = Clock.fixed(UpdateWorld.NOW.plus(Duration.ofDays(60)), ZoneOffset.UTC);
    try (UpdateSource source = UpdateSource.carried(stick)) {
      assertThat(world.updater().check(source).staleSince())
          .contains(UpdateWorld.NOW.plus(Duration.ofDays(30)));
    }
    world.update(stick);
    assertThat(world.start()).isEqualTo("2.0.0");

    world.clock = Clock.fixed(UpdateWorld.NOW.plus(Duration.ofDays(366)), ZoneOffset.UTC);
    assertThat(catchThrowableOfType(TufException.class, () -> world.update(stick)).reason())
        .isEqualTo(TufException.Reason.EXPIRED);
    assertThat(world.start()).as("an installed model does not expire").isEqualTo("2.0.0");
  }

  /** Ends in the middle of a file. */
  private static final class CuttingSource implements MetadataSource {
    private final FolderSource source;
    private long left = Long.MAX_VALUE;
    private long sent;

    CuttingSource(FolderSource source) {
      this.source = source;
    }

    @Override
    public Optional<InputStream> metadata(String name) throws IOException {
      return source.metadata(name);
    }

    @Override
    public Optional<InputStream> target(String path, long offset) throws IOException {
      return source.target(path, offset).map(this::cut);
    }

    private InputStream cut(InputStream in) {
      return new InputStream() {
        @Override
        public int read() throws IOException {
          throw new IOException("not used");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          int count = in.read(bytes, from, (int) Math.min(length, left));
          left -= Math.max(0, count);
          sent += Math.max(0, count);
          return count == 0 ? -1 : count;
        }

        @Override
        public void close() throws IOException {
          in.close();
        }
      };
    }
  }
}
