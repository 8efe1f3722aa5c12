package org.plantdiseasedetector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New photos are noticed once, and only when they are complete. */
class WatchedFolderTest {

  @TempDir private Path parent;

  private Instant now = Instant.parse("2026-06-01T10:00:00Z");

  @Test
  void aPhotoIsReportedOnceAfterItStoppedGrowing() throws IOException {
    WatchedFolder watched = watch();
    Path photo = write("DCIM/100/a.JPG", 10);
    write("DCIM/100/note.txt", 10);
    assertThat(watched.poll()).isEmpty();
    pass(3);
    write("DCIM/100/a.JPG", 20);
    assertThat(watched.poll()).isEmpty();
    pass(4);
    assertThat(watched.poll()).isEmpty();
    pass(1);
    assertThat(watched.poll()).containsExactly(photo);
    pass(60);
    assertThat(watched.poll()).isEmpty();
    write("DCIM/100/a.JPG", 30);
    watched.poll();
    pass(5);
    assertThat(watched.poll()).containsExactly(photo);
  }

  @Test
  void anEmptyFileWaits() throws IOException {
    WatchedFolder watched = watch();
    write("a.jpg", 0);
    watched.poll();
    pass(60);
    assertThat(watched.poll()).isEmpty();
  }

  @Test
  void aCardThatIsTakenOutAndPutInAgainIsReadAgain() throws IOException {
    WatchedFolder watched = watch();
    assertThat(watched.poll()).isEmpty();
    Path photo = write("a.jpg", 10);
    watched.poll();
    pass(5);
    assertThat(watched.poll()).containsExactly(photo);
    Files.delete(photo);
    assertThat(watched.poll()).isEmpty();
    write("a.jpg", 10);
    watched.poll();
    pass(5);
    assertThat(watched.poll()).containsExactly(photo);
  }

  @Test
  void aClockThatWasMovedBackOnlyDelays() throws IOException {
    WatchedFolder watched = watch();
    Path photo = write("a.jpg", 10);
    watched.poll();
    pass(-86_400);
    assertThat(watched.poll()).isEmpty();
    pass(5);
    assertThat(watched.poll()).containsExactly(photo);
  }

  private WatchedFolder watch() {
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            return now;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
          }
        };
    return new WatchedFolder(parent.resolve("card"), clock, Duration.ofSeconds(5));
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }

  private Path write(String name, int bytes) throws IOException {
    Path file = parent.resolve("card").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, new byte[bytes]);
  }
}
