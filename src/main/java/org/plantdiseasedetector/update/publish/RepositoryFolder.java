package org.plantdiseasedetector.update.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plantdiseasedetector.update.tuf.ClientWorkflow;
import org.plantdiseasedetector.update.tuf.Fields;
import org.plantdiseasedetector.update.tuf.Role;
import org.plantdiseasedetector.update.tuf.StrictJson;
import org.plantdiseasedetector.update.tuf.WireForm;
import org.plantdiseasedetector.vault.DurableFile;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of a repository, as they lie on a server or stick.
 *
 * @param folder holds {@code metadata} and {@code targets}
 */
record RepositoryFolder(Path folder) {

  private static final String SIGNED = "signed";

  Path metadata(String name) {
    return folder.resolve("metadata").resolve(name);
  }

  Path target(String path) {
    return folder.resolve("targets").resolve(path);
  }

  boolean exists() {
    return Files.exists(metadata("1.root.json"));
  }

  void writeMetadata(String name, byte[] content) throws IOException {
    Files.createDirectories(metadata(name).resolveSibling("."));
    DurableFile.write(metadata(name), content);
  }

  void writeTarget(String path, byte[] content) throws IOException {
    Files.createDirectories(target(path).resolveSibling("."));
    DurableFile.write(target(path), content);
  }

  /** Returns the signed part of the newest root. */
  ObjectNode root() throws IOException {
    int version = 1;
    while (Files.exists(metadata((version + 1) + ".root.json"))) {
      version++;
    }
    return signed(version + ".root.json");
  }

  /** Returns the signed part of the newest metadata of another role. */
  ObjectNode current(Role role) throws IOException {
    ObjectNode timestamp = signed(Role.TIMESTAMP.file());
    if (role == Role.TIMESTAMP) {
      return timestamp;
    }
    ObjectNode snapshot = signed(version(timestamp, Role.SNAPSHOT) + "." + Role.SNAPSHOT.file());
    return role == Role.SNAPSHOT
        ? snapshot
        : signed(version(snapshot, Role.TARGETS) + "." + Role.TARGETS.file());
  }

  /** Returns the paths of all roots and of the current metadata of the other roles. */
  List<String> currentMetadata() throws IOException {
    List<String> names = new ArrayList<>();
    for (int version = 1; Files.exists(metadata(version + ".root.json")); version++) {
      names.add("metadata/" + version + ".root.json");
    }
    names.add("metadata/" + Role.TIMESTAMP.file());
    for (Role role : List.of(Role.SNAPSHOT, Role.TARGETS)) {
      long version = Fields.number(current(role), "version", 1);
      names.add("metadata/" + version + "." + role.file());
    }
    return names;
  }

  private static long version(ObjectNode parent, Role child) {
    return Fields.number(Fields.object(Fields.object(parent, "meta"), child.file()), "version", 1);
  }

  private ObjectNode signed(String name) throws IOException {
    byte[] bytes = DurableFile.read(metadata(name), ClientWorkflow.MOST_OTHER);
    try {
      return Fields.object(StrictJson.parse(bytes, WireForm.CANONICAL), SIGNED);
    } catch (IllegalArgumentException damaged) {
      throw new IOException(metadata(name) + " is damaged: " + damaged.getMessage(), damaged);
    }
  }
}
