package org.plantdiseasedetector.update;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.plantdiseasedetector.update.tuf.TrustedStore;
import org.plantdiseasedetector.update.tuf.WireForm;

/**
 * Where models and what is known of them lie.
 *
 * @param data the app's own folder
 * @param shipped the models that came with the app
 * @param root the root of trust, as a file
 */
@SuppressWarnings("ArrayRecordComponent")
public record ModelFolders(Path data, ShippedModels shipped, byte[] root) {

  private static final String ROOT = "root.json";

  /**
   * Uses the root and the hashes in this app.
   *
   * @param data the app's own folder
   * @param shipped folder of the models that came with the app
   * @throws IOException if the app is damaged
   */
  public static ModelFolders ofApp(Path data, Path shipped) throws IOException {
    try (InputStream in = ModelFolders.class.getResourceAsStream(ROOT)) {
      if (in == null) {
        throw new IOException(ROOT + " is missing in the app");
      }
      return new ModelFolders(
          data, new ShippedModels(shipped, ShippedManifest.ofApp()), in.readAllBytes());
    }
  }

  TrustedStore trusted() {
    return new TrustedStore(updates().resolve("trusted"), root, WireForm.CANONICAL);
  }

  InstalledModels installed() {
    return new InstalledModels(data.resolve("models"), trusted());
  }

  StateFile state() {
    return new StateFile(updates().resolve("state.json"));
  }

  /** Returns the log of which model gave way to which. */
  public SwitchLog switches() {
    return new SwitchLog(updates().resolve("switches.jsonl"));
  }

  Path updates() {
    return data.resolve("updates");
  }
}
