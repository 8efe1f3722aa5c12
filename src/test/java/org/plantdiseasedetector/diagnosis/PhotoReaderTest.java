package org.plantdiseasedetector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.imaging.PhotoException;

class PhotoReaderTest {

  private static final PhotoReader READER = new PhotoReader(100);

  @TempDir private Path folder;

  @Test
  void readsUpToTheLimit() throws IOException, PhotoException {
    Path file = Files.write(folder.resolve("a"), new byte[100]);
    assertThat(READER.read(file)).hasSize(100);
  }

  @Test
  void refusesMissingEmptyAndLargeFiles() throws IOException {
    assertFails(folder.resolve("gone"), FailureCode.FILE_NOT_FOUND);
    assertFails(Files.createFile(folder.resolve("empty")), FailureCode.FILE_EMPTY);
    assertFails(Files.write(folder.resolve("big"), new byte[101]), FailureCode.FILE_TOO_LARGE);
  }

  @Test
  void refusesWhatIsNoFile() throws IOException {
    assertFails(folder, FailureCode.FILE_NOT_READABLE);
    Path file = Files.write(folder.resolve("a"), new byte[1]);
    assertFails(file.resolve("below"), FailureCode.FILE_NOT_FOUND);
    Path endless = Path.of("/dev/zero");
    Assumptions.assumeTrue(Files.exists(endless), "No devices on this system");
    assertFails(endless, FailureCode.FILE_NOT_READABLE);
  }

  @Test
  void refusesAFileThatMayNotBeRead() throws IOException {
    Path file = Files.write(folder.resolve("a"), new byte[1]);
    Files.setPosixFilePermissions(file, Set.of());
    Assumptions.assumeFalse(Files.isReadable(file), "This user may read everything");
    assertFails(file, FailureCode.FILE_NOT_READABLE);
  }

  private static void assertFails(Path file, FailureCode code) {
    assertThatThrownBy(() -> READER.read(file))
        .isInstanceOfSatisfying(
            PhotoException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
