package org.plantdiseasedetector.readiness.checks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where everything lies that the checks look at.
 *
 * @param home folder with licences, documents and models: {@code lib/app} of the packaged app, or
 *     the project's folder
 * @param models folder of the model bundles
 * @param samples folder of the sample photos
 * @param data the app's own files
 * @param code jar or folder of the app's classes
 * @param libraries jars on the class path
 * @param version of the app
 */
public record Installation(
    Path home,
    Path models,
    Path samples,
    Path data,
    Path code,
    List<Path> libraries,
    String version) {

  /** Copies the list. */
  public Installation {
    libraries = List.copyOf(libraries);
  }

  /** Returns whether this is the packaged app, not a folder of sources. */
  public boolean isPackaged() {
    return code.startsWith(home) && Files.isRegularFile(code);
  }

  /** Returns the folder of the encrypted history. */
  Path history() {
    return data.resolve("history");
  }

  /** Returns the folder of the backups. */
  Path backups() {
    return data.resolve("backups");
  }

  /** Returns the folder of the logs. */
  Path logs() {
    return data.resolve("logs");
  }

  /** Returns the folder of reports, attestations and sign-offs. */
  public Path readiness() {
    return data.resolve("readiness");
  }

  /** Returns the folder of what the project ships for containers and clusters. */
  Path deploy() {
    Path packaged = home.resolve("deploy");
    return Files.isDirectory(packaged) ? packaged : home.resolve("installer");
  }
}
