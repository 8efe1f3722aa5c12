package org.plantdiseasedetector.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.update.tuf.TargetFile;
import org.plantdiseasedetector.update.tuf.TargetsMetadata;
import org.plantdiseasedetector.update.tuf.TrustedStore;
import org.plantdiseasedetector.update.tuf.TufException;

/**
 * The models that updates brought, in the data folder. One is genuine when the trusted targets name
 * exactly its files; the chain of trust begins at the root in the app, at every check.
 *
 * @param folder with one folder per model
 * @param trusted the stored metadata
 */
record InstalledModels(Path folder, TrustedStore trusted) {

  /** Returns the folder names of the installed models, sorted. */
  List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> Files.exists(child.resolve(ModelBundle.CONFIG_FILE)))
          .map(child -> child.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** Returns why a model must not be used, or empty if it is genuine. */
  Optional<String> problem(String name) {
    try {
      Optional<TargetsMetadata> targets = trusted.targets();
      if (targets.isEmpty()) {
        return Optional.of("the signed list of models is missing or damaged");
      }
      return FolderCheck.problem(path(name), expected(targets.get(), name));
    } catch (TufException | IOException broken) {
      return Optional.of(String.valueOf(broken.getMessage()));
    }
  }

  /** Returns the files that the targets name for a model, by file name. */
  static Map<String, TargetFile> expected(TargetsMetadata targets, String name) {
    Map<String, TargetFile> files = new HashMap<>();
    targets
        .targets()
        .forEach(
            (path, file) -> {
              if (path.startsWith(name + "/")) {
                files.put(path.substring(name.length() + 1), file);
              }
            });
    return files;
  }
}
