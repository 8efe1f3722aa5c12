package org.plantdiseasedetector.readiness.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The CycloneDX bill of materials that the build writes.
 *
 * @param components by the beginning of the library's file name, {@code artifact-version}
 */
record Sbom(Map<String, Component> components) {

  private static final String FILE = "plant-disease-detector-sbom.json";

  /** Natives are unpacked in the packaged app. */
  private static final String UNPACKED = "pytorch-";

  /**
   * A library.
   *
   * @param name group and artifact, as in the list of licences
   * @param sha256 of its file, empty if the bill has none
   */
  record Component(String name, String sha256) {}

  static Sbom read(Path home) throws IOException {
    Path file = home.resolve(FILE);
    if (!Files.exists(file)) {
      file = home.resolve("target").resolve("sbom").resolve(FILE);
    }
    if (!Files.exists(file)) {
      throw new IOException(FILE + " is missing");
    }
    Map<String, Component> components = new TreeMap<>();
    for (JsonNode node : Facts.json(file).path("components")) {
      String artifact = node.path("name").asString("");
      String hash = "";
      for (JsonNode one : node.path("hashes")) {
        hash =
            one.path("alg").asString("").equals("SHA-256") ? one.path("content").asString() : hash;
      }
      components.put(
          artifact + "-" + node.path("version").asString(""),
          new Component(node.path("group").asString("") + ":" + artifact, hash));
    }
    if (components.isEmpty()) {
      throw new IOException(file.getFileName() + " lists no libraries");
    }
    return new Sbom(components);
  }

  /** Returns what differs between the bill and the libraries; empty if they agree. */
  List<String> differences(Installation of) throws IOException {
    List<String> differences = new ArrayList<>();
    List<String> left = new ArrayList<>(components.keySet());
    for (Path jar : of.libraries()) {
      if (jar.equals(of.code())) {
        continue;
      }
      String name = jar.getFileName().toString();
      Optional<String> key = key(name);
      if (key.isEmpty()) {
        differences.add(name + " is not in the bill of materials");
      } else {
        left.remove(key.get());
        Component component = components.get(key.get());
        if (component != null && isOther(jar, component)) {
          differences.add(name + " was changed");
        }
      }
    }
    left.stream()
        .filter(name -> !name.startsWith(UNPACKED))
        .forEach(name -> differences.add(name + " is missing"));
    return differences;
  }

  private static boolean isOther(Path jar, Component component) throws IOException {
    return !component.sha256().isEmpty()
        && !InstallationFiles.sha256(jar).equals(component.sha256());
  }

  private Optional<String> key(String file) {
    return components.keySet().stream()
        .filter(key -> file.equals(key + ".jar") || file.startsWith(key + "-"))
        .findFirst();
  }
}
