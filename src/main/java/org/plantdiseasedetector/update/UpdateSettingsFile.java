package org.plantdiseasedetector.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import org.plantdiseasedetector.update.tuf.Fields;
import org.plantdiseasedetector.update.tuf.StrictJson;
import org.plantdiseasedetector.update.tuf.WireForm;
import org.plantdiseasedetector.vault.DurableFile;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of updates in a file of the data folder; console and window use the same. A damaged
 * file is left as it is; as long as it is damaged the app looks nowhere by itself.
 *
 * @param file its place; need not exist
 */
public record UpdateSettingsFile(Path file) {

  private static final String FORMAT = "pdd-update-settings-1";
  private static final int MOST_BYTES = 16 << 10;

  /**
   * What was found.
   *
   * @param settings the stored ones, or the standard
   * @param problem what the user should know, a sentence
   */
  public record Found(UpdateSettings settings, Optional<String> problem) {}

  /**
   * Names the file of a data folder.
   *
   * @param data the app's own folder
   */
  public static UpdateSettingsFile in(Path data) {
    return new UpdateSettingsFile(data.resolve("update-settings.json"));
  }

  /** Reads the settings; changes nothing. */
  public Found read() {
    try {
      return new Found(parse(DurableFile.read(file, MOST_BYTES)), Optional.empty());
    } catch (NoSuchFileException fresh) {
      return new Found(UpdateSettings.STANDARD, Optional.empty());
    } catch (IOException | IllegalArgumentException damaged) {
      return new Found(
          UpdateSettings.STANDARD,
          Optional.of(
              ("The settings of updates in %s cannot be used: %s. Nothing is looked for by itself."
                      + " Mend the file, or store the settings again; it is then kept aside.")
                  .formatted(file, damaged.getMessage())));
    }
  }

  private static UpdateSettings parse(byte[] bytes) {
    ObjectNode node = StrictJson.parse(bytes, WireForm.ANY);
    Fields.exactly(node, Set.of("format", "address", "autoCheck", "proxy", "authorities"));
    if (!Fields.text(node, "format").equals(FORMAT) || !node.path("autoCheck").isBoolean()) {
      throw new IllegalArgumentException("it is of a form that this version does not know");
    }
    return new UpdateSettings(
        optional(node, "address"),
        node.path("autoCheck").asBoolean(),
        optional(node, "proxy"),
        optional(node, "authorities").map(Path::of));
  }

  private static Optional<String> optional(ObjectNode node, String key) {
    return Optional.of(Fields.text(node, key)).filter(text -> !text.isEmpty());
  }

  /**
   * Stores settings in one step; an older file stays until the new one is complete on the disk, and
   * a damaged one is kept under another name.
   *
   * @param settings the new ones
   * @return the name under which a damaged file was kept, if there was one
   * @throws IOException if the data folder cannot be written; then nothing was changed
   */
  public Optional<Path> write(UpdateSettings settings) throws IOException {
    ObjectNode node = StrictJson.object();
    node.put("format", FORMAT).put("address", settings.address().orElse(""));
    node.put("autoCheck", settings.autoCheck()).put("proxy", settings.proxy().orElse(""));
    node.put("authorities", settings.authorities().map(Path::toString).orElse(""));
    byte[] bytes = StrictJson.canonical(node);
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Optional<Path> aside = Optional.empty();
    if (read().problem().isPresent() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Path kept = Files.createTempFile(folder, "update-settings-damaged-", ".json");
      Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
      aside = Optional.of(kept);
    }
    DurableFile.write(file, bytes);
    return aside;
  }
}
