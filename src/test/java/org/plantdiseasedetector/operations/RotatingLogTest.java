package org.plantdiseasedetector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {

  @TempDir private Path folder;

  private final List<Path> files = new ArrayList<>();
  private boolean isFull;

  private Path next() throws IOException {
    if (isFull) {
      throw new IOException("no space");
    }
    Path file = Files.createFile(folder.resolve("log-" + files.size()));
    files.add(file);
    return file;
  }

  private PrintStream log(int mostBytes) throws IOException {
    return new PrintStream(
        new RotatingLog(this::next, mostBytes, line -> line.replace("secret", "…")),
        true,
        StandardCharsets.UTF_8);
  }

  @Test
  void noLineIsLostOrTornWhenAFileIsFull() throws IOException {
    try (PrintStream log = log(100)) {
      for (int i = 0; i < 50; i++) {
        log.println("line " + i + " ünïcode");
      }
    }
    StringBuilder all = new StringBuilder();
    for (Path file : files) {
      assertThat(Files.size(file)).isBetween(1L, 100L);
      all.append(Files.readString(file));
    }
    assertThat(files.size()).isGreaterThan(5);
    assertThat(all.toString().lines()).hasSize(50).first().isEqualTo("line 0 ünïcode");
    assertThat(all.toString().lines()).last().isEqualTo("line 49 ünïcode");
  }

  @Test
  void whatMustNotStayNeverReachesTheDisk() throws IOException {
    try (PrintStream log = log(1000)) {
      log.print("a sec");
      log.print("ret word\r\n");
      log.print("secret without an end");
    }
    assertThat(Files.readString(files.getFirst())).isEqualTo("a … word\n… without an end\n");
  }

  @Test
  void whereNoOtherFileCanBeMadeTheOldOneGoesOn() throws IOException {
    try (PrintStream log = log(20)) {
      log.println("0123456789");
      isFull = true;
      log.println("still written down");
      isFull = false;
      log.println("in the next one now");
    }
    assertThat(Files.readString(files.get(0))).contains("still written down");
    assertThat(Files.readString(files.get(1))).isEqualTo("in the next one now\n");
  }
}
