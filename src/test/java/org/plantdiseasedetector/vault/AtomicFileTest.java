package org.plantdiseasedetector.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir private Path folder;

  @Test
  void replacesAnOlderFileOnlyWhenCommitted() throws IOException {
    Path target = Files.writeString(folder.resolve("rows.csv"), "old");
    try (AtomicFile file = new AtomicFile(target)) {
      file.out().write("new".getBytes(StandardCharsets.UTF_8));
      assertThat(target).hasContent("old");
      file.commit();
    }
    assertThat(target).hasContent("new");
    assertOnly(target);
  }

  @Test
  void leavesTheOlderFileAndNoRemainsWhenGivenUp() throws IOException {
    Path target = Files.writeString(folder.resolve("rows.csv"), "old");
    try (AtomicFile file = new AtomicFile(target)) {
      file.out().write(1);
    }
    assertThat(target).hasContent("old");
    assertOnly(target);
  }

  @Test
  void refusesFoldersAndMissingFolders() {
    assertThatThrownBy(() -> new AtomicFile(folder)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new AtomicFile(folder.resolve("gone/rows.csv")))
        .isInstanceOf(IOException.class);
  }

  private void assertOnly(Path target) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }
}
