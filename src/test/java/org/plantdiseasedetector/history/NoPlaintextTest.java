package org.plantdiseasedetector.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.Vaults;

/**
 * Nothing of a case is readable on disk: not in the data folder, not in the folder for temporary
 * files, not in the log; neither while the history is open nor after it was closed or killed.
 */
class NoPlaintextTest {

  private static final String MARKER = "Marmalade4711";
  private static final byte[] PIXELS = pixels();

  @TempDir private Path folder;

  @Test
  void noMarkerIsFoundInAnyByteOfAnyFile() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path log = folder.resolve("log.txt");
    Process process = start(data, temporary, log, "halt");
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(log)).contains("all work done");
    assertThat(process.exitValue()).isEqualTo(9);
    assertNothingReadable(data, temporary, log);

    process = start(data, temporary, log, "close");
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertNothingReadable(data, temporary, log);
    assertThat(temporary).isEmptyDirectory();
  }

  private static void assertNothingReadable(Path... places) throws IOException {
    int searched = 0;
    for (Path place : places) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          byte[] bytes = Files.readAllBytes(file);
          for (byte[] marker : markers()) {
            assertThat(indexOf(bytes, marker)).as(file.toString()).isNegative();
          }
          searched++;
        }
      }
    }
    assertThat(searched).isGreaterThan(4);
  }

  /** The text in the encodings that a database or a log could use, and a piece of the photo. */
  private static List<byte[]> markers() {
    return List.of(
        MARKER.getBytes(StandardCharsets.UTF_8),
        MARKER.getBytes(StandardCharsets.UTF_16LE),
        MARKER.getBytes(StandardCharsets.UTF_16BE),
        "tomato.late_blight".getBytes(StandardCharsets.UTF_8),
        Vaults.PASSPHRASE.getBytes(StandardCharsets.UTF_8),
        Arrays.copyOfRange(PIXELS, 70_000, 70_016));
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int at = 0; at + wanted.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  @Test
  void theSearchWouldFindAMarker() throws IOException {
    Path file = folder.resolve("leak");
    byte[] leak = new byte[1000];
    byte[] marker = MARKER.getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(marker, 0, leak, 511, marker.length);
    Files.write(file, leak);
    assertThat(indexOf(Files.readAllBytes(file), marker)).isEqualTo(511);
  }

  private static Process start(Path data, Path temporary, Path log, String end) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=debug");
    command.add("-Dorg.slf4j.simpleLogger.log.org.plantdiseasedetector=trace");
    command.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(NoPlaintextTest.class.getName(), data.toString(), end));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Does everything that touches cases, then ends in good order or without. */
  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    TestHistory history = TestHistory.open(data);
    for (int i = 0; i < 300; i++) {
      CaseDetails details = Cases.details(MARKER, ("notes " + MARKER + " ").repeat(20));
      byte[] photo = PIXELS.clone();
      photo[0] = (byte) i;
      history.get().save(Cases.of(details, Cases.photo(MARKER + ".jpg", i < 5 ? photo : slice(i))));
    }
    history
        .get()
        .label(1, new HumanLabel(LabelState.NOT_SURE, Optional.empty(), MARKER, Instant.EPOCH));
    history.get().search(CaseQuery.of(MARKER), 0, 100);
    history.get().verify(() -> {});
    try (Passphrase changed = Vaults.passphrase()) {
      Vaults.cheap(data, Clock.systemUTC()).changePassphrase(history.vault(), changed);
    }
    System.out.println("all work done");
    if (arguments[1].equals("halt")) {
      Runtime.getRuntime().halt(9);
    }
    history.close();
  }

  private static byte[] slice(int i) {
    return Arrays.copyOfRange(PIXELS, i, i + 400);
  }

  private static byte[] pixels() {
    byte[] pixels = new byte[150_000];
    new Random(7).nextBytes(pixels);
    return pixels;
  }
}
