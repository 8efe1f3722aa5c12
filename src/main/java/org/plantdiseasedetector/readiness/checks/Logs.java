package org.plantdiseasedetector.readiness.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The log files of the data folder.
 *
 * @param files how many there are
 * @param bytes their size together
 * @param largest size of the largest
 * @param lines messages, without the lines of stack traces; at most the last of each large file
 */
record Logs(int files, long bytes, long largest, List<String> lines) {

  private static final long MOST_READ = 4 << 20;

  /** Messages begin with a date, as simplelogger.properties asks for. */
  private static final Pattern MESSAGE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*");

  Logs {
    lines = List.copyOf(lines);
  }

  static Logs read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new Logs(0, 0, 0, List.of());
    }
    long bytes = 0;
    long largest = 0;
    List<String> lines = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().contains(".log")).sorted().toList();
    }
    for (Path file : files) {
      long size = Files.size(file);
      bytes += size;
      largest = Math.max(largest, size);
      lines.addAll(messages(file, size));
    }
    return new Logs(files.size(), bytes, largest, lines);
  }

  private static List<String> messages(Path file, long size) throws IOException {
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(Math.max(0, size - MOST_READ));
      return new String(in.readNBytes((int) MOST_READ), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> MESSAGE.matcher(line).matches())
          .toList();
    }
  }

  List<String> errors() {
    return lines.stream().filter(line -> line.contains(" ERROR ")).toList();
  }
}
