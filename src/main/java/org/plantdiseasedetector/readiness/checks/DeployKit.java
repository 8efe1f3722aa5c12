package org.plantdiseasedetector.readiness.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What the project ships for containers and clusters, in the folder {@code deploy} of the
 * installation or {@code installer} of the sources: {@code Containerfile} or {@code Dockerfile}, an
 * ignore file and a compose file in {@code container} or beside it, manifests in {@code
 * kubernetes}.
 *
 * @param folder may be missing
 */
record DeployKit(Path folder) {

  private static final long MOST_BYTES = 1 << 20;
  static final List<String> CONTAINER = List.of("Containerfile", "Dockerfile");
  static final List<String> IGNORE = List.of(".containerignore", ".dockerignore");
  static final List<String> COMPOSE =
      List.of("compose.yaml", "docker-compose.yml", "docker-compose.yaml");

  /** Finds the first of several names. */
  Optional<Path> find(List<String> names) {
    return Stream.of(folder.resolve("container"), folder)
        .flatMap(place -> names.stream().map(place::resolve))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Returns what is missing of a part, in words for a row; empty if it is there. */
  List<String> missing(List<String> names) {
    return find(names).isPresent() ? List.of() : List.of("deploy/" + names.getFirst());
  }

  /** Returns what is missing of the manifests; empty if there are some. */
  List<String> missingManifests() throws IOException {
    return manifestFiles().isEmpty() ? List.of("manifests in deploy/kubernetes") : List.of();
  }

  /** Returns the lines of the container file, continued ones joined, without comments. */
  List<String> container() throws IOException {
    Path file = find(CONTAINER).orElseThrow(() -> new IOException("no container file"));
    String text = read(file).replaceAll("\\\\\\r?\\n", " ");
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** Returns the lines that begin with an instruction, without it. */
  List<String> instructions(String name) throws IOException {
    return container().stream()
        .filter(line -> line.regionMatches(true, 0, name + " ", 0, name.length() + 1))
        .map(line -> line.substring(name.length()).strip())
        .toList();
  }

  /** Returns the services of the compose file by name. */
  Map<?, ?> services() throws IOException {
    Path file = find(COMPOSE).orElseThrow(() -> new IOException("no compose file"));
    for (Object document : load(read(file))) {
      if (document instanceof Map<?, ?> map && map.get("services") instanceof Map<?, ?> services) {
        return services;
      }
    }
    return Map.of();
  }

  private List<Path> manifestFiles() throws IOException {
    Path manifests = folder.resolve("kubernetes");
    if (!Files.isDirectory(manifests)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(manifests)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    }
  }

  /** Returns all documents of the cluster's manifests. */
  List<Object> manifests() throws IOException {
    List<Object> documents = new ArrayList<>();
    for (Path file : manifestFiles()) {
      documents.addAll(load(read(file)));
    }
    return documents;
  }

  /** Returns how many manifests are of one of these kinds. */
  long kinds(List<String> kinds) throws IOException {
    return manifests().stream()
        .filter(
            document ->
                document instanceof Map<?, ?> map
                    && kinds.contains(String.valueOf(map.get("kind"))))
        .count();
  }

  /** Returns the containers of all manifests. */
  List<Map<?, ?>> containers() throws IOException {
    List<Map<?, ?>> containers = new ArrayList<>();
    for (Object document : manifests()) {
      visit(
          document,
          map -> {
            if (map.get("containers") instanceof List<?> list) {
              list.forEach(
                  one -> {
                    if (one instanceof Map<?, ?> container) {
                      containers.add(container);
                    }
                  });
            }
            return false;
          });
    }
    return containers;
  }

  /** Returns whether a map anywhere in a document satisfies a condition. */
  static boolean visit(Object document, Predicate<Map<?, ?>> condition) {
    if (document instanceof Map<?, ?> map) {
      return condition.test(map)
          || map.values().stream().anyMatch(value -> value != null && visit(value, condition));
    }
    return document instanceof List<?> list
        && list.stream().anyMatch(value -> value != null && visit(value, condition));
  }

  private static List<Object> load(String yaml) {
    List<Object> documents = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(yaml)
        .forEach(
            document -> {
              if (document != null) {
                documents.add(document);
              }
            });
    return documents;
  }

  private static String read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file.getFileName() + " is too large");
    }
    return Files.readString(file);
  }
}
