package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewerFileTest {

  @TempDir private Path folder;

  @Test
  void aNameIsRememberedAndReplaced() throws IOException {
    ReviewerFile file = new ReviewerFile(folder.resolve("new").resolve("reviewer.txt"));
    assertThat(file.remembered()).isEmpty();
    file.remember("Ada Müller");
    assertThat(file.remembered()).contains("Ada Müller");
    file.remember("Ben");
    assertThat(file.remembered()).contains("Ben");
  }

  @Test
  void whatIsNoNameIsKeptAsideAndNotUsed() throws IOException {
    for (String content : new String[] {"a\u0000b", "x".repeat(101), "y".repeat(5000), " "}) {
      Path place = Files.createTempDirectory(folder, "t").resolve("reviewer.txt");
      Files.writeString(place, content);
      assertThat(new ReviewerFile(place).remembered()).isEmpty();
      assertThat(place).doesNotExist();
      assertThat(place.resolveSibling("reviewer.txt.damaged")).hasContent(content);
    }
    Path place = folder.resolve("reviewer.txt");
    Files.write(place, new byte[] {(byte) 0xC3, (byte) 0x28});
    assertThat(new ReviewerFile(place).remembered()).isEmpty();
    assertThat(place.resolveSibling("reviewer.txt.damaged")).exists();
  }
}
