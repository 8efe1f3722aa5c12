package org.plantdiseasedetector.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plantdiseasedetector.update.transport.HttpOptions;
import org.plantdiseasedetector.update.transport.HttpSource;
import org.plantdiseasedetector.update.transport.LoopbackServer;
import org.plantdiseasedetector.update.transport.LoopbackServer.Mood;
import org.plantdiseasedetector.update.tuf.Freshness;
import org.plantdiseasedetector.update.tuf.TufException;

/** From a real HTTPS server on this machine to the next start. */
class HttpUpdateTest {

  @TempDir private Path folder;
  private UpdateWorld world;
  private LoopbackServer server;

  @BeforeEach
  void startServer() throws Exception {
    world = new UpdateWorld(folder);
    world.publish("2.0.0");
    server = new LoopbackServer(world.repository(), folder);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private HttpOptions options(int tries) {
    return new HttpOptions(
        Optional.empty(),
        Optional.of(server.certificate()),
        Duration.ofSeconds(20),
        Duration.ofMillis(500),
        tries,
        Duration.ofMillis(1));
  }

  private void update(int tries) throws Exception {
    try (UpdateSource source =
        new UpdateSource(
            HttpSource.open(server.address(), options(tries)), Freshness.ONLINE, "server")) {
      ModelUpdater updater = world.updater();
      updater.apply(updater.check(source), source, new UpdateWorld.Progress());
    }
  }

  @Test
  void anUpdateArrives() throws Exception {
    update(1);

    assertThat(world.start()).isEqualTo("2.0.0");
  }

  @Test
  void nothingThatCouldIdentifyAnybodyIsSent() throws Exception {
    update(1);

    assertThat(server.requests)
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request)
                    .contains("agent=PlantDiseaseDetector headers=[")
                    .doesNotContain("Cookie", "Referer", "Authorization", "Accept-language"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"CUTS", "STALLS", "BROKEN"})
  void aTransferThatBreaksIsContinued(Mood mood) throws Exception {
    server.mood = mood;
    server.times.set(2);

    update(5);

    assertThat(world.start()).isEqualTo("2.0.0");
    if (mood != Mood.BROKEN) {
      assertThat(server.requests)
          .anyMatch(request -> request.matches(".*best_model.pth range=bytes=\\d+-.*"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"CUTS", "STALLS", "BROKEN", "WRONG_RANGE", "TO_HTTP", "TO_NOWHERE", "IN_CIRCLES"})
  void whatStaysBrokenInstallsNothingAndIsContinuedLater(Mood mood) throws Exception {
    server.mood = mood;

    assertThat(catchThrowableOfType(IOException.class, () -> update(2))).isNotNull();
    assertThat(world.start()).isEqualTo("1.0.0");

    server.mood = Mood.HONEST;
    update(1);
    assertThat(world.start()).isEqualTo("2.0.0");
    if (mood == Mood.CUTS) {
      assertThat(server.requests)
          .filteredOn(request -> request.matches(".*best_model.pth range=bytes=\\d+-.*"))
          .hasSize(2);
    }
  }

  @Test
  void aServerWithoutRangesIsContinuedAllTheSame() throws Exception {
    server.mood = Mood.CUTS;
    assertThat(catchThrowableOfType(IOException.class, () -> update(1))).isNotNull();

    server.mood = Mood.NO_RANGES;
    update(1);

    assertThat(world.start()).isEqualTo("2.0.0");
  }

  @Test
  void moreThanTheSignedLengthIsNotRead() throws Exception {
    server.mood = Mood.ENDLESS;

    TufException refused = catchThrowableOfType(TufException.class, () -> update(1));

    assertThat(refused.reason()).isEqualTo(TufException.Reason.WRONG_CONTENT);
    assertThat(world.start()).isEqualTo("1.0.0");
  }

  @Test
  void aWrongPromiseOfTheLengthDoesNotMatter() throws Exception {
    server.mood = Mood.PROMISES_MORE;
    server.times.set(1);

    update(3);

    assertThat(world.start()).isEqualTo("2.0.0");
  }

  @Test
  void aRedirectToHttpsIsFollowed() throws Exception {
    server.mood = Mood.TO_HTTPS;
    server.times.set(1);

    update(1);

    assertThat(server.requests.toString()).contains("/moved/");
    assertThat(world.start()).isEqualTo("2.0.0");
  }

  @Test
  void expiredMetadataOfAServerAreRefused() {
    world.clock = Clock.fixed(UpdateWorld.NOW.plus(Duration.ofDays(31)), ZoneOffset.UTC);

    TufException refused = catchThrowableOfType(TufException.class, () -> update(1));

    assertThat(refused.reason()).isEqualTo(TufException.Reason.EXPIRED);
  }

  @Test
  void aServerWithACertificateOfNobodyIsNotSpokenTo() throws Exception {
    HttpOptions unknown =
        new HttpOptions(
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            1,
            Duration.ofMillis(1));
    try (HttpSource source = HttpSource.open(server.address(), unknown)) {
      assertThatThrownBy(() -> source.metadata("timestamp.json"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("timestamp.json");
    }
    assertThat(server.requests).isEmpty();
  }

  @Test
  void addressesWithoutHttpsAreRefused() {
    assertThatThrownBy(() -> HttpSource.open("http://127.0.0.1/", options(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpSource.open("https:///x", options(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpOptions.standard(Optional.of("proxy"), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host:port");
  }
}
