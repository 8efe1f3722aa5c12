package org.plantdiseasedetector.readiness.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Looks for names in the app's own compiled classes. A class that uses another one names it in its
 * constant pool (JVM specification, 4.4), so plain search finds every use without running anything.
 *
 * @param code jar or folder of classes
 */
record OwnCode(Path code) {

  private static final String SUFFIX = ".class";

  /** Classes that wait for connections. With dots, so that this class does not name them. */
  private static final List<String> LISTENING =
      List.of(
          "java.net.ServerSocket",
          "java.net.DatagramSocket",
          "java.nio.channels.ServerSocketChannel",
          "java.nio.channels.AsynchronousServerSocketChannel",
          "com.sun.net.httpserver");

  /** Classes that connect to somewhere. */
  private static final List<String> CONNECTING =
      List.of(
          "java.net.Socket",
          "java.net.HttpURLConnection",
          "java.net.URLConnection",
          "java.net.http.HttpClient",
          "java.nio.channels.SocketChannel",
          "java.nio.channels.AsynchronousSocketChannel");

  /**
   * What was found.
   *
   * @param classes how many classes were read
   * @param uses class and name, one per use
   */
  record Found(int classes, List<String> uses) {}

  /** Returns the simple names of all classes, under which they write to the log. */
  Set<String> names() throws IOException {
    Set<String> names = new HashSet<>();
    read((name, bytes) -> names.add(name.replaceFirst(".*[/\\\\]", "").replace(SUFFIX, "")));
    return names;
  }

  Found listening() throws IOException {
    return search(LISTENING);
  }

  Found connecting() throws IOException {
    return search(Stream.concat(LISTENING.stream(), CONNECTING.stream()).toList());
  }

  /** Searches all classes for names with dots. */
  Found search(List<String> names) throws IOException {
    List<String> wanted = names.stream().map(name -> name.replace('.', '/')).toList();
    List<String> uses = new ArrayList<>();
    int[] count = {0};
    read(
        (name, bytes) -> {
          count[0]++;
          String text = new String(bytes, StandardCharsets.ISO_8859_1);
          wanted.stream()
              .filter(text::contains)
              .filter(use -> isWhole(text, use))
              .forEach(use -> uses.add(name + " uses " + use.replace('/', '.')));
        });
    return new Found(count[0], uses);
  }

  /** A longer name that only begins like the wanted one does not count; a package does. */
  private static boolean isWhole(String text, String use) {
    for (int at = text.indexOf(use); at >= 0; at = text.indexOf(use, at + 1)) {
      int end = at + use.length();
      if (end >= text.length() || !Character.isLetterOrDigit(text.charAt(end))) {
        return true;
      }
    }
    return false;
  }

  /** Takes a class. */
  @FunctionalInterface
  interface Reader {
    void read(String name, byte[] bytes);
  }

  /** Reads all classes. */
  void read(Reader reader) throws IOException {
    if (Files.isDirectory(code)) {
      try (Stream<Path> files = Files.walk(code)) {
        files
            .filter(file -> file.toString().endsWith(SUFFIX))
            .forEach(file -> reader.read(code.relativize(file).toString(), bytes(file)));
      } catch (UncheckedIOException unreadable) {
        throw new IOException(unreadable);
      }
      return;
    }
    try (ZipFile jar = new ZipFile(code.toFile())) {
      for (ZipEntry entry : jar.stream().filter(e -> e.getName().endsWith(SUFFIX)).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          reader.read(entry.getName(), in.readAllBytes());
        }
      }
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
