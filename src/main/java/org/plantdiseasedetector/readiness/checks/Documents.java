package org.plantdiseasedetector.readiness.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The documents of an installation: Markdown files whose links have to lead somewhere.
 *
 * @param home folder from which documents are named
 */
public record Documents(Path home) {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final int LEAST_CHARACTERS = 200;
  private static final int MOST_BYTES = 4 << 20;

  /**
   * Looks at a document.
   *
   * @param name path with forward slashes, optionally with {@code #} and a heading
   * @return what is wrong with it; empty if it is there, says something and has no dead link
   */
  public List<String> problems(String name) {
    String path = name.replaceFirst("#.*", "");
    try {
      String text = read(path);
      List<String> problems = new ArrayList<>();
      if (text.strip().length() < LEAST_CHARACTERS) {
        problems.add(path + " is nearly empty");
      }
      if (name.contains("#") && !headings(text).contains(name.replaceFirst(".*#", ""))) {
        problems.add(name + " is no heading there");
      }
      problems.addAll(deadLinks(path, text));
      return problems;
    } catch (IOException missing) {
      return List.of(path + " is missing");
    }
  }

  /**
   * Reads a document.
   *
   * @param path with forward slashes
   * @throws IOException if it is missing, too large or cannot be read
   */
  String read(String path) throws IOException {
    Path file = home.resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new IOException(path + " is missing");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(path + " is too large");
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private List<String> deadLinks(String path, String text) {
    List<String> dead = new ArrayList<>();
    Path folder = home.resolve(path).resolveSibling("");
    String words = CODE.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("");
    Matcher link = LINK.matcher(words);
    while (link.find()) {
      String target = link.group(1);
      if (!target.contains("://")
          && !target.startsWith("mailto:")
          && !leads(path, folder, target)) {
        dead.add(path + " links to " + target + ", which is not there");
      }
    }
    return dead;
  }

  private boolean leads(String path, Path folder, String target) {
    String file = target.replaceFirst("#.*", "");
    String anchor = target.contains("#") ? target.replaceFirst("[^#]*#", "") : "";
    Path found = file.isEmpty() ? home.resolve(path) : folder.resolve(file).normalize();
    if (!Files.exists(found)) {
      return false;
    }
    if (anchor.isEmpty()) {
      return true;
    }
    try {
      return headings(Files.readString(found, StandardCharsets.UTF_8)).contains(anchor);
    } catch (IOException notText) {
      return false;
    }
  }

  /** Anchors as the usual viewers make them of headings. */
  private static Set<String> headings(String text) {
    return text.lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+\\s*", "").strip().toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /**
   * Lists the documents.
   *
   * @throws IOException if the folder cannot be read
   */
  public List<String> all() throws IOException {
    List<String> names = new ArrayList<>(List.of("README.md"));
    Path docs = home.resolve("docs");
    if (Files.isDirectory(docs)) {
      try (var files = Files.walk(docs)) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .map(file -> home.relativize(file).toString().replace('\\', '/'))
            .sorted()
            .forEach(names::add);
      }
    }
    return names;
  }
}
