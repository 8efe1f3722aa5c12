package org.plantdiseasedetector.update;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.plantdiseasedetector.update.transport.HttpOptions;
import org.plantdiseasedetector.update.transport.HttpSource;

/**
 * Where updates come from over the network, and whether the app may look by itself. Immutable.
 *
 * @param address https address of the repository
 * @param autoCheck whether the window looks for updates when it opens; never unless there is an
 *     address
 * @param proxy {@code host:port}
 * @param authorities PEM file of certificates that are trusted besides the usual ones
 */
public record UpdateSettings(
    Optional<String> address,
    boolean autoCheck,
    Optional<String> proxy,
    Optional<Path> authorities) {

  /** What holds before anybody chose anything: no address, and no look by itself. */
  public static final UpdateSettings STANDARD =
      new UpdateSettings(Optional.empty(), false, Optional.empty(), Optional.empty());

  /**
   * Checks address and proxy.
   *
   * @throws IllegalArgumentException with a sentence for the user if one is not understood
   */
  public UpdateSettings {
    address.ifPresent(HttpSource::base);
    HttpOptions.standard(proxy, authorities);
  }

  /**
   * Opens the stored address; nothing is sent yet.
   *
   * @throws IOException if the file of authorities cannot be used
   * @throws UpdateException if there is no address
   */
  public UpdateSource open() throws IOException, UpdateException {
    return open(
        address.orElseThrow(
            () ->
                new UpdateException(
                    UpdateException.Reason.MISSING,
                    "There is no address to look at. Store one, or name a file or folder.")));
  }

  /**
   * Opens a source, reaching a server as the settings say.
   *
   * @param from https address, folder or {@code .pddmodel} file
   * @throws IOException if it does not exist or is refused
   * @throws IllegalArgumentException if it is an address but not https
   */
  public UpdateSource open(String from) throws IOException {
    return from.contains("://")
        ? UpdateSource.server(from, HttpOptions.standard(proxy, authorities))
        : UpdateSource.carried(Path.of(from));
  }

  /** Returns whether the window may look for updates without being asked. */
  public boolean looksByItself() {
    return autoCheck && address.isPresent();
  }
}
