package org.plantdiseasedetector.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelCatalogue;

/**
 * All models on this computer, each checked.
 *
 * @param folders where they lie
 */
public record ModelList(ModelFolders folders) {

  /**
   * A model.
   *
   * @param name folder name
   * @param folder its place
   * @param shipped whether it came with the app
   * @param active whether it is the one in use
   * @param lastGood whether the app goes back to it if the one in use fails
   * @param bytes on the disk
   * @param problem why it must not be used, half a sentence; empty if it is genuine
   */
  public record Entry(
      String name,
      Path folder,
      boolean shipped,
      boolean active,
      boolean lastGood,
      long bytes,
      Optional<String> problem) {}

  /**
   * Checks every model; takes some hundredths of a second for each.
   *
   * @return those that came with the app first
   * @throws IOException if a folder cannot be read
   */
  public List<Entry> read() throws IOException {
    Optional<Path> used = new ModelGuard(folders).look().map(ModelBundle::directory);
    String previous = folders.state().read().previous();
    List<Entry> entries = new ArrayList<>();
    for (Path folder : shippedFolders()) {
      entries.add(
          entry(
              folder,
              true,
              used.filter(folder::equals).isPresent(),
              false,
              folders.shipped().manifest().problem(folder)));
    }
    for (String name : folders.installed().names()) {
      entries.add(
          entry(
              folders.installed().path(name),
              false,
              used.filter(folders.installed().path(name)::equals).isPresent(),
              name.equals(previous),
              folders.installed().problem(name)));
    }
    return entries;
  }

  /**
   * Returns the models that are what they should be; where one came with the app and was installed,
   * too, the former.
   *
   * @throws IOException if a folder cannot be read
   */
  public Map<ModelIdentity, Entry> genuine() throws IOException {
    Map<ModelIdentity, Entry> genuine = new HashMap<>();
    for (Entry entry : read()) {
      if (entry.problem().isEmpty()) {
        try {
          genuine.putIfAbsent(BundleFiles.read(entry.folder()).identity(), entry);
        } catch (BundleException unusable) {
          throw new IOException(unusable.getMessage(), unusable);
        }
      }
    }
    return genuine;
  }

  private List<Path> shippedFolders() throws IOException {
    try {
      return new ModelCatalogue(folders.shipped().folder()).folders();
    } catch (BundleException unreadable) {
      throw new IOException(unreadable.getMessage(), unreadable);
    }
  }

  private static Entry entry(
      Path folder, boolean shipped, boolean active, boolean lastGood, Optional<String> problem)
      throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return new Entry(
        folder.getFileName().toString(), folder, shipped, active, lastGood, bytes, problem);
  }
}
