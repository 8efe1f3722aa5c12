package org.plantdiseasedetector.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.update.UpdateException.Reason;
import org.plantdiseasedetector.update.archive.ArchiveSource;
import org.plantdiseasedetector.update.tuf.Freshness;
import org.plantdiseasedetector.update.tuf.Hashes;
import org.plantdiseasedetector.update.tuf.TargetFile;
import org.plantdiseasedetector.update.tuf.TargetsMetadata;
import org.plantdiseasedetector.update.tuf.TrustedMetadata;
import org.plantdiseasedetector.update.tuf.TufException;

/** Attacks on the computer around the signatures: links, pipes, lengths, time, and quoted text. */
class UpdateAttackTest {

  @TempDir private Path folder;
  private UpdateWorld world;

  @BeforeEach
  void makeWorld() throws Exception {
    world = new UpdateWorld(folder);
    world.start();
  }

  @Test
  void aLinkInPlaceOfTheStagingFolderDeletesNothingWhereItLeads() throws Exception {
    world.publish("2.0.0");
    Path precious = Files.createDirectories(folder.resolve("documents"));
    Files.writeString(precious.resolve("thesis.txt"), "years of work");
    Path models = Files.createDirectories(world.data().resolve("models"));
    Files.createSymbolicLink(models.resolve(".staging-tiny-2.0.0"), precious);

    world.update(world.repository());

    assertThat(precious.resolve("thesis.txt")).hasContent("years of work");
    assertThat(precious).isDirectoryNotContaining("glob:**.pth");
    assertThat(world.start()).isEqualTo("2.0.0");
  }

  @Test
  void aDanglingLinkInPlaceOfTheModelDoesNotStopTheInstallation() throws Exception {
    world.publish("2.0.0");
    Path models = Files.createDirectories(world.data().resolve("models"));
    Files.createSymbolicLink(models.resolve("tiny-2.0.0"), folder.resolve("nowhere"));

    world.update(world.repository());

    assertThat(world.start()).isEqualTo("2.0.0");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeOnAStickIsRefusedInsteadOfWaitedFor() throws Exception {
    world.publish("2.0.0");
    Path timestamp = world.repository().resolve("metadata/timestamp.json");
    Files.delete(timestamp);
    assertThat(new ProcessBuilder("mkfifo", timestamp.toString()).start().waitFor()).isZero();

    assertThatThrownBy(() -> world.update(world.repository()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("timestamp.json is no plain file");
    assertThatThrownBy(() -> ArchiveSource.open(timestamp)).hasMessageContaining("no plain file");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, 65L << 20})
  void signedLengthsBeyondMeasureAreRefusedBeforeAnythingIsFetched(long length) throws Exception {
    world.publish("2.0.0");
    try (UpdateSource source = UpdateSource.carried(world.repository())) {
      UpdateOffer offer = world.updater().check(source);
      Map<String, TargetFile> files = new HashMap<>(offer.trusted().targets().targets());
      Hashes any = new Hashes(Map.of("sha256", "00".repeat(32)));
      files.put(offer.release().path("best_model.pth"), new TargetFile(length, any));
      files.put(offer.release().path("config.yaml"), new TargetFile(length, any));
      TargetsMetadata huge =
          new TargetsMetadata(
              offer.trusted().targets().version(), offer.trusted().targets().expires(), files);
      UpdateOffer forged =
          new UpdateOffer(
              offer.release(),
              new TrustedMetadata(offer.trusted().root(), huge, Optional.empty()),
              2 * length,
              offer.state(),
              offer.withdrawn());

      UpdateException refused =
          catchThrowableOfType(
              UpdateException.class,
              () -> world.updater().apply(forged, source, new UpdateWorld.Progress()));

      assertThat(refused.reason()).isEqualTo(Reason.TAMPERED);
      assertThat(world.data().resolve("models")).doesNotExist();
    }
  }

  @Test
  void anOfferThatWasOvertakenByAWithdrawalIsNotInstalled() throws Exception {
    world.publish("2.0.0");
    try (UpdateSource source = UpdateSource.carried(world.repository());
        UpdateSource later = UpdateSource.carried(world.repository())) {
      UpdateOffer offer = world.updater().check(source);
      world.publish("1.5.0");
      world.publisher().withdraw("tiny-2.0.0", world.ring);
      world.updater().check(later);

      assertThat(
              catchThrowableOfType(
                      UpdateException.class,
                      () -> world.updater().apply(offer, source, new UpdateWorld.Progress()))
                  .reason())
          .isEqualTo(Reason.OUTDATED);
    }
    assertThat(world.start()).isEqualTo("1.0.0");
  }

  @Test
  void aDamagedRecordOfAnySizeKeepsNoModelFromStartingAndIsKept() throws Exception {
    world.publish("2.0.0");
    world.update(world.repository());
    Path state = world.data().resolve("updates/state.json");
    Files.write(state, new byte[100_000]);

    assertThat(world.start()).isEqualTo("1.0.0");
    assertThat(state.resolveSibling("state.json.damaged")).hasSize(100_000);

    Files.createDirectory(state);
    assertThat(world.start()).isEqualTo("1.0.0");
  }

  @Test
  void textOfStrangersInARefusalCannotPlayTricksOnTheTerminal() throws Exception {
    Path root = world.repository().resolve("metadata/2.root.json");
    String trick = "\u009B31m\u202Eevil\u2028" + "x".repeat(400);
    Files.write(
        root,
        ("{\"signatures\":[],\"signed\":{},\"" + trick + "\":1}").getBytes(StandardCharsets.UTF_8));

    TufException refused =
        catchThrowableOfType(TufException.class, () -> world.update(world.repository()));

    assertThat(refused.getMessage())
        .contains("2.root.json is refused", "evil")
        .doesNotContain("\u009B", "\u202E", "\u2028")
        .hasSizeLessThan(400);
  }

  @Test
  void anOfferWhoseSignaturesEndedMeanwhileIsNotInstalled() throws Exception {
    world.publish("2.0.0");
    UpdateSource folderSource = UpdateSource.carried(world.repository());
    try (UpdateSource online =
        new UpdateSource(folderSource.repository(), Freshness.ONLINE, "server")) {
      UpdateOffer offer = world.updater().check(online);
      world.clock = Clock.fixed(UpdateWorld.NOW.plus(Duration.ofDays(1000)), ZoneOffset.UTC);

      assertThat(
              catchThrowableOfType(
                      UpdateException.class,
                      () -> world.updater().apply(offer, online, new UpdateWorld.Progress()))
                  .reason())
          .isEqualTo(Reason.OUTDATED);
    }
  }
}
