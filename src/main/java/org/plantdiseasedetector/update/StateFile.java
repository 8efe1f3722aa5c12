package org.plantdiseasedetector.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.update.tuf.Fields;
import org.plantdiseasedetector.update.tuf.StrictJson;
import org.plantdiseasedetector.update.tuf.WireForm;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the {@link ModelState}; replaced in one step. A damaged file is kept aside.
 *
 * @param file its place
 */
record StateFile(Path file) {

  private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
  private static final String FORMAT = "pdd-models-1";
  private static final String CHECKSUM = "checksum";
  private static final int MOST_BYTES = 64 << 10;

  ModelState read() throws IOException {
    try {
      return parse(StrictJson.parse(DurableFile.read(file, MOST_BYTES), WireForm.CANONICAL));
    } catch (NoSuchFileException fresh) {
      return ModelState.NEW;
    } catch (IOException | IllegalArgumentException damaged) {
      // Too large, or no file at all: like wrong content, it must not keep the app from starting.
      Path aside = file.resolveSibling(file.getFileName() + ".damaged");
      FolderTree.delete(aside);
      Files.move(file, aside);
      LOG.warn("event=model_state_damaged kept={} reason={}", aside, damaged.getMessage());
      return ModelState.NEW;
    }
  }

  private static ModelState parse(ObjectNode node) {
    String checksum = Fields.text(node, CHECKSUM);
    node.remove(CHECKSUM);
    if (!Sha256.hex(StrictJson.canonical(node)).equals(checksum)
        || !Fields.text(node, "format").equals(FORMAT)) {
      throw new IllegalArgumentException("it is not as it was written");
    }
    Map<String, String> highest = new TreeMap<>();
    ObjectNode versions = Fields.object(node, "highest");
    versions.propertyNames().forEach(name -> highest.put(name, Fields.text(versions, name)));
    return new ModelState(
        Fields.text(node, "active"),
        Fields.text(node, "previous"),
        ModelState.Trial.valueOf(Fields.text(node, "trial")),
        highest,
        Fields.text(node, "failed"));
  }

  void write(ModelState state) throws IOException {
    ObjectNode node = StrictJson.object();
    node.put("format", FORMAT).put("active", state.active()).put("previous", state.previous());
    node.put("trial", state.trial().name());
    ObjectNode highest = node.putObject("highest");
    new TreeMap<>(state.highest()).forEach(highest::put);
    node.put("failed", state.failed());
    Files.createDirectories(file.resolveSibling("."));
    node.put(CHECKSUM, Sha256.hex(StrictJson.canonical(node)));
    DurableFile.write(file, StrictJson.canonical(node));
  }
}
