package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

  @TempDir private Path folder;

  @Test
  void oldLogsGoAndOtherFilesStay() throws IOException {
    for (int i = 0; i < 25; i++) {
      Path log = Files.createFile(folder.resolve("pdd-" + i + ".log"));
      assertThat(log.toFile().setLastModified(1_000_000L + i * 10_000L)).isTrue();
    }
    Files.createFile(folder.resolve("notes.txt"));
    LogFiles.prune(folder);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(20)
          .contains("notes.txt", "pdd-24.log", "pdd-6.log")
          .doesNotContain("pdd-5.log");
    }
  }
}
